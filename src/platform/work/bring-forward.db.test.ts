import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDuration, instant, pause } from '../clock/index.ts'
import { uuidV4 } from '../crypto/index.ts'
import type { Database, Transaction } from '../database/index.ts'
import { execute, list, nullable, timestamp, uuid } from '../database/index.ts'
import { withTestDatabase } from '../database/testing.ts'
import { claimBatch } from './claim-batch.ts'
import { bringForwardWork, completeWork, planWork } from './plan-work.ts'
import type { NewWork } from './work.ts'

const stage = 'test'
const subjectId = uuidV4()
const listWork = list({}, { subjectId: uuid(), dueAt: timestamp, claimedBy: nullable(uuid()) })`
  SELECT work.subject_id, work.due_at, work.claimed_by FROM work`
const failOnce = execute({})`UPDATE work SET attempts = 1`

const at = (tx: Transaction, duration: string): NewWork => ({ subjectId, stage, lane: 'single', senderId: subjectId, dueAt: addDuration(tx.now, duration) })
const claim = (database: Database) => claimBatch(database, stage, { batchSize: 1, leaseMs: 60_000 })

async function isWaiting(other: Promise<unknown>): Promise<boolean> {
  const ended = other.then(() => false)
  return Promise.race([ended, pause(100).then(() => true)])
}

test('work is brought forward, never put off; what failed waits its time out', () =>
  withTestDatabase(async (database) => {
    const due = await database.transaction(async (tx) => {
      await bringForwardWork(tx, [at(tx, 'PT2H'), at(tx, 'PT1H')])
      await bringForwardWork(tx, [at(tx, 'PT3H')])
      const [row] = await listWork(tx, {})
      assert.equal(row?.dueAt, addDuration(tx.now, 'PT1H'))
      await failOnce(tx, {})
      await bringForwardWork(tx, [at(tx, 'PT0S')])
      return instant((await listWork(tx, {}))[0]?.dueAt ?? 0) - tx.now
    })
    assert.equal(due, 3_600_000)
  }))

test('who completes work waits for whoever is bringing something to its subject, and sees it', () =>
  withTestDatabase(async (database) => {
    await database.transaction((tx) => planWork(tx, [at(tx, 'PT0S')]))
    const claimed = await claim(database)
    const written = Promise.withResolvers<void>()
    const mayCommit = Promise.withResolvers<void>()
    const bringing = database.transaction(async (tx) => {
      await bringForwardWork(tx, [at(tx, 'PT0S')])
      written.resolve()
      await mayCommit.promise
    })
    await written.promise
    const completing = database.transaction((tx) => completeWork(tx, claimed))
    assert.equal(await isWaiting(completing), true)
    mayCommit.resolve()
    await Promise.all([bringing, completing])
  }))

test('who brings something while its subject is being completed waits, and leaves work behind it', () =>
  withTestDatabase(async (database) => {
    await database.transaction((tx) => planWork(tx, [at(tx, 'PT0S')]))
    const claimed = await claim(database)
    const deleted = Promise.withResolvers<void>()
    const mayCommit = Promise.withResolvers<void>()
    const completing = database.transaction(async (tx) => {
      await completeWork(tx, claimed)
      deleted.resolve()
      await mayCommit.promise
      // The end of a round plans the next one; what is brought now is due earlier.
      await bringForwardWork(tx, [at(tx, 'PT15M')])
    })
    await deleted.promise
    const bringing = database.transaction((tx) => bringForwardWork(tx, [at(tx, 'PT0S')]))
    assert.equal(await isWaiting(bringing), true)
    mayCommit.resolve()
    await Promise.all([bringing, completing])
    const [row] = await database.read((on) => listWork(on, {}))
    assert.equal(row?.claimedBy, null)
    assert.equal((await claim(database)).items.length, 1, 'due now, not in a quarter of an hour')
  }))
