import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'
import { test } from 'node:test'
import { openDatabase } from '../../src/platform/database/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { withTestDatabase } from '../../src/platform/database/testing.ts'
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.ts'
import { startServing, withFolder } from '../process.testing.ts'
import type { ServingProcess } from '../process.testing.ts'
import { insertSmallWorld, logIn, openLetter, pullReceipts, readRuntime, sendLetter } from './world.testing.ts'
import type { SmallWorld } from './world.testing.ts'

type Environment = Readonly<Record<string, string>>

interface Three {
  readonly web: ServingProcess
  readonly api: ServingProcess
  readonly worker: ServingProcess
}

/** All at once: each may be the one that starts PostgreSQL, migrates, makes the keys. */
async function startThree(environment: Environment): Promise<Three> {
  const [web, api, worker] = await Promise.all((['web', 'api', 'worker'] as const).map((part) => startServing(environment, ['--parts', part])))
  if (web === undefined || api === undefined || worker === undefined) throw new Error('Three were started')
  return { web, api, worker }
}

/** Adopts the embedded database for some work, as a fourth user. */
async function onEmbedded<Result>(folder: string, work: (database: Database) => Promise<Result>): Promise<Result> {
  const postgres = await startEmbeddedPostgres({ dataDirectory: folder })
  const database = openDatabase({ url: postgres.url, poolSize: 2, statementTimeoutMs: 30_000, lockTimeoutMs: 10_000 })
  try {
    return await work(database)
  } finally {
    await database.close()
    await postgres.release()
  }
}

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = connect(port, '127.0.0.1', () => {
      probe.destroy()
      resolve(true)
    })
    probe.on('error', () => resolve(false))
  })

const partsIn = (folder: string): string[] => readRuntime(folder).processes.flatMap(({ parts }) => parts).toSorted()

function assertAddresses(folder: string, { web, api, worker }: Three): void {
  const { portal, system, operations, processes } = readRuntime(folder)
  assert.deepEqual([portal, system], [web.url, api.url])
  assert.ok(operations === web.url || operations === api.url)
  assert.deepEqual(new Set(processes.map(({ pid }) => pid)), new Set([web.child.pid, api.child.pid, worker.child.pid]))
  assert.deepEqual(partsIn(folder), ['api', 'web', 'worker'])
}

async function assertApart({ web, api }: Three, world: SmallWorld): Promise<void> {
  assert.equal((await sendLetter(web.url, world, 'Til den forkerte')).status, 404)
  assert.equal((await fetch(`${api.url}/post`, { redirect: 'manual' })).status, 404)
  for (const { url } of [web, api]) assert.equal((await fetch(`${url}/health/ready`)).status, 200)
}

/** The letter's way through all three, and once more with a worker killed in between. Answers the worker that lives. */
async function sendAndRead(folder: string, environment: Environment, three: Three, world: SmallWorld): Promise<ServingProcess> {
  const { web, api, worker } = three
  const { browser, inbox } = await logIn(web.url, world.citizen)
  const first = await sendLetter(api.url, world, 'Det første brev')
  assert.equal(first.status, 201)
  assert.match((await openLetter(browser, inbox.url, 'Det første brev')).text, /Et brev\./)
  assert.deepEqual((await pullReceipts(api.url, world)).map(({ receiptStatus, messageUUID }) => [receiptStatus, messageUUID]), [['COMPLETED', first.messageUuid]])
  await worker.kill()
  assert.equal((await sendLetter(api.url, world, 'Det andet brev')).status, 201)
  assert.doesNotMatch((await browser.get(inbox.url)).text, /Det andet brev/)
  assert.deepEqual(await pullReceipts(api.url, world), [])
  const again = await startServing(environment, ['--parts', 'worker'])
  await openLetter(browser, inbox.url, 'Det andet brev')
  assert.deepEqual(partsIn(folder), ['api', 'web', 'worker'])
  assert.ok(!readRuntime(folder).processes.some(({ pid }) => pid === worker.child.pid), 'the killed worker is struck out')
  return again
}

test('web, api and worker as three processes on an embedded database: the last one out stops it', () =>
  withFolder(async (folder) => {
    const environment = { BREVDUE_DATA: folder }
    const three = await startThree(environment)
    const port = Number(readFileSync(path.join(folder, 'postgres-port'), 'utf8'))
    assertAddresses(folder, three)
    const world = await onEmbedded(folder, insertSmallWorld)
    await assertApart(three, world)
    const worker = await sendAndRead(folder, environment, three, world)
    await three.web.stop()
    assert.deepEqual([readRuntime(folder).portal, readRuntime(folder).system, readRuntime(folder).operations], [undefined, three.api.url, three.api.url])
    await three.api.stop()
    assert.deepEqual([partsIn(folder), readRuntime(folder).system], [['worker'], undefined])
    assert.ok(await isListening(port), 'the worker still uses PostgreSQL')
    await worker.stop()
    assert.deepEqual([partsIn(folder), await isListening(port)], [[], false])
  }))

test('web, api and worker as three processes on an external database', () =>
  withFolder((folder) =>
    withTestDatabase(async (database, url) => {
      const environment = { BREVDUE_DATA: folder, DATABASE_URL: url }
      const three = await startThree(environment)
      assertAddresses(folder, three)
      const world = await insertSmallWorld(database)
      await assertApart(three, world)
      const worker = await sendAndRead(folder, environment, three, world)
      for (const { stop, ended } of [worker, three.api, three.web]) {
        await stop()
        assert.equal(await ended, '0')
      }
      assert.deepEqual(partsIn(folder), [])
    }),
  ))

const againAfterMs = 5

// npm, the launcher and the terminal each send it.
test('a signal that comes several times ends the server as well as one', () =>
  withFolder(async (folder) => {
    const serving = await startServing({ BREVDUE_DATA: folder })
    const port = Number(readFileSync(path.join(folder, 'postgres-port'), 'utf8'))
    const again = setInterval(() => serving.child.kill('SIGINT'), againAfterMs)
    const how = await serving.ended
    clearInterval(again)
    assert.equal(how, '0')
    assert.deepEqual([partsIn(folder), await isListening(port)], [[], false])
  }))
