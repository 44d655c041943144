import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import type { TestPerson } from '../../login/login.testing.ts'
import { addColleague, addEmployee } from '../../login/login.testing.ts'
import type { Database } from '../../platform/database/index.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import type { EmployeeBrowser, EmployeePages } from '../portal/employee-browser.testing.ts'
import { csrfOf } from '../portal/employee-browser.testing.ts'
import { withRightsPages } from '../portal/rights-portal.testing.ts'

const path = '/rettigheder/groups'

interface Scene {
  readonly database: Database
  readonly pages: EmployeePages
  readonly browser: EmployeeBrowser
  readonly employee: TestPerson
}

const withScene = (work: (scene: Scene) => Promise<void>): Promise<void> =>
  withTestDatabase((database) =>
    withRightsPages(database, async (pages) => {
      const employee = await addEmployee(database, { name: 'Bo Prøve', rid: 'RID-B' })
      await work({ database, pages, employee, browser: await pages.logIn(employee.partyId, ['ORGANISATION_USER_ADMINISTRATOR'], 'Ada Prøve') })
    }),
  )

const place = (answer: Response): string => answer.headers.get('location') ?? ''
const includes = (html: string, ...words: readonly string[]): void => words.forEach((each) => assert.ok(html.includes(each), each))

async function create(browser: EmployeeBrowser, name: string): Promise<string> {
  const csrf = csrfOf(await browser.page(`${path}/new`))
  return place(await browser.post(`${path}/new`, { csrf, name, rights: ['MESSAGE_BASIC', 'SYSTEM_MANAGER'] })).split('?')[0] ?? ''
}

/** The address that the page offers, by its end. */
const offered = (html: string, end: string): string => new RegExp(`href="(${path}/[^"]*/${end})"`).exec(html)?.[1] ?? assert.fail(end)

const versionOf = (html: string): string => /name="version" value="(\d+)"/.exec(html)?.[1] ?? assert.fail('no version')

/** Says yes to the question at an address. */
async function confirm(browser: EmployeeBrowser, address: string): Promise<string> {
  const question = await browser.page(address)
  return place(await browser.post(address, { csrf: csrfOf(question), version: versionOf(question) }))
}

test('a group is made, filled, changed and deleted with a look at what is lost', () =>
  withScene(async ({ database, browser, employee }) => {
    includes(await browser.page(path), 'Der er ingen grupper endnu')
    const group = await create(browser, 'Postteam')
    const rightsOf = async (): Promise<number> => (await ask(database, 'SELECT 1 FROM privilege_grants WHERE identity_id = $1 AND revoked_at IS NULL', [employee.identityId])).length
    const members = await browser.page(`${group}/add-members?search=bo`)
    includes(members, 'Bo Prøve, ansat hos')
    assert.equal(place(await browser.post(`${group}/add-members`, { csrf: csrfOf(members), employees: employee.identityId, search: 'bo' })), `${group}?done=members-added`)
    assert.equal(await rightsOf(), 2)
    includes(await browser.page(`/rettigheder/employees/${employee.identityId}`), 'Gruppen Postteam', 'gennem gruppen Postteam')
    includes(await browser.page(`${group}/give`), 'Systemadministrator (er givet)')
    const shown = await browser.page(group)
    const end = offered(shown, 'end')
    const form = await browser.page(end)
    for (let click = 0; click < 2; click++) assert.equal(place(await browser.post(end, { csrf: csrfOf(form), version: versionOf(form), lastDay: '24.12.2099' })), `${group}?done=moved`)
    const late = await browser.post(end, { csrf: csrfOf(form), version: versionOf(form), lastDay: '' })
    assert.equal(late.status, 409)
    includes(await late.text(), '24. december 2099', 'Nogen har ændret det samme')
    const right = offered(await browser.page(group), '(?:[^"/]*/)?remove')
    assert.match(await confirm(browser, right), /done=(right|member)-removed$/)
    includes(await browser.page(`${group}/delete`), 'Bo Prøve')
    assert.equal(await confirm(browser, `${group}/delete`), `${path}?done=deleted`)
    assert.equal(await rightsOf(), 0)
    await browser.page(group, 404)
  }))

test('what is wrong with a group’s form is said, and what was typed stays', () =>
  withScene(async ({ browser, employee }) => {
    const group = await create(browser, 'Postteam')
    const csrf = csrfOf(await browser.page(`${path}/new`))
    const nameless = await browser.post(`${path}/new`, { csrf, name: ' ', rights: 'SYSTEM_MANAGER', lastDay: 'snart' })
    assert.equal(nameless.status, 400)
    const page = await nameless.text()
    includes(page, 'href="#name"', 'href="#lastDay"', 'value="snart"')
    assert.match(page, /value="SYSTEM_MANAGER" checked/)
    const taken = await browser.post(`${path}/new`, { csrf, name: 'POSTTEAM' })
    assert.equal(taken.status, 409)
    includes(await taken.text(), 'allerede en gruppe med det navn', 'value="POSTTEAM"')
    assert.equal((await browser.post(`${group}/give`, { csrf })).status, 400)
    assert.equal((await browser.post(`${group}/add-members`, { csrf })).status, 400)
    const own = await browser.post(`${group}/add-members`, { csrf, employees: [browser.employee.identityId, employee.identityId] })
    assert.equal(own.status, 403)
    includes(await own.text(), 'Du kan ikke give dig selv en rettighed', 'checked')
    const rename = await browser.page(`${group}/rename`)
    assert.equal((await browser.post(`${group}/rename`, { csrf, version: versionOf(rename), name: '' })).status, 400)
    for (let click = 0; click < 2; click++) assert.equal(place(await browser.post(`${group}/rename`, { csrf, version: versionOf(rename), name: 'Drift' })), `${group}?done=renamed`)
    const second = await browser.post(`${group}/rename`, { csrf, version: versionOf(rename), name: 'Vagt' })
    assert.equal(second.status, 409)
    includes(await second.text(), 'Drift', 'value="Vagt"')
  }))

test('clicking twice makes one group and leads both clicks to it; whoever wants something else, or comes later, is told that the name is taken', () =>
  withScene(async ({ database, pages, browser }) => {
    const fields = { csrf: csrfOf(await browser.page(`${path}/new`)), name: 'Postteam', rights: ['MESSAGE_BASIC', 'SYSTEM_MANAGER'], lastDay: '24.12.2099' }
    const atOnce = await Promise.all([1, 2].map(() => browser.post(`${path}/new`, fields)))
    const places = [...atOnce, await browser.post(`${path}/new`, fields)].map(place)
    assert.match(places[0] ?? '', /\?done=created$/)
    assert.equal(new Set(places).size, 1)
    assert.equal((await ask(database, 'SELECT 1 FROM identity_groups')).length, 1)
    const again = (browserOf: EmployeeBrowser, more: object) => browserOf.post(`${path}/new`, { ...fields, ...more }).then(({ status }) => status)
    assert.equal(await again(browser, { rights: ['MESSAGE_BASIC'] }), 409, 'with other rights')
    assert.equal(await again(browser, { lastDay: '' }), 409, 'with another end')
    const colleague = await pages.logIn(browser.employee.partyId, ['ORGANISATION_USER_ADMINISTRATOR'], 'Cy Prøve')
    assert.equal(await again(colleague, { csrf: csrfOf(await colleague.page(`${path}/new`)) }), 409, 'a colleague did not make it')
    await browser.post(`${(places[0] ?? '').split('?')[0] ?? ''}/rename`, { csrf: fields.csrf, version: '1', name: 'Drift' })
    await browser.post(`${(places[0] ?? '').split('?')[0] ?? ''}/rename`, { csrf: fields.csrf, version: '2', name: 'Postteam' })
    assert.equal(await again(browser, {}), 409, 'it was changed since')
  }))

test('an employee of another organisation becomes a member by both numbers', () =>
  withScene(async ({ database, browser }) => {
    const group = await create(browser, 'Postteam')
    await addEmployee(database, { name: 'Kaj Fremmed', organisation: 'Leverandør A/S', cvr: '87654321', rid: 'RID-K' })
    const csrf = csrfOf(await browser.page(`${group}/add-members`))
    const wrong = await browser.post(`${group}/add-members`, { csrf, cvr: '87654321', rid: 'RID-X' })
    assert.equal(wrong.status, 400)
    includes(await wrong.text(), 'href="#rid"', 'value="RID-X"')
    assert.equal(place(await browser.post(`${group}/add-members`, { csrf, cvr: '87654321', rid: 'rid-k' })), `${group}?done=members-added`)
    includes(await browser.page(group), 'Kaj Fremmed', 'Leverandør A/S')
    const lookups = await ask(database, "SELECT owner_id, properties ->> 'results' AS results FROM events WHERE tag = 'IDENTITY_SEARCHES' ORDER BY event_id")
    assert.deepEqual(lookups, ['0', '1'].map((results) => ({ owner_id: browser.employee.partyId, results })))
  }))

test('a second click removes nothing more, and says what the first one did', () =>
  withScene(async ({ browser }) => {
    const group = await create(browser, 'Postteam')
    const right = /href="([^"]*\/rights\/[^"]*\/remove)"/.exec(await browser.page(group))?.[1] ?? assert.fail('no right')
    for (const [address, done] of [[right, `${group}?done=right-removed`], [`${group}/delete`, `${path}?done=deleted`]] as const) {
      const question = await browser.page(address)
      const fields = { csrf: csrfOf(question), version: versionOf(question) }
      for (let click = 0; click < 2; click++) assert.equal(place(await browser.post(address, fields)), done)
    }
  }))

test('a member is taken out once, and another organisation’s groups are not there', () =>
  withScene(async ({ database, pages, browser, employee }) => {
    const group = await create(browser, 'Postteam')
    const colleague = await addColleague(database, employee, { name: 'Cy Prøve', rid: 'RID-C' })
    const csrf = csrfOf(await browser.page(`${group}/add-members`))
    await browser.post(`${group}/add-members`, { csrf, employees: [employee.identityId, colleague.identityId] })
    const address = /href="([^"]*\/members\/[^"]*\/remove)"/.exec(await browser.page(group))?.[1] ?? assert.fail('no member')
    const question = await browser.page(address)
    for (let click = 0; click < 2; click++) assert.equal(place(await browser.post(address, { csrf, version: versionOf(question) })), `${group}?done=member-removed`)
    const other = await addEmployee(database, { organisation: 'Anden ApS' })
    const stranger = await pages.logIn(other.partyId, ['ORGANISATION_USER_ADMINISTRATOR'])
    const theirs = csrfOf(await stranger.page(`${path}/new`))
    for (const rest of ['', '/rename', '/delete', '/give', '/add-members']) assert.equal((await stranger.get(group + rest)).status, 404, rest)
    assert.equal((await stranger.post(`${group}/delete`, { csrf: theirs, version: '0' })).status, 404)
    assert.equal((await stranger.post(`${group}/add-members`, { csrf: theirs, employees: other.identityId })).status, 404)
  }))
