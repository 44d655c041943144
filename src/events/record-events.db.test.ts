import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instantOfUuidV7, uuidV7 } from '../platform/crypto/index.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import type { PartyId } from '../parties/index.ts'
import type { NewEvent } from './event.ts'
import { listEventsOfLetter, listEventsOfLetters } from './list-events-of-letter.ts'
import { recordEvents } from './record-events.ts'

const ownerId = '0197a000-0000-7000-8000-000000000001' as PartyId // branding
const systemId = '0197a000-0000-7000-8000-000000000002'

const received = (letterId: string): NewEvent => ({
  tag: 'MEMO_SEND_RECEIVED',
  ownerId,
  actor: { kind: 'system', id: systemId },
  systemId,
  letterId,
  properties: { way: 'REST', length: 20_480, bulk: false, title: 'with "quotes", {braces} and \\ backslash' },
})

test('events are written as told, at the business time of the transaction, by one statement', () =>
  withTestDatabase(async (database) => {
    const { letterId, now, statements } = await database.transaction(async (tx) => {
      const letterId = uuidV7(tx.now)
      await recordEvents(tx, [received(letterId), { tag: 'MEMO_SEND_VALIDATED', ownerId, actor: { kind: 'platform' }, letterId, properties: {} }])
      return { letterId, now: tx.now, statements: tx.count.statements }
    })
    assert.equal(statements, 1)
    const [first, second] = await database.read((on) => listEventsOfLetter(on, letterId))
    assert.ok(first !== undefined && second !== undefined)
    const { eventId, ...told } = first
    assert.equal(instantOfUuidV7(eventId), now)
    assert.deepEqual(told, {
      tag: 'MEMO_SEND_RECEIVED',
      ownerId,
      actorKind: 'system',
      actorId: systemId,
      systemId,
      letterId,
      properties: received(letterId).properties,
      personal: null,
      occurredAt: now,
    })
    assert.deepEqual([second.tag, second.actorId, second.systemId, second.properties], ['MEMO_SEND_VALIDATED', null, null, {}])
  }))

test('5 000 events, some with personal properties, take two statements; each keeps its own', () =>
  withTestDatabase(async (database) => {
    const letterIds = await database.transaction(async (tx) => {
      const ids = Array.from({ length: 5_000 }, () => uuidV7(tx.now))
      await recordEvents(tx, ids.map((letterId, index) => (index % 2 === 0 ? received(letterId) : { ...received(letterId), personal: { searched: `no ${index}` } })))
      assert.equal(tx.count.statements, 2)
      return ids
    })
    const events = await database.read((on) => listEventsOfLetters(on, letterIds))
    assert.deepEqual(events.map((event) => event.letterId), letterIds)
    assert.deepEqual(events.map((event) => event.personal), letterIds.map((_, index) => (index % 2 === 0 ? null : { searched: `no ${index}` })))
  }))

test('no events, no statement', () =>
  withTestDatabase(async (database) => {
    await database.transaction(async (tx) => {
      await recordEvents(tx, [])
      assert.equal(tx.count.statements, 0)
    })
    assert.deepEqual(await database.read((on) => listEventsOfLetters(on, [])), [])
  }))
