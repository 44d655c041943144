import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import { addEmployee, addGrant } from '../../login/login.testing.ts'
import { machineNow } from '../../platform/clock/index.ts'
import { uuidV4 } from '../../platform/crypto/index.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import { maxOpenTokens } from './access-token.ts'
import type { AccessTokenId } from './access-token.ts'
import { actingByToken } from './acting-by-token.ts'
import { listTokensOfLogin } from './list-tokens-of-login.ts'
import { revokeToken } from './revoke-token.ts'
import { create, createdToken } from './tokens.testing.ts'

const callerWith = (token: string) => ({ headers: { authorization: `Bearer ${token}` }, address: '192.0.2.7' })

test('a token acts as its owner for the organisation acted for; neither database nor log holds it', () =>
  withTestDatabase(async (database) => {
    const accountant = await addEmployee(database, { name: 'Ida Prøve' })
    const client = await addEmployee(database, { organisation: 'Kunde ApS' })
    for (const right of ['STATISTICS_ADMINISTRATOR', 'SYSTEM_MANAGER']) await addGrant(database, accountant, right, client.partyId)
    const outcome = await create(database, accountant, { partyId: client.partyId, name: 'Idas tal', privileges: ['STATISTICS_ADMINISTRATOR'], days: 90 })
    assert.ok(outcome.kind === 'created')
    assert.ok(Math.abs(outcome.expiresAt - machineNow() - 90 * 86_400_000) < 60_000)
    const acting = await actingByToken({ database }, callerWith(outcome.token))
    assert.deepEqual([acting.identityId, acting.organisation.name, acting.privileges], [accountant.identityId, 'Kunde ApS', ['STATISTICS_ADMINISTRATOR']])
    const [event] = await ask(database, 'SELECT tag, owner_id, actor_id, properties FROM events')
    const [{ token_id: token } = {}] = await ask(database, 'SELECT token_id FROM access_tokens')
    assert.deepEqual(event, { tag: 'ACCESS_TOKEN_CREATED', owner_id: client.partyId, actor_id: accountant.identityId, properties: { token, privileges: 'STATISTICS_ADMINISTRATOR', employer: accountant.partyId } })
    const kept = JSON.stringify([await ask(database, 'SELECT * FROM access_tokens'), await ask(database, 'SELECT * FROM events'), await ask(database, 'SELECT * FROM event_personal_properties')])
    assert.ok(kept.includes('Idas tal') && !kept.includes(outcome.token))
  }))

test('a right that its owner lacks there cannot be put into a token', () =>
  withTestDatabase(async (database) => {
    const employee = await addEmployee(database, { rights: ['SYSTEM_MANAGER'] })
    const other = await addEmployee(database)
    assert.deepEqual(await create(database, employee, { privileges: ['SYSTEM_MANAGER', 'SUPPORT'] }), { kind: 'refused', why: 'right-not-held' })
    assert.deepEqual(await create(database, employee, { partyId: other.partyId, privileges: ['SYSTEM_MANAGER'] }), { kind: 'refused', why: 'right-not-held' })
    assert.deepEqual(await ask(database, 'SELECT 1 FROM access_tokens'), [])
  }))

test('a double click makes one token, and the answer that is seen is the one that counts', () =>
  withTestDatabase(async (database) => {
    const employee = await addEmployee(database)
    const tokens = await Promise.all([createdToken(database, employee), createdToken(database, employee)])
    assert.equal((await ask(database, 'SELECT 1 FROM access_tokens')).length, 1)
    assert.equal((await ask(database, 'SELECT 1 FROM events')).length, 1)
    const works = await Promise.all(tokens.map((token) => actingByToken({ database }, callerWith(token)).then(() => 'in', () => 'out')))
    assert.deepEqual(works.toSorted(), ['in', 'out'])
    assert.deepEqual(await create(database, employee), { kind: 'refused', why: 'name-taken' }, 'once it is used it is somebody’s')
    await ask(database, "UPDATE access_tokens SET last_used_at = NULL, created_at = created_at - interval '1 minute'")
    assert.deepEqual(await create(database, employee), { kind: 'refused', why: 'name-taken' }, 'a minute later it is no double click')
  }))

test('twenty tokens may be open; those that expired or were revoked make room, for their names too', () =>
  withTestDatabase(async (database) => {
    const employee = await addEmployee(database)
    for (let number = 0; number < maxOpenTokens; number++) await createdToken(database, employee, { name: `Nr. ${number}` })
    assert.deepEqual(await create(database, employee, { name: 'En til' }), { kind: 'refused', why: 'too-many' })
    await ask(database, "UPDATE access_tokens SET created_at = created_at - interval '2 days', expires_at = expires_at - interval '1 day' WHERE name = 'Nr. 3'")
    assert.equal((await create(database, employee, { name: 'Nr. 3' })).kind, 'created')
    const [{ token_id: tokenId } = {}] = await ask(database, "SELECT token_id FROM access_tokens WHERE name = 'Nr. 4'")
    const revoke = (identityId: typeof employee.identityId) =>
      database.transaction((tx) => revokeToken(tx, { tokenId: String(tokenId) as AccessTokenId, by: { kind: 'owner', identityId, employerId: employee.partyId } })) // branding
    assert.equal(await revoke((await addEmployee(database)).identityId), 'nothing', 'only its owner')
    assert.deepEqual([await revoke(employee.identityId), await revoke(employee.identityId)], ['revoked', 'nothing'])
    assert.equal((await create(database, employee, { name: 'Nr. 4' })).kind, 'created')
    assert.deepEqual(await ask(database, "SELECT actor_id FROM events WHERE tag = 'ACCESS_TOKEN_REVOKED'"), [{ actor_id: employee.identityId }])
  }))

test('on the host a token is revoked with a reason, which stands apart in the log of its organisation', () =>
  withTestDatabase(async (database) => {
    const employee = await addEmployee(database)
    await createdToken(database, employee)
    const login = { provider: 'sandbox', subject: employee.subject }
    const [token] = (await database.read((on) => listTokensOfLogin(on, login))) ?? []
    assert.equal(token?.name, 'Afstemning')
    assert.equal(await database.read((on) => listTokensOfLogin(on, { ...login, subject: 'nobody' })), undefined)
    const tokenId = token?.tokenId ?? assert.fail('no token')
    const revoke = () => database.transaction((tx) => revokeToken(tx, { tokenId, by: { kind: 'host', reason: 'Ida er rejst' } }))
    assert.deepEqual([await revoke(), await revoke()], ['revoked', 'nothing'])
    assert.deepEqual(await database.read((on) => listTokensOfLogin(on, login)), [])
    const [event] = await ask(database, "SELECT event_id, actor_kind, owner_id, properties FROM events WHERE tag = 'ACCESS_TOKEN_REVOKED'")
    assert.deepEqual([event?.['actor_kind'], event?.['owner_id'], event?.['properties']], ['platform', employee.partyId, { token: tokenId, privileges: '', breakGlass: true }])
    assert.deepEqual(await ask(database, 'SELECT properties FROM event_personal_properties WHERE event_id = $1', [event?.['event_id']]), [{ properties: { 'before.name': 'Afstemning', 'after.reason': 'Ida er rejst' } }])
  }))

test('a revoked token opens nothing; an address with too many made-up ones waits, others do not', () =>
  withTestDatabase(async (database) => {
    const employee = await addEmployee(database)
    const token = await createdToken(database, employee)
    const at = (address: string, authorization: string) => actingByToken({ database }, { headers: { authorization }, address })
    const address = `192.0.2.${uuidV4()}`
    for (let time = 0; time < 30; time++) await assert.rejects(at(address, `Bearer brevdue_${'b'.repeat(43)}`), { code: 'token.invalid' })
    await assert.rejects(at(address, `Bearer ${token}`), { code: 'too.many.requests' })
    await at('192.0.2.9', `Bearer ${token}`)
    for (let time = 0; time < 40; time++) await assert.rejects(at('192.0.2.10', 'Bearer of-another-kind'), { code: 'token.invalid' }, 'what looks like none costs nothing')
    await ask(database, 'UPDATE access_tokens SET revoked_at = created_at')
    await assert.rejects(at('192.0.2.9', `Bearer ${token}`), { code: 'token.invalid' })
  }))
