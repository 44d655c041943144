import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pause } from '../clock/index.ts'
import { uuidV4 } from '../crypto/index.ts'
import type { Database } from '../database/index.ts'
import { withTestDatabase } from '../database/testing.ts'
import { openLog } from '../log/index.ts'
import { ParallelLoop } from './parallel-loop.ts'
import type { ParallelOptions, ParallelStage } from './parallel-loop.ts'
import { completeWork, planWork } from './plan-work.ts'
import { openWakeBus } from './wake-bus.ts'
import { countDueWork } from './work.queries.ts'

const stage = 'test'

const plan = (database: Database, subjects: readonly string[]): Promise<void> =>
  database.transaction((tx) => planWork(tx, subjects.map((subjectId) => ({ subjectId, stage, lane: 'single', senderId: subjectId, dueAt: tx.now }))))

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let look = 0; !(await holds()); look++) {
    assert.ok(look < 2_000, 'it never came')
    await pause(5)
  }
}

type Handle = ParallelStage['handle']

async function withLoop(handle: Handle, options: Partial<ParallelOptions>, work: (database: Database, loop: ParallelLoop) => Promise<void>): Promise<void> {
  await withTestDatabase(async (database) => {
    const log = openLog('silent')
    const wakeBus = await openWakeBus(database, log)
    const loop = new ParallelLoop({ database, log, wakeBus }, { name: stage, handle }, { slots: 8, leaseMs: 60_000, breakOffMs: 200, ...options })
    try {
      await work(database, loop)
    } finally {
      await loop.stop()
      await wakeBus.close()
    }
  })
}

const [hanging, broken, ...others] = Array.from({ length: 12 }, () => uuidV4())
const complete = (database: Database, claim: Parameters<Handle>[0]): Promise<void> => database.transaction((tx) => completeWork(tx, claim))

test('one subject that hangs holds no other, and one that the database failed is handed back alone', async () => {
  const released = Promise.withResolvers<void>()
  const done: string[] = []
  let failures = 0
  let database: Database | undefined
  const handle: Handle = async (claim) => {
    const [{ subjectId } = { subjectId: '' }] = claim.items
    assert.equal(claim.items.length, 1)
    if (subjectId === hanging) await released.promise
    if (subjectId === broken && failures++ === 0) throw Object.assign(new Error('gone'), { code: 'ECONNRESET' })
    if (database !== undefined) await complete(database, claim)
    done.push(subjectId)
  }
  await withLoop(handle, { slots: 3 }, async (opened, loop) => {
    database = opened
    await plan(opened, [hanging ?? '', broken ?? '', ...others])
    loop.start()
    await until(() => done.length === 11)
    assert.deepEqual([failures, done.includes(hanging ?? '')], [2, false])
    released.resolve()
    await until(() => done.length === 12)
    assert.equal((await opened.read((on) => countDueWork(on, { now: on.now }))).count, 0)
  })
})

test('no more than its slots are under way at once', async () => {
  let underWay = 0
  let most = 0
  let database: Database | undefined
  const handle: Handle = async (claim) => {
    most = Math.max(most, ++underWay)
    await pause(10)
    underWay--
    if (database !== undefined) await complete(database, claim)
  }
  await withLoop(handle, { slots: 3 }, async (opened, loop) => {
    database = opened
    await plan(opened, others)
    loop.start()
    await until(async () => (await opened.read((on) => countDueWork(on, { now: on.now }))).count === 0)
    assert.equal(most, 3)
  })
})

test('at the end it begins nothing more, lets what is under way finish, and breaks it off when that takes too long', async () => {
  const heard: string[] = []
  const handle: Handle = async (_claim, { finish, breakOff }) => {
    finish.addEventListener('abort', () => heard.push('finish'))
    await new Promise<void>((resolve) => {
      breakOff.addEventListener('abort', () => resolve())
      heard.push('begun')
    })
    heard.push('broken off')
  }
  await withLoop(handle, { slots: 1 }, async (database, loop) => {
    await plan(database, others)
    loop.start()
    await until(() => heard.length > 0)
    await loop.stop()
    assert.deepEqual(heard, ['begun', 'finish', 'broken off'])
  })
})
