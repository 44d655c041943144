import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import { addEmployee } from '../../login/login.testing.ts'
import type { Database } from '../../platform/database/index.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import type { EmployeeBrowser, EmployeePages } from '../portal/employee-browser.testing.ts'
import { csrfOf, withEmployeePages } from '../portal/employee-browser.testing.ts'
import { newRequestPages } from './new-request.pages.tsx'
import { requestPages } from './requests.pages.tsx'
import { addRequest, makeScene } from './requests.testing.ts'

const path = '/rettigheder/requests'
const withPages = (database: Database, work: (pages: EmployeePages) => Promise<void>): Promise<void> => withEmployeePages(database, (services) => [...newRequestPages(services), ...requestPages(services)], work)

/** Opens the page that asks, and sends its form. */
async function confirm(browser: EmployeeBrowser, address: string, fields: Record<string, string> = {}): Promise<string | null> {
  const answer = await browser.post(address, { csrf: csrfOf(await browser.page(address)), ...fields })
  assert.equal(answer.status, 303, await answer.text())
  return answer.headers.get('location')
}

test('in the portal alone: asked by CVR number, found among those that wait, approved, and told', () =>
  withTestDatabase(async (database) => {
    const { supplier, administrator } = await makeScene(database)
    await withPages(database, async ({ logInAs }) => {
      const [ida, anna] = [await logInAs(supplier), await logInAs(administrator)]
      const csrf = csrfOf(await ida.page(`${path}/new`))
      const sent = await ida.post(`${path}/new`, { csrf, organisation: 'other', cvr: '99 99 01 01', privileges: ['SYSTEM_MANAGER', 'STATISTICS_ADMINISTRATOR'], until: '24.12.2099', note: 'Vi skal\r\ni drift' })
      const location = sent.headers.get('location') ?? ''
      assert.match(location, /^\/rettigheder\/requests\/[0-9a-f-]{36}\?done=submitted$/)
      const receipt = await ida.page(location)
      for (const told of [/Anmodningen er sendt/, /Prøve Kommune ApS/, /24\. december 2099/, /Systemadministrator/]) assert.match(receipt, told)
      assert.doesNotMatch(receipt, /Godkend/)
      const waiting = await anna.page(path)
      assert.match(waiting, /Ida Prøve, Leverandør ApS/)
      const [one = ''] = location.split('?')
      assert.match(await anna.page(one), /Godkend/)
      assert.equal(await confirm(anna, `${one}/approve`), `${one}?done=approved`)
      assert.match(await anna.page(`${one}?done=approved`), /Anmodningen er godkendt/)
      assert.match(await ida.page(one), /Anna Styrer/)
      assert.match(await anna.page(path), /Ingen venter på svar/)
      assert.match(await anna.page(`${path}/decided`), /Ida Prøve, Leverandør ApS/)
      assert.match(await ida.page(`${path}/mine`), /Godkendt/)
    })
  }))

test('a form with faults names each at its field, and keeps what was typed', () =>
  withTestDatabase(async (database) => {
    const { supplier, organisation } = await makeScene(database)
    await withPages(database, async ({ logInAs }) => {
      const ida = await logInAs(supplier)
      const csrf = csrfOf(await ida.page(`${path}/new`))
      const refused = async (fields: Record<string, string | readonly string[]>): Promise<string> => {
        const answer = await ida.post(`${path}/new`, { csrf, ...fields })
        assert.equal(answer.status, 400)
        return answer.text()
      }
      const html = await refused({ organisation: 'other', cvr: '123', until: '31.02.2099', note: `${'x'.repeat(501)}` })
      for (const field of ['cvr', 'privileges', 'until', 'note']) assert.match(html, new RegExp(`href="#${field}"`))
      assert.match(html, /value="123"/)
      assert.match(html, /value="31\.02\.2099"/)
      assert.match(await refused({ organisation: 'other', cvr: '99998888', privileges: 'SYSTEM_MANAGER' }), /Ingen organisation har dette CVR-nummer/)
      assert.match(await refused({ organisation: organisation.partyId, privileges: 'SYSTEM_MANAGER' }), /Vælg en organisation/)
      assert.match(await refused({ organisation: supplier.partyId, privileges: 'PLATFORM_OPERATOR' }), /Vælg mindst én rettighed/)
      assert.match(await refused({ organisation: supplier.partyId, privileges: 'SYSTEM_MANAGER', until: '1.1.2020' }), /Vælg i dag eller en senere dag/)
      assert.match(await refused({ organisation: supplier.partyId, privileges: 'CONTACT_ADMINISTRATOR' }), /kun for myndigheder/)
      assert.deepEqual(await ask(database, 'SELECT 1 FROM access_requests'), [])
    })
  }))

test('without a profile the way leads there, and back to the form', () =>
  withTestDatabase(async (database) => {
    const { partyId } = await addEmployee(database)
    await withPages(database, async ({ logIn }) => {
      const bo = await logIn(partyId, [])
      for (const answer of [await bo.get(`${path}/new`)]) assert.equal(answer.headers.get('location'), '/rettigheder/profile?next=request')
      assert.match(await bo.page(path), /Du har ikke anmodet om noget endnu/)
    })
  }))

test('a double click on the form is one request; the one who decides second reads who decided what', () =>
  withTestDatabase(async (database) => {
    const { supplier, administrator, second, organisation } = await makeScene(database)
    await withPages(database, async ({ logInAs }) => {
      const [ida, anna, bo] = [await logInAs(supplier), await logInAs(administrator), await logInAs(second)]
      const csrf = csrfOf(await ida.page(`${path}/new`))
      const send = () => ida.post(`${path}/new`, { csrf, organisation: 'other', cvr: '99990101', privileges: 'SYSTEM_MANAGER' })
      const locations = (await Promise.all([send(), send()])).map(({ headers }) => headers.get('location') ?? '')
      assert.equal(new Set(locations.map((location) => location.split('?')[0])).size, 1)
      const one = (locations[0] ?? '').split('?')[0] ?? ''
      const [annas, bos] = [csrfOf(await anna.page(`${one}/approve`)), csrfOf(await bo.page(`${one}/reject`))]
      assert.equal((await anna.post(`${one}/approve`, { csrf: annas })).headers.get('location'), `${one}?done=approved`)
      assert.equal((await anna.post(`${one}/approve`, { csrf: annas })).headers.get('location'), `${one}?done=approved`, 'a second click')
      assert.equal((await bo.post(`${one}/reject`, { csrf: bos, reason: 'Nej' })).headers.get('location'), `${one}?done=late`)
      assert.match(await bo.page(`${one}?done=late`), /Anna Styrer godkendte den/)
      assert.equal((await bo.get(`${one}/reject`)).headers.get('location'), `${one}?done=late`)
      assert.equal((await ask(database, "SELECT 1 FROM events WHERE tag = 'ACCESS_REQUEST_APPROVED' AND owner_id = $1", [organisation.partyId])).length, 1)
    })
  }))

test('rejected with a reason that the requester reads; withdrawn by himself; own ones cannot be decided', () =>
  withTestDatabase(async (database) => {
    const { supplier, administrator, organisation } = await makeScene(database)
    const requestId = await addRequest(database, supplier, organisation)
    const own = await addRequest(database, administrator, organisation, { privileges: ['MESSAGE_BASIC'] })
    await withPages(database, async ({ logInAs }) => {
      const [ida, anna] = [await logInAs(supplier), await logInAs(administrator)]
      const csrf = csrfOf(await anna.page(`${path}/${requestId}/reject`))
      const empty = await anna.post(`${path}/${requestId}/reject`, { csrf, reason: '  ' })
      assert.equal(empty.status, 400)
      assert.match(await empty.text(), /Skriv en begrundelse/)
      assert.equal(await confirm(anna, `${path}/${requestId}/reject`, { reason: 'Kontrakten er udløbet' }), `${path}/${requestId}?done=rejected`)
      assert.match(await ida.page(`${path}/${requestId}`), /Kontrakten er udløbet/)
      const page = await anna.page(`${path}/${own}`)
      assert.match(page, /Du kan ikke afgøre din egen anmodning/)
      assert.doesNotMatch(page, /\/approve"/)
      assert.equal((await anna.post(`${path}/${own}/approve`, { csrf })).status, 403)
      assert.equal(await confirm(anna, `${path}/${own}/withdraw`), `${path}/${own}?done=withdrawn`)
      assert.equal((await anna.post(`${path}/${own}/withdraw`, { csrf })).headers.get('location'), `${path}/${own}?done=late`)
      assert.match(await anna.page(`${path}/${own}?done=late`), /Anmodningen er trukket tilbage/)
    })
  }))

test('others’ requests are not found, whatever one may do elsewhere', () =>
  withTestDatabase(async (database) => {
    const { supplier, organisation } = await makeScene(database)
    const requestId = await addRequest(database, supplier, organisation)
    const elsewhere = await addEmployee(database)
    await withPages(database, async ({ logIn }) => {
      const stranger = await logIn(elsewhere.partyId, ['ORGANISATION_USER_ADMINISTRATOR'])
      const colleague = await logIn(organisation.partyId, [])
      const csrf = csrfOf(await colleague.page(`${path}/mine`))
      for (const browser of [stranger, colleague]) {
        for (const address of ['', '/withdraw']) assert.equal((await browser.get(`${path}/${requestId}${address}`)).status, 404, address)
        assert.doesNotMatch(await browser.page(path), /Ida Prøve, Leverandør ApS/)
      }
      assert.equal((await stranger.get(`${path}/${requestId}/approve`)).status, 404)
      assert.equal((await colleague.get(`${path}/${requestId}/approve`)).status, 403)
      assert.equal((await colleague.post(`${path}/${requestId}/approve`, { csrf })).status, 403)
    })
  }))

test('the list is searched, turned round and paged', () =>
  withTestDatabase(async (database) => {
    const { supplier, administrator, organisation } = await makeScene(database)
    const rights = ['SYSTEM_MANAGER', 'MESSAGE_BASIC', 'MESSAGE_WRITE', 'STATISTICS_ADMINISTRATOR', 'MESSAGE_LOG_ADMINISTRATOR', 'ACTION_LOG_ADMINISTRATOR'] as const
    const sets = rights.flatMap((one, place) => [[one], [one, rights[(place + 1) % rights.length] ?? one]])
    for (const privileges of sets) await addRequest(database, supplier, organisation, { privileges })
    await withPages(database, async ({ logInAs }) => {
      const anna = await logInAs(administrator)
      const idsAt = async (query: string): Promise<string[]> => [...(await anna.page(path + query)).matchAll(/requests\/([0-9a-f-]{36})"/g)].map(([, id = '']) => id)
      const newest = await idsAt('')
      const oldest = await idsAt('?sort=submitted:asc')
      assert.deepEqual([newest.length, oldest.length], [10, 10])
      assert.deepEqual(newest.toSorted().toReversed(), newest)
      assert.deepEqual(oldest.toSorted(), oldest)
      assert.equal((await idsAt('?page=2')).length, sets.length - 10)
      assert.equal((await idsAt('?search=leverand%C3%B8r&size=25')).length, sets.length)
      assert.deepEqual(await idsAt('?search=ukendt'), [])
    })
  }))
