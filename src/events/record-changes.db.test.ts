import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PartyId } from '../parties/index.ts'
import { uuidV4 } from '../platform/crypto/index.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import { ask } from './events.testing.ts'
import type { FieldChange } from './index.ts'
import { recordChanges } from './index.ts'

test('a change keeps what each field was and is; personal values stand apart, unchanged ones nowhere', () =>
  withTestDatabase(async (database) => {
    const [ownerId, employerId] = [uuidV4() as PartyId, uuidV4() as PartyId] // branding
    const actor = { kind: 'employee', id: uuidV4(), employerId } as const
    const changes: FieldChange[] = [
      { field: 'name', before: 'Gammelt', after: 'Nyt' },
      { field: 'lastDay', before: '2027-01-01', after: null },
      { field: 'note', before: 'x', after: 'x' },
      { field: 'email', before: null, after: 'ida@example.dk', isPersonal: true },
    ]
    await database.transaction((tx) => recordChanges(tx, [{ tag: 'PRIVILEGES_GRANTED', ownerId, actor, changes, facts: { grant: 'g' } }]))
    const [event] = await ask(database, 'SELECT owner_id, actor_id, properties FROM events')
    assert.deepEqual(event, { owner_id: ownerId, actor_id: actor.id, properties: { grant: 'g', employer: employerId, 'before.name': 'Gammelt', 'after.name': 'Nyt', 'before.lastDay': '2027-01-01' } })
    assert.deepEqual(await ask(database, 'SELECT properties FROM event_personal_properties'), [{ properties: { 'after.email': 'ida@example.dk' } }])
  }))

test('an actor of the owner’s own organisation needs no employer beside it, and what concerns the owner alone no party', () =>
  withTestDatabase(async (database) => {
    const ownerId = uuidV4() as PartyId // branding
    await database.transaction((tx) => recordChanges(tx, [{ tag: 'PRIVILEGES_GRANTED', ownerId, actor: { kind: 'employee', employerId: ownerId }, about: ownerId }]))
    assert.deepEqual(await ask(database, 'SELECT properties FROM events'), [{ properties: {} }])
  }))
