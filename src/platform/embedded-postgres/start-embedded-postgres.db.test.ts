import assert from 'node:assert/strict'
import { once } from 'node:events'
import { chmodSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { test } from 'node:test'
import { answers, ask, isRoot, nobody, otherProcess, temporaryFolder } from './embedded-postgres.testing.ts'
import { EmbeddedPostgresError, removeEmbeddedPostgres, startEmbeddedPostgres } from './index.ts'
import { systemFolder } from './server-home.ts'

test('a new folder gets a durable server in UTF-8 and UTC that only knows its password', async (t) => {
  const folder = temporaryFolder(t)
  const server = await startEmbeddedPostgres({ dataDirectory: folder, settings: { shared_buffers: '64MB' } })
  assert.match(server.url, /^postgres:\/\/brevdue:[\w-]{32}@127\.0\.0\.1:\d+\/brevdue$/)
  const expected = {
    fsync: 'on',
    synchronous_commit: 'on',
    data_checksums: 'on',
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    server_encoding: 'UTF8',
    timezone: 'UTC',
    jit: 'off',
    shared_buffers: '64MB',
  }
  for (const [name, value] of Object.entries(expected)) assert.equal(await ask(server.url, `SHOW ${name}`), value, name)
  const locale = 'SELECT datlocprovider::text || datlocale FROM pg_database WHERE datname = current_database()'
  assert.equal(await ask(server.url, locale), 'bC.UTF-8')
  assert.equal(statSync(path.join(folder, 'postgres-password')).mode & 0o777, 0o600)
  await assert.rejects(ask(server.url.replace(/:[\w-]{32}@/, ':wrong@'), 'SELECT 1'), { code: '28P01' })
  await server.release()
})

test('the last one out stops the server, and what was written is there at the next start on the same port', async (t) => {
  const folder = temporaryFolder(t)
  const first = await startEmbeddedPostgres({ dataDirectory: folder })
  const second = await startEmbeddedPostgres({ dataDirectory: path.join(folder, '.') })
  assert.equal(second.url, first.url)
  await ask(first.url, 'CREATE TABLE letters AS SELECT 7 AS letter_id')
  await first.release()
  await first.release()
  assert.equal(await answers(second.url), true)
  await second.release()
  assert.equal(await answers(second.url), false)
  const later = await startEmbeddedPostgres({ dataDirectory: folder })
  assert.equal(later.url, first.url)
  assert.equal(await ask(later.url, 'SELECT letter_id FROM letters'), 7)
  await later.release()
})

test('stop ends the server although others use it, and they find it again after the next start', async (t) => {
  const folder = temporaryFolder(t)
  const [one, other] = [await startEmbeddedPostgres({ dataDirectory: folder }), await startEmbeddedPostgres({ dataDirectory: folder })]
  await one.stop()
  assert.equal(await answers(other.url), false)
  const again = await startEmbeddedPostgres({ dataDirectory: folder })
  assert.equal(await answers(other.url), true)
  await again.release()
  assert.equal(await answers(other.url), true)
  await other.release()
  assert.equal(await answers(other.url), false)
})

test('a port that somebody else took is chosen anew', async (t) => {
  const folder = temporaryFolder(t)
  const before = await startEmbeddedPostgres({ dataDirectory: folder })
  await before.release()
  const somebody = createServer().listen(Number(new URL(before.url).port), '127.0.0.1')
  await once(somebody, 'listening')
  t.after(() => somebody.close())
  const after = await startEmbeddedPostgres({ dataDirectory: folder })
  assert.notEqual(after.url, before.url)
  assert.equal(await ask(after.url, 'SELECT 1'), 1)
  await after.release()
})

test('a server that does not start says why in its own words', async (t) => {
  const start = startEmbeddedPostgres({ dataDirectory: temporaryFolder(t), settings: { shared_buffers: 'much' } })
  await assert.rejects(start, (error) => {
    assert(error instanceof EmbeddedPostgresError)
    assert.equal(error.failure, 'start-failed')
    assert.match(error.remedy, /invalid value for parameter "shared_buffers": "much"/)
    return true
  })
})

const rootOnly = isRoot ? {} : { skip: 'only root can change to another user' }

test('as root under a closed folder the data goes to a system folder, and a note says where', rootOnly, async (t) => {
  const folder = temporaryFolder(t, 0o700)
  const dataDirectory = path.join(folder, 'data')
  const server = await startEmbeddedPostgres({ dataDirectory })
  await ask(server.url, 'CREATE TABLE letters AS SELECT 7 AS letter_id')
  const place = String(await ask(server.url, 'SHOW data_directory'))
  assert(place.startsWith(`${systemFolder}/`))
  assert.equal(existsSync(path.join(dataDirectory, 'postgres')), false)
  await server.release()
  const again = await startEmbeddedPostgres({ dataDirectory })
  assert.equal(await ask(again.url, 'SELECT letter_id FROM letters'), 7)

  rmSync(dataDirectory, { recursive: true })
  const anew = await startEmbeddedPostgres({ dataDirectory })
  assert.equal(await ask(anew.url, `SELECT to_regclass('letters')`), null, 'a deleted data folder does not come back')
  await anew.release()
  await removeEmbeddedPostgres(dataDirectory)
  const home = path.dirname(place)
  assert.equal(existsSync(home), false)
  rmSync(`${home}.previous`, { recursive: true })
})

test('as root the data is not made anew elsewhere when its folder is closed later', rootOnly, async (t) => {
  const folder = temporaryFolder(t)
  const dataDirectory = path.join(folder, 'data')
  const server = await startEmbeddedPostgres({ dataDirectory })
  await server.release()
  chmodSync(folder, 0o700)
  await assert.rejects(startEmbeddedPostgres({ dataDirectory }), { failure: 'folder-not-writable' })
  assert.deepEqual(readdirSync(dataDirectory).filter((name) => name.includes('elsewhere')), [])
})

test('an ordinary user runs the server as itself', rootOnly, async (t) => {
  const folder = temporaryFolder(t, 0o777)
  const dataDirectory = path.join(folder, 'data')
  const user = await otherProcess(t, dataDirectory, nobody)
  assert.equal(user.how, 'started', user.said)
  assert.equal(statSync(path.join(dataDirectory, 'postgres')).uid, nobody.uid)
  const asRoot = await startEmbeddedPostgres({ dataDirectory })
  assert.equal(asRoot.url, user.said, 'root adopts it')
  await asRoot.stop()
  const restarted = await startEmbeddedPostgres({ dataDirectory })
  assert.equal(statSync(path.join(dataDirectory, 'postgres', 'postmaster.pid')).uid, nobody.uid, 'root runs it as its owner')
  await restarted.stop()
})

test('a folder that is not ours is refused with a remedy', rootOnly, async (t) => {
  const user = await otherProcess(t, path.join(temporaryFolder(t), 'data'), nobody)
  assert.equal(user.how, 'failed')
  assert.match(user.said, /is not writable for this user\. Start as the user that owns it/)
})
