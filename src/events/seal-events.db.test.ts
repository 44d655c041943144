import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import type { Database } from '../platform/database/index.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import { openLog } from '../platform/log/index.ts'
import { ask, record, sealUntil, testEvent, untilSealable } from './events.testing.ts'
import { recordEvents } from './record-events.ts'
import { sealEvents } from './seal-events.ts'
import { Sealer } from './sealer.ts'
import { verifyLog } from './verify-log.ts'

const sizes = async (database: Database): Promise<unknown[]> =>
  (await ask(database, 'SELECT event_count FROM event_seals ORDER BY seal_number')).map((row) => row['event_count'])

async function assertWhole(database: Database, eventCount: number): Promise<void> {
  const findings: unknown[] = []
  const totals = await verifyLog(database, (finding) => findings.push(finding))
  assert.deepEqual(findings, [])
  assert.deepEqual([totals.eventCount, totals.unsealedCount], [eventCount, 0])
}

/** Opens a transaction that records an event and stays open until it is let go. */
function writerThatWaits(database: Database): { written: Promise<void>; letGo: () => void; ended: Promise<void> } {
  const written = Promise.withResolvers<void>()
  const hold = Promise.withResolvers<void>()
  const ended = database.transaction(async (tx) => {
    await recordEvents(tx, [testEvent(tx)])
    written.resolve()
    await hold.promise
  })
  return { written: written.promise, letGo: hold.resolve, ended }
}

test('a seal takes five statements, and none is made without events', () =>
  withTestDatabase(async (database) => {
    await record(database, 3)
    await sealUntil(database, 3)
    await database.transaction(async (tx) => {
      assert.deepEqual(await sealEvents(tx), { kind: 'sealed', eventCount: 0, more: false })
      assert.equal(tx.count.statements, 3)
    })
    assert.deepEqual(await sizes(database), [3])
    await assertWhole(database, 3)
  }))

test('an event of a long transaction is never skipped, however many commit around it', () =>
  withTestDatabase(async (database) => {
    await record(database, 1)
    const slow = writerThatWaits(database)
    await slow.written
    for (let round = 0; round < 5; round++) {
      await record(database, 2)
      await database.transaction(sealEvents)
    }
    const [row] = await ask(database, 'SELECT coalesce(sum(event_count), 0)::int4 AS sealed FROM event_seals')
    assert.ok(Number(row?.['sealed']) <= 1, 'nothing above the open transaction is sealed')
    slow.letGo()
    await slow.ended
    await sealUntil(database, 12)
    await assertWhole(database, 12)
  }))

test('events of rolled-back transactions leave no trace', () =>
  withTestDatabase(async (database) => {
    const failed = database.transaction(async (tx) => {
      await recordEvents(tx, [testEvent(tx)])
      throw new Error('rolled back')
    })
    await assert.rejects(failed, /rolled back/)
    await record(database, 1)
    await sealUntil(database, 1)
    await assertWhole(database, 1)
  }))

test('of sealers at the same time one seals and the others find it busy; writers go on beside them', () =>
  withTestDatabase(async (database) => {
    await record(database, 1)
    const hold = Promise.withResolvers<void>()
    const first = database.transaction(async (tx) => {
      await sealEvents(tx)
      await hold.promise
    })
    await setTimeout(50)
    assert.deepEqual(await database.transaction(sealEvents), { kind: 'busy' })
    hold.resolve()
    await first

    const log = openLog('silent')
    const sealers = [new Sealer({ database, log }), new Sealer({ database, log })]
    for (const sealer of sealers) sealer.start()
    await Promise.all(Array.from({ length: 30 }, () => record(database, 5)))
    for (const sealer of sealers) await sealer.stop()
    await sealUntil(database, 151)
    await assertWhole(database, 151)
  }))

test('a backlog is sealed in pieces at the borders of transactions; a transaction that is larger stays whole', () =>
  withTestDatabase(async (database) => {
    const insertMany = (count: number): Promise<unknown> =>
      ask(
        database,
        `INSERT INTO events (event_id, epoch, tag, owner_id, actor_kind, properties, occurred_at)
         SELECT gen_random_uuid(), 1, 'MEMO_SEND_RECEIVED', gen_random_uuid(), 'platform', '{}', '2026-01-01T00:00:00Z' FROM generate_series(1, $1::int4)`,
        [count],
      )
    for (const count of [4_000, 4_000, 4_000, 10_000, 12_000, 500]) await insertMany(count)
    await untilSealable(database)
    await sealUntil(database, 34_500)
    assert.deepEqual(await sizes(database), [8_000, 4_000, 10_000, 12_000, 500])
    await assertWhole(database, 34_500)
  }))
