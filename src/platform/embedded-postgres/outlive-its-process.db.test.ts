import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { Client } from 'pg'
import { answers, ask, endUser, killGroup, otherProcess, serverPid, spawnUser, temporaryFolder } from './embedded-postgres.testing.ts'
import { startEmbeddedPostgres } from './index.ts'
import { poll } from './poll.ts'
import { clusterFolder, knownHome } from './server-home.ts'

test('of two processes at the same moment one starts and the other adopts, and the last one out stops', async (t) => {
  const folder = temporaryFolder(t)
  const users = await Promise.all([otherProcess(t, folder), otherProcess(t, folder)])
  assert.deepEqual(users.map((user) => user.how).toSorted(), ['adopted', 'started'])
  const [one, other] = users
  assert.equal(one.said, other.said)
  await endUser(one.child)
  assert.equal(await answers(other.said), true)
  await endUser(other.child)
  assert.equal(await answers(other.said), false)
})

test('a process group killed while it used the server leaves it running, and the next process adopts it', async (t) => {
  const folder = temporaryFolder(t)
  const killed = await otherProcess(t, folder)
  await ask(killed.said, 'CREATE TABLE letters AS SELECT 7 AS letter_id')
  const pid = serverPid(folder)
  await killGroup(killed.child)
  const next = await startEmbeddedPostgres({ dataDirectory: folder })
  assert.equal(serverPid(folder), pid)
  assert.equal(next.url, killed.said)
  assert.equal(await ask(next.url, 'SELECT letter_id FROM letters'), 7)
  await next.release()
  assert.equal(await answers(next.url), false, 'the killed process counts no longer')
})

test('a killed server is started again as soon as its connections have ended', async (t) => {
  const folder = temporaryFolder(t)
  const before = await startEmbeddedPostgres({ dataDirectory: folder })
  await ask(before.url, 'CREATE TABLE letters AS SELECT 7 AS letter_id')
  // A busy connection does not notice for a second that its server is gone, and holds the shared memory as long.
  const open = new Client({ connectionString: before.url })
  open.on('error', () => {})
  await open.connect()
  const busy = open.query('SELECT count(*) FROM generate_series(1, 4000000)').catch(() => {})
  await ask(before.url, 'SELECT pg_sleep(0.1)')
  process.kill(serverPid(folder), 'SIGKILL')
  const after = await startEmbeddedPostgres({ dataDirectory: folder })
  assert.equal(await ask(after.url, 'SELECT letter_id FROM letters'), 7)
  await busy
  await after.stop()
})

test('the file of a dead server whose number is now another program is no hindrance', async (t) => {
  const folder = temporaryFolder(t)
  const before = await startEmbeddedPostgres({ dataDirectory: folder })
  const file = path.join(clusterFolder(knownHome(folder)), 'postmaster.pid')
  const lines = readFileSync(file, 'utf8').split('\n')
  const { uid, gid } = statSync(file)
  await before.stop()
  // PostgreSQL believes a file that names a process of its own user.
  const stranger = spawn('sleep', ['60'], process.getuid?.() === 0 ? { uid, gid } : {})
  await once(stranger, 'spawn')
  t.after(() => stranger.kill())
  writeFileSync(file, [stranger.pid, ...lines.slice(1)].join('\n'))
  const after = await startEmbeddedPostgres({ dataDirectory: folder })
  assert.equal(await ask(after.url, 'SELECT 1'), 1)
  assert.notEqual(serverPid(folder), stranger.pid)
  assert.equal(stranger.exitCode ?? stranger.signalCode, null, 'nobody ended the other program')
  await after.release()
})

test('a first start killed half-way leaves nothing that the next one trips over', async (t) => {
  const folder = temporaryFolder(t)
  const scratch = (): string[] => readdirSync(folder).filter((name) => name.startsWith('postgres-new-'))
  const child = spawnUser(t, folder)
  const halfWay = await poll(5, 10_000, () => scratch().find((name) => existsSync(path.join(folder, name, 'cluster', 'PG_VERSION'))))
  assert.notEqual(halfWay, undefined)
  await killGroup(child)
  assert.equal(readdirSync(folder).includes('postgres'), false)
  const server = await startEmbeddedPostgres({ dataDirectory: folder })
  assert.equal(await ask(server.url, 'SELECT 1'), 1)
  assert.deepEqual(scratch(), [])
  await server.release()
})

test('a first start of which only the process is killed, and not the program that makes the database, goes as well', async (t) => {
  const folder = temporaryFolder(t)
  const child = spawnUser(t, folder)
  assert.notEqual(await poll(5, 10_000, () => readdirSync(folder).find((name) => name.startsWith('postgres-new-'))), undefined)
  child.kill('SIGKILL')
  await once(child, 'exit')
  const server = await startEmbeddedPostgres({ dataDirectory: folder })
  assert.equal(await ask(server.url, 'SELECT 1'), 1)
  await server.release()
})
