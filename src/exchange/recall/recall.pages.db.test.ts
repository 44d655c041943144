import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import { addCitizen, addSession } from '../../login/login.testing.ts'
import { insertTestAuthorityOrganisation, insertTestCompanyOrganisation } from '../../organisations/organisations.testing.ts'
import { insertTestPerson } from '../../parties/parties.testing.ts'
import type { PlainDate } from '../../platform/clock/index.ts'
import { addDuration, civilDate, startOfCivilDate } from '../../platform/clock/index.ts'
import { insertTestRegistration } from '../../register/register.testing.ts'
import { withAdminPages } from '../admin.testing.ts'
import { csrfOf } from '../../rights/portal/employee-browser.testing.ts'
import type { EmployeePages } from '../../rights/portal/employee-browser.testing.ts'
import { moveClock } from '../clock.testing.ts'
import type { TestExchange } from '../exchange.testing.ts'
import { withExchange } from '../exchange.testing.ts'
import type { MessageUuid } from '../letter.ts'
import { countPlaces } from '../outcome.testing.ts'
import { newMessageUuid, waitingFor } from '../test-memo.testing.ts'

interface Scene extends EmployeePages {
  readonly exchange: TestExchange
  readonly day: PlainDate
  readonly held: MessageUuid
  readonly cpr: string
}

/** An authority with a letter that is held for five days. */
const withHeldLetter = (work: (scene: Scene) => Promise<void>): Promise<void> =>
  withExchange((exchange) =>
    withAdminPages(exchange.database, async (pages) => {
      const day = civilDate(addDuration(await exchange.database.now(), 'P5D'))
      const cpr = await exchange.database.transaction(async (tx) => {
        const { partyId, cprNumber } = await insertTestPerson(tx)
        await insertTestRegistration(tx, { partyId })
        return cprNumber
      })
      const held = newMessageUuid()
      await exchange.send({ messageUuid: held, recipientId: cpr, title: '&lt;b>Varsel&lt;/b> om vandafbrydelse', flags: waitingFor(day) })
      await exchange.settle()
      await work({ ...pages, exchange, day, held, cpr })
    }),
  )

const manager = (scene: Scene, name?: string) => scene.logIn(scene.exchange.sender.partyId, ['SYSTEM_MANAGER'], name)
const placesOf = ({ exchange, held }: Scene) => exchange.database.read((on) => countPlaces(on, { messageUuid: held }))

test('search, look, confirm, receipt: the letter is never delivered, and the log names the employee', () =>
  withHeldLetter(async (scene) => {
    const { exchange, held, cpr, day } = scene
    const browser = await manager(scene, 'Ida Prøve')
    assert.match(await browser.page('/admin'), /Tilbagekald meddelelser/)
    const found = await browser.page(`/admin/recall?id=${held.replaceAll('-', '').toUpperCase()}`)
    assert.match(found, /&lt;b>Varsel&lt;\/b> om vandafbrydelse/)
    for (const words of [held, `${cpr.slice(0, 6)}-****`, exchange.sender.cvr, 'Valørdato']) assert.ok(found.includes(words), words)
    assert.ok(!found.includes(cpr), 'the number is not shown whole')
    const confirm = await browser.page(`/admin/recall/${held}/confirm`)
    assert.match(confirm, /Bekræft tilbagekald</)
    assert.equal((await placesOf(scene)).work, 1, 'looking recalls nothing')
    const answer = await browser.post(`/admin/recall/${held}`, { csrf: csrfOf(confirm) })
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, `/admin/recall/${held}/receipt`])
    const receipt = await browser.page(`/admin/recall/${held}/receipt`)
    assert.match(receipt, /Meddelelsen er tilbagekaldt/)
    assert.match(receipt, /Ida Prøve/)
    await moveClock(exchange, addDuration(startOfCivilDate(day), 'P1D'))
    assert.deepEqual(await placesOf(scene), { mailboxes: 0, waiting: 0, messages: 0, work: 0, receipts: 1 })
    const events = await ask(exchange.database, "SELECT owner_id, actor_kind, actor_id, properties FROM events WHERE tag = 'MEMO_SEND_RECALLED'")
    const [recipient] = await ask(exchange.database, 'SELECT party_id FROM party_numbers WHERE number = $1', [cpr])
    const properties = { messageUUID: held, rule: 'recall.before-value-date', party: recipient?.['party_id'], 'before.state': 'HELD', 'after.state': 'RECALLED' }
    assert.deepEqual(events, [{ owner_id: exchange.sender.partyId, actor_kind: 'employee', actor_id: browser.employee.identityId, properties }])
  }))

test('a double click does it once and shows the receipt; a colleague who comes second sees who was first', () =>
  withHeldLetter(async (scene) => {
    const { held, exchange } = scene
    const [ida, bo] = [await manager(scene, 'Ida Prøve'), await manager(scene, 'Bo Prøve')]
    const csrf = csrfOf(await ida.page(`/admin/recall/${held}/confirm`))
    const bosCsrf = csrfOf(await bo.page(`/admin/recall/${held}/confirm`))
    const clicks = await Promise.all([ida.post(`/admin/recall/${held}`, { csrf }), ida.post(`/admin/recall/${held}`, { csrf })])
    const late = await bo.post(`/admin/recall/${held}`, { csrf: bosCsrf })
    for (const answer of [...clicks, late]) assert.equal(answer.headers.get('location'), `/admin/recall/${held}/receipt`)
    const receipt = await bo.page(`/admin/recall/${held}/receipt`)
    assert.match(receipt, /Tilbagekaldt af[\s\S]*Ida Prøve/)
    assert.equal((await ask(exchange.database, "SELECT 1 FROM events WHERE tag = 'MEMO_SEND_RECALLED'")).length, 1)
    assert.match(await bo.page(`/admin/recall?id=${held}`), /allerede tilbagekaldt/)
    assert.equal((await bo.get(`/admin/recall/${held}/confirm`)).headers.get('location'), `/admin/recall?id=${held}`)
  }))

test('a search that finds nothing says why at the field and on top, in both languages', () =>
  withHeldLetter(async (scene) => {
    const browser = await manager(scene)
    const faults = [
      ['', 400, /Indtast meddelelsens ID/],
      ['ikke et id', 400, /32 tegn: tallene/],
      [newMessageUuid(), 404, /har ikke sendt en meddelelse med dette ID/],
    ] as const
    for (const [typed, status, words] of faults) {
      const html = await browser.page(`/admin/recall?id=${encodeURIComponent(typed)}`, status)
      assert.equal(html.split(words).length, 3, 'on top and at the field')
      assert.match(html, /<a href="#id" class="function-link">/)
      assert.match(html, /aria-invalid="true"/)
      assert.ok(html.includes(typed), 'what was typed is still there')
    }
    assert.match(await browser.page('/admin/recall?id=&lang=en', 400), /Enter the ID of the message/)
    assert.match(await browser.page(`/admin/recall?id=${scene.held}&lang=en`), /Value date/)
  }))

test('after the value date the page says so, and recalls nothing', () =>
  withHeldLetter(async (scene) => {
    const { held, exchange, day } = scene
    const browser = await manager(scene)
    const csrf = csrfOf(await browser.page(`/admin/recall/${held}/confirm`))
    await moveClock(exchange, addDuration(startOfCivilDate(day), 'PT1M'))
    const answer = await browser.post(`/admin/recall/${held}`, { csrf })
    assert.equal(answer.headers.get('location'), `/admin/recall?id=${held}`)
    assert.match(await browser.page(`/admin/recall?id=${held}`), /valørdato er nået/)
    assert.equal((await browser.get(`/admin/recall/${held}/receipt`)).headers.get('location'), `/admin/recall?id=${held}`)
    assert.equal((await placesOf(scene)).mailboxes, 1)
  }))

test('without the right, from a company, as a citizen or from another authority nothing is shown and nothing happens', () =>
  withHeldLetter(async (scene) => {
    const { held, exchange, url } = scene
    const { database, sender } = exchange
    const addresses = ['/admin/recall', `/admin/recall?id=${held}`, `/admin/recall/${held}/confirm`, `/admin/recall/${held}/receipt`]
    const powerless = await scene.logIn(sender.partyId, ['MESSAGE_BASIC', 'STATISTICS_ADMINISTRATOR'])
    for (const address of addresses) assert.match(await powerless.page(address, 403), /mangler den rettighed/)
    assert.match(await powerless.page('/admin'), /endnu ingen ret/)
    assert.equal((await powerless.post(`/admin/recall/${held}`, { csrf: csrfOf(await powerless.page('/admin')) })).status, 403)
    const { partyId } = await database.transaction((tx) => insertTestCompanyOrganisation(tx))
    const company = await scene.logIn(partyId, ['SYSTEM_MANAGER'])
    for (const address of addresses) assert.match(await company.page(address, 403), /kan kun myndigheder/)
    const { cookie } = await addSession(database, await addCitizen(database))
    for (const address of ['/admin', ...addresses]) {
      const answer = await fetch(url + address, { headers: { cookie }, redirect: 'manual' })
      assert.equal(answer.status, 403)
      assert.match(await answer.text(), /kun medarbejdere i myndigheder/)
    }
    const { partyId: otherAuthority } = await database.transaction((tx) => insertTestAuthorityOrganisation(tx))
    const stranger = await scene.logIn(otherAuthority, ['SYSTEM_MANAGER'])
    assert.doesNotMatch(await stranger.page(`/admin/recall?id=${held}`, 404), /vandafbrydelse/)
    assert.equal((await stranger.get(`/admin/recall/${held}/confirm`)).status, 404)
    assert.equal((await stranger.get(`/admin/recall/${held}/receipt`)).status, 404)
    const csrf = csrfOf(await stranger.page('/admin'))
    assert.equal((await stranger.post(`/admin/recall/${held}`, { csrf })).status, 404)
    assert.equal((await placesOf(scene)).work, 1)
  }))

test('a form from elsewhere, or with another one’s token, recalls nothing; nobody logged in is led through the login', () =>
  withHeldLetter(async (scene) => {
    const { held, url } = scene
    const [ida, bo] = [await manager(scene), await manager(scene)]
    const bosToken = csrfOf(await bo.page(`/admin/recall/${held}/confirm`))
    for (const fields of [{}, { csrf: '' }, { csrf: bosToken }] as Record<string, string>[]) // as a form elsewhere could
      assert.equal((await ida.post(`/admin/recall/${held}`, fields)).status, 403)
    assert.equal((await placesOf(scene)).work, 1)
    const answer = await fetch(`${url}/admin/recall?id=${held}`, { redirect: 'manual' })
    assert.equal(answer.headers.get('location'), `/login?returnTo=${encodeURIComponent(`/admin/recall?id=${held}`)}`)
  }))
