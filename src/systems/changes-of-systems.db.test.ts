import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../events/events.testing.ts'
import { insertTestAuthorityOrganisation } from '../organisations/organisations.testing.ts'
import type { Transaction } from '../platform/database/index.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import { changeEndpoint } from './change-endpoint.ts'
import { activateSystem, choosePrimarySystem, deactivateSystem, deleteSystem } from './change-system.ts'
import { insertTestSystem } from './systems.testing.ts'

const actor = { kind: 'platform' } as const
const reason = 'operator'

test('each change of a system tells its fields as they were and are, for the organisation; of addresses only where they lead', () =>
  withTestDatabase(async (database) => {
    const { partyId, first, second } = await database.transaction(async (tx) => {
      const { partyId: ownerId, organisationId } = await insertTestAuthorityOrganisation(tx)
      const receiver = { organisationId, isSender: false, isRecipient: true } as const
      return { partyId: ownerId, first: (await insertTestSystem(tx, receiver)).systemId, second: (await insertTestSystem(tx, receiver)).systemId }
    })
    const reach = { actor, systemId: second } as const
    const changes: ((tx: Transaction) => Promise<void>)[] = [
      (tx) => deactivateSystem(tx, { systemId: second, actor, reason }),
      (tx) => deactivateSystem(tx, { systemId: second, actor, reason }),
      (tx) => activateSystem(tx, { systemId: second, actor, reason }),
      (tx) => choosePrimarySystem(tx, { systemId: second, actor, reason }),
      (tx) => changeEndpoint(tx, { ...reach, serviceProtocol: 'REST_PUSH', endpoint: 'https://esdh.example.org/in/secret?key=secret' }, 'sandbox'),
      (tx) => changeEndpoint(tx, { ...reach, serviceProtocol: 'REST_PULL' }, 'sandbox'),
      (tx) => deleteSystem(tx, { systemId: first, actor, reason }),
    ]
    for (const change of changes) await database.transaction(change)
    const events = await ask(database, "SELECT owner_id, properties FROM events WHERE tag = 'SYSTEM_CHANGED' ORDER BY event_id")
    assert.deepEqual(new Set(events.map(({ owner_id }) => owner_id)), new Set([partyId]))
    const ofSecond = { system: second, reason }
    const server = 'https://esdh.example.org'
    assert.deepEqual(events.map(({ properties }) => properties), [
      { ...ofSecond, change: 'deactivated', 'before.state': 'active', 'after.state': 'inactive' },
      { ...ofSecond, change: 'activated', 'before.state': 'inactive', 'after.state': 'active' },
      { ...ofSecond, change: 'primary', 'before.primarySystem': first, 'after.primarySystem': second },
      { system: second, change: 'endpoint', 'before.protocol': 'REST_PULL', 'after.protocol': 'REST_PUSH', 'after.endpoint': server },
      { system: second, change: 'endpoint', 'before.protocol': 'REST_PUSH', 'after.protocol': 'REST_PULL', 'before.endpoint': server },
      { system: first, reason, change: 'deleted', 'before.state': 'active', 'after.state': 'deleted' },
    ])
  }))
