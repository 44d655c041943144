import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import { openBrowser } from '../../login/browser.testing.ts'
import { jsonOf } from '../../platform/http/json-of.testing.ts'
import { loginAddressOf } from '../identity-provider/index.ts'
import { withSandboxPortal } from '../identity-provider/sandbox-portal.testing.ts'
import { searchDemoPeople } from '../identity-provider/search-demo-people.ts'
import { withSandbox } from '../portal/sandbox-portal.testing.ts'
import type { TestSandbox } from '../portal/sandbox-portal.testing.ts'

interface Identity {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly cpr?: string
  readonly cvr?: string
  readonly rid?: string
  readonly rights: readonly string[]
  readonly loginUrl: string
}

const api = '/sandbox/api/identities'
const make = (sandbox: TestSandbox, wish: Record<string, unknown>): Promise<Identity> => jsonOf<Identity>(sandbox.post(api, wish))

test('a person is made, found by everybody who lists, and logs in', () =>
  withSandbox(async (sandbox) => {
    const made = await make(sandbox, { kind: 'person', name: 'Åse Prøvesen', birthDate: '1980-01-31', street: 'Algade', houseNumber: '1', postalCode: '4000', postDistrict: 'Roskilde' })
    assert.match(made.cpr ?? '', /^910180[0-3]\d{3}$/)
    assert.deepEqual([made.name, made.kind, made.rights], ['Åse Prøvesen', 'citizen', []])
    const listed = (await sandbox.json<Identity[]>(api)).filter(({ id }) => id === made.id)
    assert.deepEqual(listed, [{ ...made, loginUrl: `${sandbox.url}/login/${made.id}`, tags: [] }])
    const { database } = sandbox.exchange
    assert.equal((await searchDemoPeople(database, 'prøvesen')).people[0]?.identityId, made.id)
    await withSandboxPortal(database, async (portal) => {
      const browser = openBrowser()
      const home = await browser.follow(await browser.get(loginAddressOf(portal.url, made.id, '/secret')))
      assert.match(home.text, /"name":"Åse Prøvesen".*"kind":"citizen"|"kind":"citizen".*"name":"Åse Prøvesen"/)
    })
  }))

test('an authority goes from nothing to a team of five with different rights', () =>
  withSandbox(async (sandbox) => {
    const first = await make(sandbox, { kind: 'authority', name: 'Prøvestyrelsen', authorityType: 'STATE', connected: true, employeeName: 'Bo Først', rights: ['ORGANISATION_USER_ADMINISTRATOR', 'SYSTEM_MANAGER'] })
    assert.match(first.cvr ?? '', /^9999\d{4}$/)
    for (const right of ['CONTACT_ADMINISTRATOR', 'STATISTICS_ADMINISTRATOR', 'ACTION_LOG_ADMINISTRATOR', 'SUPPORT'])
      assert.deepEqual((await make(sandbox, { kind: 'employee', cvr: first.cvr, employeeName: `Med ${right}`, rights: [right] })).rights, [right])
    const team = (await sandbox.json<Identity[]>(api)).filter(({ cvr }) => cvr === first.cvr)
    assert.deepEqual(new Set(team.map(({ rights }) => rights.join())), new Set(['ORGANISATION_USER_ADMINISTRATOR,SYSTEM_MANAGER', 'CONTACT_ADMINISTRATOR', 'STATISTICS_ADMINISTRATOR', 'ACTION_LOG_ADMINISTRATOR', 'SUPPORT']))
    assert.equal(new Set(team.map(({ rid }) => rid)).size, 5)
  }))

test('an authority that is not connected has accepted nothing yet', () =>
  withSandbox(async (sandbox) => {
    const connections = async (wish: object): Promise<unknown> => {
      const { id } = await make(sandbox, { kind: 'authority', name: 'Ny Kommune', employeeName: 'Bo', ...wish })
      const rows = await ask(sandbox.exchange.database, 'SELECT connected_at IS NOT NULL AS connected, authority_type FROM identities LEFT JOIN organisations USING (party_id) WHERE identity_id = $1', [id])
      return rows
    }
    assert.deepEqual(await connections({}), [{ connected: false, authority_type: null }])
    assert.deepEqual(await connections({ connected: true, authorityType: 'REGION' }), [{ connected: true, authority_type: 'REGION' }])
  }))

test('a company of an owner has this one for its first employee', () =>
  withSandbox(async (sandbox) => {
    const { cpr } = await make(sandbox, { kind: 'person', name: 'Ejer Prøve' })
    const { id } = await make(sandbox, { kind: 'company', name: 'Ejers ApS', employeeName: 'Ejer Prøve', ownerCpr: cpr })
    const [row] = await ask(sandbox.exchange.database, 'SELECT count(*)::int4 AS owners FROM identities JOIN legal_owners ON company_id = party_id AND legal_owners.person_id = identities.person_id WHERE identity_id = $1', [id])
    assert.deepEqual(row, { owners: 1 })
    assert.equal((await sandbox.post(api, { kind: 'company', name: 'A', employeeName: 'B', ownerCpr: '6101011234' })).status, 400)
  }))

test('rights given until a day end with that day in Denmark', () =>
  withSandbox(async (sandbox) => {
    const company = await make(sandbox, { kind: 'company', name: 'Prøve ApS', employeeName: 'Bo', rights: 'MESSAGE_BASIC' })
    await make(sandbox, { kind: 'employee', cvr: company.cvr, employeeName: 'Ole', rights: ['MESSAGE_WRITE'], endsOn: '31.12.2098' })
    const rows = await ask(sandbox.exchange.database, 'SELECT privilege, ends_at FROM privilege_grants ORDER BY privilege')
    assert.deepEqual(JSON.parse(JSON.stringify(rows)), [{ privilege: 'MESSAGE_BASIC', ends_at: null }, { privilege: 'MESSAGE_WRITE', ends_at: Date.UTC(2098, 11, 31, 23) }])
  }))

test('children and exempt persons stand in the register as the law has it', () =>
  withSandbox(async (sandbox) => {
    await make(sandbox, { kind: 'person', name: 'Barn', birthDate: '1.6.2025' })
    await make(sandbox, { kind: 'person', name: 'Fritaget', exempt: true })
    await make(sandbox, { kind: 'person', name: 'Voksen' })
    const rows = await ask(sandbox.exchange.database, 'SELECT name, registration_status FROM parties LEFT JOIN mailbox_subscriptions USING (party_id) WHERE kind = $1 ORDER BY name', ['person'])
    assert.deepEqual(rows, [
      { name: 'Barn', registration_status: null },
      { name: 'Fritaget', registration_status: 'EXEMPT_OTHER_REASON' },
      { name: 'Voksen', registration_status: 'AUTOMATIC_REGISTRATION' },
    ])
  }))

test('every wrong field is named, and nothing is made', () =>
  withSandbox(async (sandbox) => {
    const refused = await sandbox.post(api, { kind: 'authority', name: '', cvr: '12345678', employeeName: ' ' })
    assert.equal(refused.status, 400)
    const { code, fieldErrors } = await jsonOf<{ code: string; fieldErrors: { field: string; code: string; message: string }[] }>(refused)
    assert.equal(code, 'test.identity.invalid')
    assert.deepEqual(fieldErrors.map(({ field, code: fault }) => `${field} ${fault}`), ['name nameMissing', 'cvr noTestNumber', 'employeeName employeeNameMissing'])
    assert.equal((await sandbox.post(api, { kind: 'company', name: 'A', employeeName: 'B', rights: ['KING'] })).status, 400)
    assert.equal((await sandbox.post(api, { kind: 'employee', cvr: '99997777', employeeName: 'B' })).status, 400)
    assert.deepEqual(await sandbox.json(api), [])
  }))

test('a number is given once, also to those who come at the same time', () =>
  withSandbox(async (sandbox) => {
    const company = { kind: 'company', name: 'A', employeeName: 'B' }
    assert.equal((await make(sandbox, { ...company, cvr: '99995000' })).cvr, '99995000')
    assert.equal((await sandbox.post(api, { ...company, cvr: '99995000' })).status, 400)
    const many = await Promise.all(Array.from({ length: 12 }, (_, index) => make(sandbox, index % 2 === 0 ? company : { kind: 'person', name: 'P', birthDate: '1.1.1990' })))
    assert.equal(new Set(many.map(({ cvr, cpr }) => cvr ?? cpr)).size, 12)
  }))
