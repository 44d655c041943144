import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { test } from 'node:test'
import { machineNow, pause } from '../platform/clock/index.ts'
import type { Database } from '../platform/database/index.ts'
import { execute, get, int8 } from '../platform/database/index.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import { planEmails } from './index.ts'
import type { TestMailServer } from './mail-server.testing.ts'
import { startMailServer } from './mail-server.testing.ts'
import { listMessageStates, passTime, startMailWorker } from './notifications.testing.ts'

const emails = (count: number) => Array.from({ length: count }, (_item, index) => ({ to: 'it@by.example', subject: `Nummer ${index}`, body: 'Hej' }))
const plan = (database: Database, count: number): Promise<void> => database.transaction((tx) => planEmails(tx, emails(count)))
const countClaimed = get({}, { count: int8 })`SELECT count(*) AS count FROM work WHERE work.claimed_by IS NOT NULL`

const lapseClaims = execute({})`UPDATE work SET lease_until = work.lease_until - interval '1 hour' WHERE work.claimed_by IS NOT NULL`

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let look = 0; !(await holds()); look++) {
    assert.ok(look < 3_000, 'it never came')
    await pause(5)
  }
}

/** What became of each e-mail: attempts, and whether it was sent. */
const outcomes = async (database: Database): Promise<(readonly [number, boolean])[]> => (await database.read((on) => listMessageStates(on, {}))).map(({ attempts, sentAt }) => [attempts, sentAt !== null])

const withServer = (work: (database: Database, server: TestMailServer, databaseUrl: string) => Promise<void>): Promise<void> =>
  withTestDatabase(async (database, databaseUrl) => {
    const server = await startMailServer()
    try {
      await work(database, server, databaseUrl)
    } finally {
      await server.close()
    }
  })

test('two workers at once send each e-mail once', () =>
  withServer(async (database, server) => {
    await plan(database, 40)
    const workers = await Promise.all([startMailWorker(database, server.url), startMailWorker(database, server.url)])
    await passTime(database, 'PT1S')
    await Promise.all(workers.map((worker) => worker.stop()))
    const subjects = server.taken.map((raw) => /^Subject: (.*)$/m.exec(raw)?.[1])
    assert.deepEqual([subjects.length, new Set(subjects).size], [40, 40])
    assert.ok((await outcomes(database)).every(([attempts, sent]) => attempts === 1 && sent))
  }))

test('an e-mail whose worker is killed while it sends is sent by the next one', () =>
  withServer(async (database, server, databaseUrl) => {
    server.script.push('hang')
    await plan(database, 1)
    const doomed = fork(path.join(import.meta.dirname, 'mail-worker-process.testing.js'), [databaseUrl, server.url, '1500'], { silent: true })
    await until(() => server.offered() === 1)
    const ended = once(doomed, 'exit')
    doomed.kill('SIGKILL')
    await ended
    server.script.length = 0
    const next = await startMailWorker(database, server.url)
    await until(() => server.taken.length === 1)
    await next.stop()
    assert.deepEqual(await outcomes(database), [[1, true]])
  }))

test('a worker that comes back after its lease changes nothing about what another has sent', () =>
  withServer(async (database, server) => {
    server.script.push('hang')
    await plan(database, 1)
    const slow = await startMailWorker(database, server.url, { leaseMs: 60_000 })
    await until(() => server.offered() === 1)
    server.script.length = 0
    // As if it had stood still: alive, it keeps its claim.
    await database.transaction((tx) => lapseClaims(tx, {}))
    const quick = await startMailWorker(database, server.url)
    await until(() => server.taken.length === 1)
    // The slow one runs out of its own time now, and would plan another attempt.
    await pause(3_000)
    await Promise.all([slow.stop(), quick.stop()])
    assert.deepEqual([await outcomes(database), server.taken.length], [[[1, true]], 1])
  }))

test('a worker that is told to stop while a mail server hangs hands the e-mail back at once, uncounted', () =>
  withServer(async (database, server) => {
    server.script.push('hang')
    await plan(database, 1)
    const worker = await startMailWorker(database, server.url, { limits: { connections: 2, connectMs: 60_000, emailMs: 60_000 }, breakOffMs: 100 })
    await until(() => server.offered() === 1)
    const since = machineNow()
    await worker.stop()
    assert.ok(machineNow() - since < 5_000)
    assert.deepEqual([await outcomes(database), (await database.read((on) => countClaimed(on, {}))).count], [[[0, false]], 0])
    server.script.length = 0
    const next = await startMailWorker(database, server.url)
    await passTime(database, 'PT1S')
    await next.stop()
    assert.deepEqual(await outcomes(database), [[1, true]])
  }))

test('an e-mail on which the mail server hangs holds up none of those after it', () =>
  withServer(async (database, server) => {
    server.script.push('hang-once')
    await plan(database, 20)
    const worker = await startMailWorker(database, server.url, { limits: { connections: 2, connectMs: 60_000, emailMs: 60_000 }, breakOffMs: 100 })
    await until(() => server.taken.length === 19)
    await worker.stop()
    assert.deepEqual((await outcomes(database)).filter(([, sent]) => !sent), [[0, false]])
  }))
