import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insertTestAuthorityOrganisation } from '../organisations/organisations.testing.ts'
import { addDuration } from '../platform/clock/index.ts'
import { uuidV4 } from '../platform/crypto/index.ts'
import type { Database } from '../platform/database/index.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import type { Caller } from '../platform/http/index.ts'
import { Problem } from '../platform/problems/index.ts'
import { authenticateSystem, requireRecipient, requireSender } from './authenticate-system.ts'
import { basicAuthorization } from './basic-credentials.ts'
import type { NewSystem } from './new-system.ts'
import type { SystemId } from './system.ts'
import { insertTestSystem } from './systems.testing.ts'
import type { TestSystem } from './systems.testing.ts'

function callerWith(authorization: string | undefined, more: Partial<Caller> = {}): Caller {
  const path = '/apis/v1/memos/'
  return { correlationId: 'c', address: '127.0.0.1', loopback: true, headers: { authorization }, cookies: {}, path, url: path, signal: new AbortController().signal, ...more }
}

const insertSystem = (database: Database, more: Partial<NewSystem> = {}): Promise<TestSystem> =>
  database.transaction(async (tx) => insertTestSystem(tx, { organisationId: (await insertTestAuthorityOrganisation(tx)).organisationId, ...more }))

async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(() => assert.fail('not refused'), (thrown: unknown) => thrown)
  assert.ok(error instanceof Problem, String(error))
  return `${error.definition.status} ${error.code} ${error.detail ?? ''}`.trim()
}

test('a system with its token calls from its address', () =>
  withTestDatabase(async (database) => {
    const { systemId, authorization } = await insertSystem(database, { addresses: ['127.0.0.0/27'] })
    const system = await authenticateSystem({ database, mode: 'sandbox' }, callerWith(authorization, { address: '127.0.0.31' }))
    assert.equal(system.systemId, systemId)
    assert.equal(system.organisationType, 'AUTHORITY')
    requireSender(system)
    assert.throws(() => requireRecipient(system), (error) => error instanceof Problem && error.code === 'system.not.recipient')
    assert.throws(() => requireSender({ ...system, isSender: false }), (error) => error instanceof Problem && error.code === 'system.not.sender')
  }))

test('whatever is wrong, the refusal is the same', () =>
  withTestDatabase(async (database) => {
    const { systemId, token, authorization } = await insertSystem(database)
    const other = await insertSystem(database)
    const services = { database, mode: 'sandbox' } as const
    const wrong: Record<string, Caller> = {
      'no header': callerWith(undefined),
      'unknown system': callerWith(basicAuthorization(uuidV4() as SystemId, token)), // branding
      'wrong token': callerWith(basicAuthorization(systemId, uuidV4())),
      'empty token': callerWith(basicAuthorization(systemId, '')),
      "another system's token": callerWith(basicAuthorization(systemId, other.token)),
      'another address': callerWith(authorization, { address: '127.0.0.2' }),
      'forwarded': callerWith(authorization, { loopback: false }),
      'no address': callerWith(authorization, { address: 'unknown' }),
      'an address with a zone': callerWith(authorization, { address: 'fe80::1%eth0' }),
    }
    for (const [what, caller] of Object.entries(wrong)) assert.equal(await refusal(authenticateSystem(services, caller)), '401 system.authentication.failed', what)
    assert.equal(await refusal(authenticateSystem({ database, mode: 'production' }, callerWith(authorization))), '401 system.authentication.failed', 'production without certificate')
  }))

test('activation is business time; who is not active is told so only after being recognised', () =>
  withTestDatabase(async (database) => {
    const services = { database, mode: 'sandbox' } as const
    const now = await database.read(async (on) => on.now)
    const never = await insertSystem(database, { activeFrom: null })
    const tomorrow = await insertSystem(database, { activeFrom: addDuration(now, 'P1D') })
    assert.equal(await refusal(authenticateSystem(services, callerWith(never.authorization))), '403 system.not.yet.active')
    assert.equal(await refusal(authenticateSystem(services, callerWith(tomorrow.authorization))), '403 system.not.yet.active')
    assert.equal(await refusal(authenticateSystem(services, callerWith(basicAuthorization(never.systemId, 'x')))), '401 system.authentication.failed')
    await database.transaction((tx) => tx.client.query('UPDATE business_clock SET offset_ms = 90000000'))
    assert.equal((await authenticateSystem(services, callerWith(tomorrow.authorization))).systemId, tomorrow.systemId)
  }))

test('a deactivated, a deleted and a token-less system are refused', () =>
  withTestDatabase(async (database) => {
    const services = { database, mode: 'sandbox' } as const
    const [ended, deleted, revoked] = [await insertSystem(database), await insertSystem(database), await insertSystem(database)]
    await database.transaction(async ({ client }) => {
      await client.query(`UPDATE systems SET active_to = active_from + interval '1 hour' WHERE system_id = $1`, [ended.systemId])
      await client.query(`UPDATE systems SET deleted_at = created_at WHERE system_id = $1`, [deleted.systemId])
      await client.query(`UPDATE system_tokens SET revoked_at = created_at WHERE system_id = $1`, [revoked.systemId])
    })
    assert.equal(await refusal(authenticateSystem(services, callerWith(ended.authorization))), '403 system.deactivated')
    assert.equal(await refusal(authenticateSystem(services, callerWith(deleted.authorization))), '403 system.deleted')
    assert.equal(await refusal(authenticateSystem(services, callerWith(revoked.authorization))), '401 system.authentication.failed')
  }))
