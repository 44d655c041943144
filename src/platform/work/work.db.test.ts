import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDuration, pause } from '../clock/index.ts'
import { uuidV4 } from '../crypto/index.ts'
import type { Database } from '../database/index.ts'
import { execute, int4, list, nullable, text, timestamp, uuid } from '../database/index.ts'
import { withTestDatabase } from '../database/testing.ts'
import { advanceClock, readClock } from './advance-clock.ts'
import { claimBatch } from './claim-batch.ts'
import { completeWork, planWork } from './plan-work.ts'
import { maxAttempts } from './work.ts'

const endLeases = execute({})`UPDATE work SET lease_until = '2000-01-01' WHERE work.claimed_by IS NOT NULL`
const listWork = list({}, { subjectId: uuid(), attempts: int4, stuckSince: nullable(timestamp), lastError: nullable(text()) })`
  SELECT work.subject_id, work.attempts, work.stuck_since, work.last_error FROM work ORDER BY work.subject_id`

const stage = 'test'

/** Works through what is due as a worker that dies whenever it holds one subject; answers how often it died. */
async function workAndDie(database: Database, deadly: string): Promise<number> {
  for (let deaths = 0; ; ) {
    if (deaths > 2 * maxAttempts) return deaths
    const claim = await claimBatch(database, stage, { batchSize: 10, leaseMs: 60_000 })
    if (claim.items.length === 0) return deaths
    if (claim.items.some(({ subjectId }) => subjectId === deadly)) {
      deaths++
      await database.transaction((tx) => endLeases(tx, {}))
    } else await database.transaction((tx) => completeWork(tx, claim))
  }
}

test('a piece of work that kills its worker takes nothing else down more than once, and is set aside in the end', async () => {
  await withTestDatabase(async (database) => {
    const subjects = Array.from({ length: 25 }, () => uuidV4())
    const [deadly = ''] = subjects
    await database.transaction((tx) => planWork(tx, subjects.map((subjectId) => ({ subjectId, stage, lane: 'single', senderId: subjectId, dueAt: tx.now }))))
    assert.equal(await workAndDie(database, deadly), maxAttempts)
    const [left, ...others] = await database.read((on) => listWork(on, {}))
    assert.deepEqual(others, [], 'all the others are done')
    assert.deepEqual([left?.subjectId, left?.attempts, left?.lastError], [deadly, maxAttempts, 'the worker died or stood still'])
    assert.ok(typeof left?.stuckSince === 'number')
  })
})

test('two moves of the clock at the same moment end at the later target, not at their sum', async () => {
  await withTestDatabase(async (database) => {
    const services = { database, dueSources: [], wakeAll: () => undefined, drainTimeoutMs: 1_000 }
    const { now } = await readClock(database)
    const target = addDuration(now, 'P1D')
    // Who begins after another has arrived is told that the target lies behind.
    await Promise.allSettled([1, 2, 3, 4].map(() => advanceClock(services, target)))
    const reached = (await readClock(database)).now - target
    assert.ok(reached >= 0 && reached < 60_000, `${reached} ms beyond the target`)
  })
})

test('what falls due while the clock looks for what is next is not jumped over', async () => {
  await withTestDatabase(async (database) => {
    const subjectId = uuidV4()
    const { now } = await readClock(database)
    let looks = 0
    const slow: Database = {
      ...database,
      async read(work) {
        const answer = await database.read(work)
        // The first look reads the clock, the second finds nothing due.
        if (++looks === 2) {
          await database.transaction((tx) => planWork(tx, [{ subjectId, stage, lane: 'single', senderId: subjectId, dueAt: tx.now }]))
          await pause(5)
        }
        return answer
      },
    }
    let doneAt = 0
    const doDue = async (): Promise<void> => {
      const claim = await claimBatch(database, stage, { batchSize: 1, leaseMs: 60_000 })
      if (claim.items.length === 0) return
      doneAt = (await readClock(database)).now
      await database.transaction((tx) => completeWork(tx, claim))
    }
    await advanceClock({ database: slow, dueSources: [], wakeAll: () => void doDue(), drainTimeoutMs: 5_000 }, addDuration(now, 'P1D'))
    assert.ok(doneAt > 0 && doneAt - now < 60_000, `done ${doneAt - now} ms later`)
  })
})
