import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant, pause } from '../clock/index.ts'
import { uuidV4 } from '../crypto/index.ts'
import type { Database } from '../database/index.ts'
import { int4, list, timestamp, uuid } from '../database/index.ts'
import { withTestDatabase } from '../database/testing.ts'
import { openLog } from '../log/index.ts'
import { claimBatch } from './claim-batch.ts'
import { completeWork, planWork } from './plan-work.ts'
import { StageLoop } from './stage-loop.ts'
import { openWakeBus } from './wake-bus.ts'
import { ClaimLost } from './work.ts'

const listWork = list({}, { subjectId: uuid(), attempts: int4, dueAt: timestamp })`SELECT work.subject_id, work.attempts, work.due_at FROM work ORDER BY work.subject_id`

const stage = 'test'
const leaseMs = 300

const plan = (database: Database, subjects: readonly string[]): Promise<void> =>
  database.transaction((tx) => planWork(tx, subjects.map((subjectId) => ({ subjectId, stage, lane: 'single', senderId: subjectId, dueAt: tx.now }))))

test('a batch that takes many leases is kept by the worker that handles it, and counted against nobody', async () => {
  await withTestDatabase(async (database) => {
    await plan(database, [uuidV4(), uuidV4()])
    const log = openLog('silent')
    const wakeBus = await openWakeBus(database, log)
    let handled = 0
    const slow = {
      name: stage,
      async handle(claim: Parameters<typeof completeWork>[1]) {
        handled++
        await pause(5 * leaseMs)
        await database.transaction((tx) => completeWork(tx, claim))
      },
    }
    const loops = [1, 2].map(() => new StageLoop({ database, log, wakeBus }, slow, { batchSize: 10, leaseMs }))
    for (const loop of loops) loop.start()
    for (let waits = 0; waits < 100 && (await database.read((on) => listWork(on, {}))).length > 0; waits++) await pause(50)
    await Promise.all(loops.map((loop) => loop.stop()))
    await wakeBus.close()
    assert.equal(handled, 1)
    assert.deepEqual(await database.read((on) => listWork(on, {})), [])
  })
})

test('what is handed back of a claim is due again at its time, uncounted; the fence counts it like the rest', async () => {
  await withTestDatabase(async (database) => {
    const subjects = [uuidV4(), uuidV4(), uuidV4()].toSorted()
    const [first = '', second = ''] = subjects
    await plan(database, subjects)
    const claim = await claimBatch(database, stage, { batchSize: 10, leaseMs: 60_000 })
    const dueAt = await database.transaction(async (tx) => {
      const later = instant(tx.now + 60_000)
      await completeWork(tx, claim, [{ subjectId: first, dueAt: later }, { subjectId: second, dueAt: tx.now }])
      return later
    })
    const left = await database.read((on) => listWork(on, {}))
    assert.deepEqual(left.map(({ subjectId, attempts }) => [subjectId, attempts]), [[first, 0], [second, 0]])
    assert.equal(left[0]?.dueAt, dueAt)
    assert.deepEqual((await claimBatch(database, stage, { batchSize: 10, leaseMs: 60_000 })).items.map(({ subjectId }) => subjectId), [second])
    await assert.rejects(database.transaction((tx) => completeWork(tx, claim, [{ subjectId: second, dueAt }])), ClaimLost)
  })
})
