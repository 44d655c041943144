import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import { insertTestAuthorityOrganisation } from '../../organisations/organisations.testing.ts'
import type { EmployeeBrowser, EmployeePages } from '../../rights/portal/employee-browser.testing.ts'
import { withAdminPages } from '../admin.testing.ts'
import { csrfOf } from '../../rights/portal/employee-browser.testing.ts'
import { tarOf, testArchiveLimits } from '../containers/containers.testing.ts'
import type { TestExchange } from '../exchange.testing.ts'
import { testMailingRules, withExchange } from '../exchange.testing.ts'
import { mailingPages } from '../index.ts'
import { mixed } from './mailings.testing.ts'

const path = '/admin/mailings'

const withPages = (work: (exchange: TestExchange, pages: EmployeePages) => Promise<void>): Promise<void> =>
  withExchange((exchange) => {
    const { database, contentStore, wakeBus } = exchange
    const more = { contentStore, wakeBus, archiveLimits: testArchiveLimits, maxLetterBytes: 99_500_000, mailingRules: testMailingRules }
    return withAdminPages(database, (pages) => work(exchange, pages), (services) => mailingPages({ ...services, ...more }))
  })

const managerOf = ({ sender }: TestExchange, pages: EmployeePages): Promise<EmployeeBrowser> => pages.logIn(sender.partyId, ['SYSTEM_MANAGER'])

interface Typed {
  readonly csrf: string
  readonly name?: string
  readonly systemId?: string
  readonly archive?: Uint8Array
}

/** Sends the form with its fields in the order of the page. */
function upload(browser: EmployeeBrowser, { sender }: TestExchange, { csrf, name = 'Årsopgørelser', systemId = sender.systemId, archive }: Typed): Promise<Response> {
  const form = new FormData()
  for (const [field, value] of Object.entries({ csrf, name, systemId })) form.append(field, value)
  form.append('file', archive === undefined ? new Blob([]) : new Blob([Buffer.from(archive)]), archive === undefined ? '' : 'breve.tar')
  return browser.send(`${path}/new`, form)
}

async function sent(browser: EmployeeBrowser, exchange: TestExchange, archive: Uint8Array): Promise<string> {
  const answer = await upload(browser, exchange, { csrf: csrfOf(await browser.page(`${path}/new`)), archive })
  const [, id = assert.fail(`${answer.status} ${answer.headers.get('location') ?? (await answer.text())}`)] = /mailings\/([0-9a-f-]{36})\?done=/.exec(answer.headers.get('location') ?? '') ?? []
  return id
}

test('an employee sends three hundred letters, looks at what was found, starts them, and sees them finish', () =>
  withPages(async (exchange, pages) => {
    const browser = await managerOf(exchange, pages)
    assert.match(await browser.page(path), /Der er ingen udsendelser endnu/)
    const id = await sent(browser, exchange, await tarOf(await mixed(exchange, 290, 10)))
    assert.match(await browser.page(`${path}/${id}?done=sent`), /Arkivet er modtaget/)
    await exchange.settle()
    const ready = await browser.page(`${path}/${id}`)
    for (const words of ['Klar til start', '300 breve er gennemgået', 'Leveres digitalt', '290', 'Modtageren findes ikke', 'Kontrollér nummeret.', 'nr. 30', 'Start udsendelsen']) assert.ok(ready.includes(words), words)
    const question = await browser.page(`${path}/${id}/start`)
    for (const words of ['Vil du starte', 'Først sendes 3 breve, så i alt 30 og til sidst alle 300', 'Omkring 10 minutter']) assert.ok(question.includes(words), words)
    const csrf = csrfOf(question)
    const twice = await Promise.all([browser.post(`${path}/${id}/start`, { csrf }), browser.post(`${path}/${id}/start`, { csrf })])
    assert.deepEqual(twice.map(({ headers }) => headers.get('location')), Array.from({ length: 2 }, () => `${path}/${id}?done=start`))
    await exchange.settle()
    const running = await browser.page(`${path}/${id}`)
    for (const words of ['I gang', 'Næste trin begynder', 'data-live-seconds']) assert.ok(running.includes(words), words)
    await exchange.advance('PT15M')
    const finished = await browser.page(`${path}/${id}?lang=en`)
    for (const words of ['Finished', 'Faults in letters that were handled', '10 (3.3 % of those handled)', 'Ida Prøve']) assert.ok(finished.includes(words), words)
    assert.doesNotMatch(finished, /data-live-seconds/, 'nothing moves any more')
    assert.match(await browser.page(path), /Årsopgørelser[\s\S]*Færdig[\s\S]*300 af 300/)
    const events = await ask(exchange.database, "SELECT tag, owner_id, actor_id, properties->>'before.state' AS before FROM events WHERE actor_kind = 'employee' ORDER BY event_id")
    const by = { owner_id: exchange.sender.partyId, actor_id: browser.employee.identityId }
    assert.deepEqual(events, [{ tag: 'MAILING_CHANGED', ...by, before: null }, { tag: 'MAILING_CHANGED', ...by, before: 'ready' }])
  }))

test('a mailing is paused, goes on, and is stopped after a question; too late one sees how it stands', () =>
  withPages(async (exchange, pages) => {
    const browser = await managerOf(exchange, pages)
    const id = await sent(browser, exchange, await tarOf(await mixed(exchange, 200, 0)))
    await exchange.settle()
    const csrf = csrfOf(await browser.page(`${path}/${id}/start`))
    const act = async (wish: string): Promise<string | null> => (await browser.post(`${path}/${id}/${wish}`, { csrf })).headers.get('location')
    await act('start')
    await exchange.settle()
    assert.equal(await act('pause'), `${path}/${id}?done=pause`)
    assert.match(await browser.page(`${path}/${id}`), /På pause[\s\S]*Lad den fortsætte/)
    assert.equal(await act('resume'), `${path}/${id}?done=resume`)
    await exchange.settle()
    assert.match(await browser.page(`${path}/${id}/stop`), /180 breve i Årsopgørelser er ikke sendt og bliver det aldrig/)
    assert.equal(await act('stop'), `${path}/${id}?done=stop`)
    assert.equal(await act('stop'), `${path}/${id}?done=stop`)
    assert.match(await browser.page(`${path}/${id}`), /Standset[\s\S]*180 breve blev ikke sendt/)
    for (const page of ['start', 'stop']) assert.equal((await browser.get(`${path}/${id}/${page}`)).headers.get('location'), `${path}/${id}`)
    assert.equal((await browser.post(`${path}/${id}/resume`, { csrf })).status, 409)
  }))

test('what is wrong with the form stands at its field, and what was typed stays', () =>
  withPages(async (exchange, pages) => {
    const browser = await managerOf(exchange, pages)
    const csrf = csrfOf(await browser.page(`${path}/new`))
    const archive = await tarOf(await mixed(exchange, 2, 0))
    const faulty = async (typed: Omit<Typed, 'csrf'>, words: string): Promise<void> => {
      const answer = await upload(browser, exchange, { csrf, ...typed })
      const html = await answer.text()
      assert.equal(answer.status, 400)
      assert.equal(html.split(words).length, 3, `on top and at the field: ${words}`)
      if (typed.name !== '') assert.ok(html.includes('value="Årsopgørelser"'))
    }
    await faulty({ archive, name: '' }, 'Giv den et navn på 1 til 100 tegn')
    await faulty({ archive, systemId: exchange.sender.partyId }, 'Vælg det system')
    await faulty({}, 'Vælg arkivet med brevene.')
    const empty = await (await upload(browser, exchange, { csrf, name: '' })).text()
    for (const words of ['Giv den et navn på 1 til 100 tegn', 'Vælg arkivet med brevene.']) assert.ok(empty.includes(words), 'everything that is wrong is told at once')
    await faulty({ archive: Buffer.from('no archive at all') }, 'Pak det med et almindeligt tar-program')
    await faulty({ archive: archive.subarray(0, 700) }, 'Pak det igen, og send det helt.')
    assert.match(await browser.page(path), /Der er ingen udsendelser endnu/)
    const id = await sent(browser, exchange, archive)
    const again = await upload(browser, exchange, { csrf, archive, name: 'Andet navn' })
    assert.equal(again.headers.get('location'), `${path}/${id}?done=repeated`)
  }))

test('without the right, from another organisation, or by a form from elsewhere, nothing is shown and nothing happens', () =>
  withPages(async (exchange, pages) => {
    const browser = await managerOf(exchange, pages)
    const archive = await tarOf(await mixed(exchange, 20, 0))
    const id = await sent(browser, exchange, archive)
    await exchange.settle()
    const powerless = await pages.logIn(exchange.sender.partyId, ['MESSAGE_BASIC'])
    const other = await exchange.database.transaction((tx) => insertTestAuthorityOrganisation(tx))
    const stranger = await pages.logIn(other.partyId, ['SYSTEM_MANAGER'])
    for (const address of [path, `${path}/new`, `${path}/${id}`, `${path}/${id}/start`, `${path}/${id}/stop`]) assert.equal((await powerless.get(address)).status, 403, address)
    for (const address of [`${path}/${id}`, `${path}/${id}/start`, `${path}/${id}/stop`]) assert.equal((await stranger.get(address)).status, 404, address)
    assert.match(await stranger.page(path), /Der er ingen udsendelser endnu/)
    assert.match(await stranger.page(`${path}/new`), /intet aktivt afsendersystem/)
    const strangers = csrfOf(await stranger.page('/admin/recall'))
    for (const wish of ['start', 'pause', 'resume', 'stop']) {
      assert.equal((await powerless.post(`${path}/${id}/${wish}`, { csrf: '' })).status, 403)
      assert.equal((await stranger.post(`${path}/${id}/${wish}`, { csrf: strangers })).status, 404)
      assert.equal((await browser.post(`${path}/${id}/${wish}`, { csrf: 'from elsewhere' })).status, 403)
    }
    assert.equal((await upload(browser, exchange, { csrf: 'from elsewhere', archive })).status, 403)
    assert.equal((await upload(powerless, exchange, { csrf: '', archive })).status, 403)
    assert.match(await browser.page(`${path}/${id}`), /Klar til start/)
  }))
