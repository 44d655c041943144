import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import type { TestPerson } from '../../login/login.testing.ts'
import { addColleague, addEmployee, addGrant } from '../../login/login.testing.ts'
import type { Database } from '../../platform/database/index.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import type { EmployeeBrowser, EmployeePages } from '../portal/employee-browser.testing.ts'
import { csrfOf } from '../portal/employee-browser.testing.ts'
import { withRightsPages } from '../portal/rights-portal.testing.ts'

const path = '/rettigheder/employees'

interface Scene {
  readonly database: Database
  readonly pages: EmployeePages
  readonly browser: EmployeeBrowser
  readonly employee: TestPerson
}

const withScene = (work: (scene: Scene) => Promise<void>): Promise<void> =>
  withTestDatabase((database) =>
    withRightsPages(database, async (pages) => {
      const employee = await addEmployee(database, { name: 'Bo Prøve', cvr: '12345674', rid: 'RID-B' })
      await work({ database, pages, employee, browser: await pages.logIn(employee.partyId, ['ORGANISATION_USER_ADMINISTRATOR'], 'Ada Prøve') })
    }),
  )

/** The hidden and typed fields of the last form on a page. */
function fieldsOf(html: string): Record<string, string> {
  const form = html.slice(html.lastIndexOf('<form action="/rettigheder'))
  return Object.fromEntries([...form.matchAll(/<input(?=[^>]*name="([^"]+)")(?=[^>]*type="(?:hidden|text)")[^>]*value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))
}

const place = (answer: Response): string | null => answer.headers.get('location')
const includes = (html: string, ...words: readonly string[]): void => words.forEach((each) => assert.ok(html.includes(each), each))

test('rights are chosen, checked and given in three steps; two clicks give them once', () =>
  withScene(async ({ database, browser, employee }) => {
    const form = await browser.page(`${path}/${employee.identityId}/give`)
    includes(form, 'Systemadministrator', 'Opretter og passer systemer', 'Læse virksomhedens post')
    assert.doesNotMatch(form, /Domstol|Systemforvalter|Driftsoperatør/, 'what cannot be given is not offered')
    const typed = { csrf: csrfOf(form), rights: ['SYSTEM_MANAGER', 'MESSAGE_BASIC'], lastDay: '24.12.2099' }
    const check = await browser.post(`${path}/${employee.identityId}/give`, { ...typed, step: 'check' })
    const summary = await check.text()
    includes(summary, 'Kontrollér', 'Systemadministrator', '24. december 2099')
    assert.equal((await ask(database, 'SELECT 1 FROM privilege_grants WHERE identity_id = $1', [employee.identityId])).length, 0)
    const back = await (await browser.post(`${path}/${employee.identityId}/give`, { ...typed, step: 'change' })).text()
    assert.equal(back.match(/checked/g)?.length, 2, 'going back loses nothing')
    includes(back, 'value="24.12.2099"')
    const answers = await Promise.all([1, 2].map(() => browser.post(`${path}/${employee.identityId}/give`, { ...typed, step: 'give' })))
    assert.deepEqual(answers.map(place), [1, 2].map(() => `${path}/${employee.identityId}?done=given`))
    assert.equal((await ask(database, 'SELECT 1 FROM privilege_grants WHERE identity_id = $1', [employee.identityId])).length, 2)
    includes(await browser.page(`${path}/${employee.identityId}?done=given`), 'gælder nu', '24. december 2099', 'Systemadministrator givet af Ada Prøve')
    includes(await browser.page(`${path}/${employee.identityId}/give?lang=en`), 'System administrator (given already)')
  }))

test('what is wrong stands at its field and on top, and what was typed stays', () =>
  withScene(async ({ browser, employee }) => {
    const address = `${path}/${employee.identityId}/give`
    const csrf = csrfOf(await browser.page(address))
    const empty = await browser.post(address, { csrf, lastDay: '31.2.2099' })
    assert.equal(empty.status, 400)
    const page = await empty.text()
    includes(page, 'href="#rights"', 'id="rights-error"', 'Vælg mindst én rettighed', 'href="#lastDay"', 'id="lastDay-error"', 'value="31.2.2099"')
    const past = await browser.post(address, { csrf, rights: 'SYSTEM_MANAGER', lastDay: '1.1.2020', step: 'give' })
    assert.equal(past.status, 400)
    const refused = await past.text()
    includes(refused, 'Slutdatoen er passeret', 'value="01.01.2020"')
    assert.match(refused, /value="SYSTEM_MANAGER" checked/)
    assert.equal((await browser.post(address, { csrf: 'x', rights: 'SYSTEM_MANAGER', step: 'give' })).status, 403)
  }))

test('an end date is moved; who comes second is told what holds now and keeps what he typed', () =>
  withScene(async ({ database, browser, employee }) => {
    await addGrant(database, employee, 'SYSTEM_MANAGER')
    const [grant] = await ask(database, "SELECT grant_id FROM privilege_grants WHERE privilege = 'SYSTEM_MANAGER'")
    const address = `${path}/${employee.identityId}/grants/${String(grant?.['grant_id'])}/end`
    const fields = fieldsOf(await browser.page(address))
    for (let click = 0; click < 2; click++) assert.equal(place(await browser.post(address, { ...fields, lastDay: '24.12.2099' })), `${path}/${employee.identityId}?done=moved`)
    const second = await browser.post(address, { ...fields, lastDay: '1.7.2098' })
    assert.equal(second.status, 409)
    const page = await second.text()
    includes(page, 'Nogen har ændret det samme', '24. december 2099', 'value="01.07.2098"')
    assert.equal(place(await browser.post(address, fieldsOf(page))), `${path}/${employee.identityId}?done=moved`, 'again, knowing it')
    assert.equal((await browser.post(address, { ...fieldsOf(await browser.page(address)), lastDay: 'snart' })).status, 400)
  }))

test('a right is taken away after a question; a second click says that it is gone; the last administrator stays', () =>
  withScene(async ({ database, browser, employee }) => {
    await addGrant(database, employee, 'SYSTEM_MANAGER')
    const [grant, own] = await ask(database, 'SELECT grant_id FROM privilege_grants ORDER BY privilege DESC')
    const address = `${path}/${employee.identityId}/grants/${String(grant?.['grant_id'])}/revoke`
    const question = await browser.page(address)
    includes(question, 'Vil du fjerne Systemadministrator fra Bo Prøve?')
    const doneBy = async (): Promise<string | null> => place(await browser.post(address, fieldsOf(question)))
    assert.deepEqual([await doneBy(), await doneBy()], ['revoked', 'gone'].map((done) => `${path}/${employee.identityId}?done=${done}`))
    const last = `${path}/${browser.employee.identityId}/grants/${String(own?.['grant_id'])}/revoke`
    const refused = await browser.post(last, fieldsOf(await browser.page(last)))
    assert.equal(refused.status, 409)
    includes(await refused.text(), 'uden en rettighedsadministrator')
  }))

test('an employee of another organisation is found by both numbers, and where he works is said on every page', () =>
  withScene(async ({ database, browser }) => {
    const supplier = await addEmployee(database, { name: 'Kaj Fremmed', organisation: 'Leverandør A/S', cvr: '87654321', rid: 'RID-K' })
    const wrong = await browser.get(`${path}/find?cvr=123&rid=`)
    assert.equal(wrong.status, 400)
    includes(await wrong.text(), 'href="#cvr"', 'href="#rid"', 'value="123"')
    assert.equal((await browser.get(`${path}/find?cvr=87654321&rid=RID-X`)).status, 400)
    const found = place(await browser.get(`${path}/find?cvr=87654321&rid=rid-k`)) ?? ''
    const lookups = await ask(database, "SELECT owner_id, events.properties - 'party' AS facts, personal.properties AS personal FROM events JOIN event_personal_properties AS personal USING (event_id) WHERE tag = 'IDENTITY_SEARCHES' ORDER BY event_id")
    const lookup = (results: number, rid: string) => ({ owner_id: browser.employee.partyId, facts: { results, cvr: '87654321' }, personal: { rid } })
    assert.deepEqual(lookups, [lookup(0, 'RID-X'), lookup(1, 'rid-k')], 'found or not, each look-up is recorded')
    const form = await browser.page(found)
    includes(form, 'Kaj Fremmed er ansat hos Leverandør A/S')
    const answer = await browser.post(found.split('?')[0] ?? '', { ...fieldsOf(form), rights: 'SYSTEM_MANAGER', step: 'give' })
    assert.equal(place(answer), `${path}/${supplier.identityId}?done=given`)
    includes(await browser.page(`${path}/${supplier.identityId}`), 'Ansat hos Leverandør A/S', 'CVR 87654321')
    includes(await browser.page(`${path}?search=leverand%C3%B8r`), 'Kaj Fremmed', 'Anden organisation')
    assert.doesNotMatch(await browser.page(`${path}/${supplier.identityId}`), /deactivate/, 'only the employer deactivates')
    assert.equal((await browser.get(`${path}/${supplier.identityId}/deactivate`)).status, 404)
  }))

test('the list is searched, filtered, sorted and paged by its address', () =>
  withScene(async ({ database, browser, employee }) => {
    for (let number = 1; number <= 12; number++) await addColleague(database, employee, { name: `Cy ${String(number).padStart(2, '0')}`, rid: `C-${number}` })
    await addGrant(database, employee, 'SYSTEM_MANAGER')
    const namesOn = async (query: string): Promise<string[]> => [...(await browser.page(path + query)).matchAll(/employees\/[0-9a-f-]{36}">([^<]+)</g)].map(([, name = '']) => name)
    assert.deepEqual((await namesOn('')).slice(0, 3), ['Ada Prøve', 'Bo Prøve', 'Cy 01'])
    assert.deepEqual(await namesOn('?page=2'), ['Cy 09', 'Cy 10', 'Cy 11', 'Cy 12'])
    assert.deepEqual((await namesOn('?sort=name:desc'))[0], 'Cy 12')
    assert.deepEqual(await namesOn('?search=c-3'), ['Cy 03'])
    assert.deepEqual(await namesOn('?right=SYSTEM_MANAGER'), ['Bo Prøve'])
    includes(await browser.page(`${path}?search=nobody`), 'Ingen passer til det, du søger efter')
  }))

test('an employee is renamed, deactivated and reactivated', () =>
  withScene(async ({ browser, employee }) => {
    const address = `${path}/${employee.identityId}`
    const edit = fieldsOf(await browser.page(`${address}/edit`))
    const faulty = await browser.post(`${address}/edit`, { ...edit, alias: 'Postmester', email: 'bo@' })
    assert.equal(faulty.status, 400)
    includes(await faulty.text(), 'value="Postmester"', 'value="bo@"', 'href="#email"')
    assert.equal(place(await browser.post(`${address}/edit`, { ...edit, alias: 'Postmester', email: 'bo@example.dk' })), `${address}?done=edited`)
    const second = await browser.post(`${address}/edit`, { ...edit, alias: 'Posten', email: '' })
    assert.equal(second.status, 409)
    includes(await second.text(), 'Postmester', 'bo@example.dk', 'value="Posten"')
    for (const way of ['deactivate', 'reactivate']) {
      const fields = fieldsOf(await browser.page(`${address}/${way}`))
      for (let click = 0; click < 2; click++) assert.equal(place(await browser.post(`${address}/${way}`, fields)), `${address}?done=${way}d`)
    }
  }))

test('nobody is offered rights for himself, and another organisation’s pages are not there', () =>
  withScene(async ({ database, pages, browser, employee }) => {
    includes(await browser.page(`${path}/${browser.employee.identityId}/give`), 'Du kan ikke give dig selv rettigheder')
    const other = await addEmployee(database, { organisation: 'Anden ApS' })
    const stranger = await pages.logIn(other.partyId, ['ORGANISATION_USER_ADMINISTRATOR'])
    for (const rest of ['', '/give', '/edit', '/deactivate', '/reactivate']) assert.equal((await stranger.get(`${path}/${employee.identityId}${rest}`)).status, 404, rest)
    const csrf = csrfOf(await stranger.page(path.replace('employees', 'groups/new')))
    assert.equal((await stranger.post(`${path}/${employee.identityId}/deactivate`, { csrf, version: '0' })).status, 404)
    assert.equal((await stranger.post(`${path}/${employee.identityId}/give`, { csrf, rights: 'SYSTEM_MANAGER', step: 'give' })).status, 404)
  }))
