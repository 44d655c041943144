import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import type { TestPerson } from '../../login/login.testing.ts'
import { addColleague, addEmployee, addGrant } from '../../login/login.testing.ts'
import { insertTestPerson } from '../../parties/parties.testing.ts'
import type { Database } from '../../platform/database/index.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import type { RightsProgram } from './rights-api.testing.ts'
import { withRightsApi } from './rights-api.testing.ts'

interface Office {
  readonly database: Database
  readonly administrator: TestPerson
  readonly employee: TestPerson
  /** A program of the administrator's, for managing rights alone. */
  readonly call: RightsProgram
  programWith(privileges: readonly string[]): Promise<RightsProgram>
  /** An administrator of another organisation. */
  readonly stranger: RightsProgram
}

const withOffice = (work: (office: Office) => Promise<void>): Promise<void> =>
  withTestDatabase((database) =>
    withRightsApi(database, async ({ programOf }) => {
      const administrator = await addEmployee(database, { name: 'Ada Prøve', cvr: '12345674', rights: ['ORGANISATION_USER_ADMINISTRATOR'] })
      const employee = await addColleague(database, administrator, { name: 'Bo Prøve', rid: 'RID-2' })
      const other = await addEmployee(database, { organisation: 'Anden ApS', cvr: '87654321', rights: ['ORGANISATION_USER_ADMINISTRATOR'] })
      await work({ database, administrator, employee, call: await programOf(administrator), programWith: (privileges) => programOf(administrator, privileges), stranger: await programOf(other) })
    }),
  )

const command = ({ administrator, employee }: Office, more: object = {}): object => ({
  granteeId: employee.identityId,
  issuerId: administrator.partyId,
  scopeId: administrator.partyId,
  source: 'MANUAL',
  type: 'SYSTEM_MANAGER',
  ...more,
})

test('a right is given, found and taken away, with the version that was seen', () =>
  withOffice(async (office) => {
    const { call, employee, administrator } = office
    const { status, body } = await call('privileges/direct/', { method: 'POST', body: command(office, { activeTo: '2099-07-01' }) })
    assert.equal(status, 201)
    const { id, version, createdDate, lastUpdated, ...rest } = body
    assert.deepEqual(rest, { ...command(office), activeTo: '2099-07-01', activeToDateTime: '2099-07-01T22:00:00.000Z' })
    assert.deepEqual([version, createdDate], [0, lastUpdated])
    assert.equal((await call('privileges/direct/', { method: 'POST', body: command(office, { activeToDateTime: '2099-07-01T22:00:00Z' }) })).body['id'], id, 'the same end is the same right')
    const found = await call(`privileges/direct/grantee/${employee.identityId}?type=SYSTEM_MANAGER&issuer=${administrator.partyId}`)
    assert.deepEqual({ ...found.body, directPrivileges: undefined }, { currentPage: 0, totalPages: 1, elementsOnPage: 1, totalElements: 1, directPrivileges: undefined })
    const path = `privileges/direct/${String(id)}`
    const issuer = { issuerId: administrator.partyId }
    assert.equal((await call(path, { method: 'DELETE', body: issuer })).body['code'], 'version.required')
    assert.equal((await call(path, { method: 'DELETE', body: issuer, version: 7 })).body['code'], 'version.conflict')
    assert.equal((await call(path, { method: 'DELETE', body: issuer, version: 0 })).status, 204)
    assert.equal((await call(path, { method: 'DELETE', body: issuer, version: 1 })).status, 404)
  }))

test('a program gives on what its token bears, not what else its owner has', () =>
  withOffice(async (office) => {
    const { call, database, administrator } = office
    await addGrant(database, administrator, 'SUPPORT')
    const giving = { method: 'POST', body: command(office, { type: 'SUPPORT' }) } as const
    assert.equal((await call('privileges/direct/', giving)).body['code'], 'rights.not.held')
    const group = { method: 'POST', body: { name: 'Support', privileges: [{ type: 'SUPPORT' }], grantees: [] } } as const
    assert.equal((await call('identity-groups/', group)).body['code'], 'rights.not.held')
    const both = await office.programWith(['ORGANISATION_USER_ADMINISTRATOR', 'SUPPORT'])
    assert.equal((await both('privileges/direct/', giving)).status, 201)
  }))

test('in bulk all or nothing happens, and one administrator can follow another', () =>
  withOffice(async (office) => {
    const { call, database, administrator, employee } = office
    const [last] = await ask(database, 'SELECT grant_id, version FROM privilege_grants WHERE identity_id = $1', [administrator.identityId])
    const removal = { id: last?.['grant_id'], version: last?.['version'], issuerId: administrator.partyId }
    const bulk = (body: object): ReturnType<RightsProgram> => call('privileges/direct/bulk', { method: 'POST', body })
    assert.equal((await bulk({ privilegesToAdd: [command(office)], privilegesToRemove: [removal] })).body['code'], 'rights.last.administrator')
    assert.equal((await bulk({ privilegesToAdd: [command(office), command(office, { type: 'COURTS_OF_DENMARK' })] })).body['code'], 'rights.authorities.right')
    assert.equal((await ask(database, 'SELECT 1 FROM privilege_grants WHERE identity_id = $1', [employee.identityId])).length, 0)
    const { status, body } = await bulk({ privilegesToAdd: [command(office, { type: 'ORGANISATION_USER_ADMINISTRATOR' })], privilegesToRemove: [removal] })
    assert.equal(status, 200, JSON.stringify(body))
    assert.equal((await call('identities/')).status, 403)
  }))

test('a group is made with all its parts, changed part by part, and deleted', () =>
  withOffice(async (office) => {
    const { call, employee, administrator } = office
    const made = await call('identity-groups/', { method: 'POST', body: { name: 'Postteam', privileges: [{ type: 'MESSAGE_BASIC' }], grantees: [{ identityId: employee.identityId }] } })
    assert.equal(made.status, 201, JSON.stringify(made.body))
    const path = `identity-groups/${String(made.body['id'])}`
    const given = await call(`${path}/privileges/`, { method: 'POST', body: { scopeId: administrator.partyId, type: 'SYSTEM_MANAGER', source: 'MANUAL' } })
    const right = `${path}/privileges/${String(given.body['id'])}`
    const ended = await call(right, { method: 'PUT', version: 0, body: { type: 'SYSTEM_MANAGER', activeTo: '2099-07-01' } })
    assert.deepEqual([ended.status, ended.body['version'], ended.body['activeTo']], [200, 1, '2099-07-01'])
    assert.equal((await call(right, { method: 'PUT', version: 1, body: { type: 'MESSAGE_WRITE' } })).body['code'], 'request.invalid')
    const rights = (await call(`privileges/direct/grantee/${employee.identityId}`)).body['directPrivileges'] as { type: string; identityGroupId: string }[] // our own answer
    assert.deepEqual(rights.map(({ type, identityGroupId }) => `${type} ${identityGroupId}`).toSorted(), ['MESSAGE_BASIC', 'SYSTEM_MANAGER'].map((type) => `${type} ${String(made.body['id'])}`))
    assert.equal((await call(right, { method: 'DELETE', version: 1 })).status, 204)
    const joined = await call(`${path}/grantees/`, { method: 'POST', body: { identityId: employee.identityId } })
    const member = `${path}/grantees/${String(joined.body['id'])}`
    const confirmed = await call(member, { method: 'PUT', version: 0, body: { identityId: employee.identityId } })
    assert.deepEqual([confirmed.status, confirmed.body], [200, joined.body])
    assert.equal((await call(member, { method: 'PUT', version: 1, body: { identityId: employee.identityId } })).body['code'], 'version.conflict')
    assert.equal((await call(member, { method: 'PUT', body: { identityId: employee.identityId } })).body['code'], 'version.required')
    assert.equal((await call(member, { method: 'PUT', version: 0, body: { identityId: administrator.identityId } })).body['code'], 'request.invalid')
    assert.equal((await call(member, { method: 'DELETE', version: 0 })).status, 204)
    assert.equal((await call(member, { method: 'PUT', version: 0, body: { identityId: employee.identityId } })).status, 404)
    const { version } = (await call(path)).body
    assert.equal((await call(path, { method: 'PUT', version: Number(version) - 1, body: { name: 'Ny' } })).body['code'], 'version.conflict')
    assert.equal((await call(path, { method: 'PUT', version: Number(version), body: { name: 'Ny' } })).body['name'], 'Ny')
    assert.equal((await call('identity-groups/?name=n*')).body['totalElements'], 1)
    assert.equal((await call(path, { method: 'DELETE', version: Number(version) + 1 })).status, 204)
    assert.equal((await call(path)).status, 404)
  }))

test('employees are searched by what is known of them; a foreign one only by both numbers', () =>
  withOffice(async ({ call, database, administrator, employee }) => {
    const supplier = await addEmployee(database, { name: 'Kaj Fremmed', organisation: 'Leverandør A/S', cvr: '11223344', rid: 'RID-9' })
    const found = async (query: string): Promise<unknown[]> => ((await call(`identities/?${query}`)).body['identities'] as { id: string }[]).map(({ id }) => id).toSorted() // our own answer
    assert.deepEqual(await found(''), [administrator.identityId, employee.identityId].toSorted())
    assert.deepEqual(await found('rightsAdmin=true'), [administrator.identityId])
    assert.deepEqual(await found('ridNumber=rid-2&status=ACTIVE'), [employee.identityId])
    assert.deepEqual(await found('cvrNumber=11223344'), [])
    assert.deepEqual(await found('cvrNumber=11223344&ridNumber=RID-9'), [supplier.identityId])
    assert.deepEqual(await found('cvrNumber=11223344&ridNumber=RID-10'), [])
    const lookups = await ask(database, "SELECT owner_id, actor_id, properties ->> 'results' AS results, properties ->> 'party' AS party FROM events WHERE tag = 'IDENTITY_SEARCHES' ORDER BY event_id")
    const lookup = { owner_id: administrator.partyId, actor_id: administrator.identityId }
    assert.deepEqual(lookups, [{ ...lookup, results: '1', party: supplier.partyId }, { ...lookup, results: '0', party: null }], 'who asks by both numbers leaves a trace, found or not')
    assert.deepEqual(await found('status=INACTIVE'), [])
    for (const type of ['CITIZEN', 'COMPANY', 'EXTERNAL_SYSTEM']) assert.deepEqual(await found(`type=${type}`), [], 'employees alone are kept here')
    assert.deepEqual(await found('type=EMPLOYEE&ridNumber=RID-2'), [employee.identityId])
    assert.equal((await call('identities/?cprNumber=12')).body['code'], 'request.invalid')
    const page = await call('identities/?size=1')
    assert.deepEqual(await found(`size=1&next=${encodeURIComponent(String(page.body['next']))}`), [[administrator.identityId, employee.identityId].toSorted()[1]])
    const persons = [await database.transaction((tx) => insertTestPerson(tx)), await database.transaction((tx) => insertTestPerson(tx))]
    for (const [place, { identityId }] of [employee, supplier].entries()) await ask(database, 'UPDATE identities SET person_id = $1 WHERE identity_id = $2', [persons[place]?.partyId, identityId])
    assert.deepEqual(await found(`cprNumber=${persons[0]?.cprNumber}`), [employee.identityId])
    await addGrant(database, supplier, 'MESSAGE_BASIC', employee.partyId)
    assert.deepEqual(await found(`cprNumber=${persons[1]?.cprNumber}`), [], 'who stands behind another’s employee is told to nobody')
    const byPerson = await ask(database, "SELECT events.properties ->> 'results' AS results, personal.properties AS personal FROM events JOIN event_personal_properties AS personal USING (event_id) WHERE tag = 'IDENTITY_SEARCHES' AND NOT events.properties ? 'cvr' ORDER BY event_id")
    assert.deepEqual(byPerson, [{ results: '1', personal: { cpr: persons[0]?.cprNumber } }, { results: '0', personal: { cpr: persons[1]?.cprNumber } }], 'who asks by a person’s number leaves a trace too')
    assert.equal((await call('identities/?colour=red')).body['code'], 'request.invalid')
  }))

test('an own employee is changed: alias, e-mail, status; the last administrator stays active', () =>
  withOffice(async ({ call, employee, administrator }) => {
    const path = `identities/${employee.identityId}`
    const changed = await call(path, { method: 'PUT', version: 0, body: { alias: 'Postmester', subscription: { channel: 'bo@example.dk' } } })
    assert.deepEqual([changed.body['alias'], changed.body['subscription'], changed.body['status'], changed.body['version']], ['Postmester', { channel: 'bo@example.dk' }, 'ACTIVE', 1])
    const closed = await call(path, { method: 'PUT', version: 1, body: { status: 'INACTIVE', alias: null } })
    assert.deepEqual([closed.body['alias'], closed.body['status']], [undefined, 'INACTIVE'])
    assert.equal((await call(`identities/${administrator.identityId}`, { method: 'PUT', version: 0, body: { status: 'INACTIVE' } })).body['code'], 'rights.last.administrator')
  }))

test('everything of another organisation is not there', () =>
  withOffice(async (office) => {
    const { call, stranger, employee } = office
    const grant = await call('privileges/direct/', { method: 'POST', body: command(office) })
    const group = await call('identity-groups/', { method: 'POST', body: { name: 'Postteam', privileges: [{ type: 'MESSAGE_BASIC' }], grantees: [{ identityId: employee.identityId }] } })
    const path = `identity-groups/${String(group.body['id'])}`
    const [privilege] = group.body['privileges'] as { id: string }[] // our own answer
    const [grantee] = group.body['grantees'] as { id: string }[] // our own answer
    const calls: readonly Parameters<RightsProgram>[] = [
      ['privileges/direct/', { method: 'POST', body: command(office) }],
      ['privileges/direct/bulk', { method: 'POST', body: { privilegesToAdd: [command(office)] } }],
      [`privileges/direct/${String(grant.body['id'])}`, { method: 'DELETE', version: 0, body: { issuerId: office.administrator.partyId } }],
      [`privileges/direct/grantee/${employee.identityId}`],
      [path],
      [path, { method: 'PUT', version: 0, body: { name: 'Mit' } }],
      [path, { method: 'DELETE', version: 0 }],
      [`${path}/privileges/`, { method: 'POST', body: { type: 'MESSAGE_WRITE' } }],
      [`${path}/privileges/${String(privilege?.id)}`, { method: 'PUT', version: 0, body: { type: 'MESSAGE_BASIC' } }],
      [`${path}/privileges/${String(privilege?.id)}`, { method: 'PUT', version: 0, body: { type: 'MESSAGE_WRITE' } }],
      [`${path}/privileges/${String(privilege?.id)}`, { method: 'DELETE', version: 0 }],
      [`${path}/grantees/`, { method: 'POST', body: { identityId: employee.identityId } }],
      [`${path}/grantees/${String(grantee?.id)}`, { method: 'DELETE', version: 0 }],
      [`${path}/grantees/${String(grantee?.id)}`, { method: 'PUT', version: 0, body: { identityId: employee.identityId } }],
      [`identities/${employee.identityId}`],
      [`identities/${employee.identityId}`, { method: 'PUT', version: 0, body: { status: 'INACTIVE' } }],
    ]
    for (const each of calls) assert.equal((await stranger(...each)).status, 404, `${each[1]?.method ?? 'GET'} ${each[0]}`)
    assert.deepEqual([(await stranger('identities/')).body['totalElements'], (await stranger('identity-groups/')).body['totalElements']], [1, 0])
  }))
