import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addEmployee, addGrant } from '../../login/login.testing.ts'
import type { Database } from '../../platform/database/index.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import { Problem } from '../../platform/problems/index.ts'
import { ask } from '../../events/events.testing.ts'
import { addAccessToken } from './access-tokens.testing.ts'
import { actingByToken } from './acting-by-token.ts'

const address = '192.0.2.1'

const refused = (database: Database, headers: Record<string, string>): Promise<void> =>
  assert.rejects(actingByToken({ database }, { headers, address }), (error) => error instanceof Problem && error.code === 'token.invalid')

test('a token acts for its organisation, with those of its rights that the employee still has there', () =>
  withTestDatabase(async (database) => {
    const accountant = await addEmployee(database, { name: 'Ida Prøve', rights: ['SYSTEM_MANAGER'] })
    const client = await addEmployee(database, { organisation: 'Kunde ApS' })
    for (const right of ['STATISTICS_ADMINISTRATOR', 'CONTACT_ADMINISTRATOR']) await addGrant(database, accountant, right, client.partyId)
    const headers = await addAccessToken(database, accountant, { partyId: client.partyId, privileges: ['STATISTICS_ADMINISTRATOR', 'SYSTEM_MANAGER'] })
    const acting = await actingByToken({ database }, { headers, address })
    assert.deepEqual(acting, {
      identityId: accountant.identityId,
      name: 'Ida Prøve',
      employerId: accountant.partyId,
      organisation: { partyId: client.partyId, name: 'Kunde ApS', kind: 'company', isConnected: true },
      privileges: ['STATISTICS_ADMINISTRATOR'],
    })
    assert.notEqual((await ask(database, 'SELECT last_used_at FROM access_tokens'))[0]?.['last_used_at'], null)
    await ask(database, 'UPDATE privilege_grants SET revoked_at = now()')
    assert.deepEqual((await actingByToken({ database }, { headers, address })).privileges, [])
  }))

test('no token, a made-up one, one that expired or was revoked, and one of somebody who is gone are refused', () =>
  withTestDatabase(async (database) => {
    const employee = await addEmployee(database)
    await refused(database, {})
    await refused(database, { authorization: `Bearer brevdue_${'a'.repeat(43)}` })
    await refused(database, { authorization: `Basic ${(await addAccessToken(database, employee, { privileges: [] })).authorization.slice(7)}` })
    await refused(database, await addAccessToken(database, employee, { privileges: [], livesMs: 500 }))
    const headers = await addAccessToken(database, employee, { privileges: [] })
    await actingByToken({ database }, { headers, address })
    await ask(database, 'UPDATE access_tokens SET revoked_at = now()')
    await refused(database, headers)
    const ofGone = await addAccessToken(database, employee, { privileges: [] })
    await ask(database, 'UPDATE identities SET deactivated_at = now()')
    await refused(database, ofGone)
  }))
