import assert from 'node:assert/strict'
import { createSecretKey, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { after, test } from 'node:test'
import type { KeyRing } from '../crypto/index.ts'
import { MasterKeyMissing, uuidV7 } from '../crypto/index.ts'
import { execute, list, text, uuid } from '../database/index.ts'
import type { Database } from '../database/index.ts'
import { withTestDatabase } from '../database/testing.ts'
import type { ContentStore } from './content-store.ts'
import { insertContents, openContent, prepareBlob, prepareRow } from './content-store.ts'
import { listContents } from './content.queries.ts'
import { openFileBlobStore } from './file-blob-store.ts'
import { findMissingMasterKeys, forgetMasterKeys, noteMasterKeys } from './master-keys.ts'
import { removeContents } from './remove-contents.ts'
import { countByMasterKey, rotateKeys } from './rotate-keys.ts'

const folder = await mkdtemp(path.join(tmpdir(), 'brevdue-rotation-'))
after(() => rm(folder, { recursive: true }))

const keys = { old: createSecretKey(randomBytes(32)), new: createSecretKey(randomBytes(32)) }
const ringOf = (...ids: readonly ('old' | 'new')[]): KeyRing => ({ currentId: ids[0] ?? '', keys: new Map(ids.map((id) => [id, keys[id]])) })
const [oldRing, bothRing, newRing] = [ringOf('old'), ringOf('new', 'old'), ringOf('new')]

const blobs = await openFileBlobStore(folder)
const storeOf = (ring: KeyRing): ContentStore => ({ ring, blobs, rowBytes: 1_000 })

const breakKey = execute({ contentId: uuid() })`UPDATE content SET wrapped_key = substring(content.wrapped_key FOR 60) || '\\x00' WHERE content.content_id = ${'contentId'}`
const listKeyIds = list({ contentId: uuid() }, { keyId: text() })`SELECT content.key_id FROM content WHERE content.content_id = ${'contentId'}`

/** Stores contents under a ring's current key: each fourth as a blob. */
async function store(database: Database, ring: KeyRing, count: number): Promise<string[]> {
  const now = await database.now()
  const contents = await Promise.all(
    Array.from({ length: count }, async (_, number) => {
      const contentId = uuidV7(now)
      const bytes = Buffer.from(`Letter ${contentId}`)
      return number % 4 === 0 ? prepareBlob(storeOf(ring), contentId, Readable.from([bytes])) : prepareRow(storeOf(ring), contentId, bytes)
    }),
  )
  await database.transaction((tx) => insertContents(tx, contents))
  return contents.map(({ contentId }) => contentId)
}

async function read(database: Database, ring: KeyRing, contentId: string): Promise<string> {
  const [row] = await database.read((on) => listContents(on, { contentIds: [contentId] }))
  assert.ok(row !== undefined)
  return (await openContent(storeOf(ring), row).whole()).toString()
}

async function assertAllRead(database: Database, ring: KeyRing, contentIds: readonly string[]): Promise<void> {
  for (const contentId of contentIds) assert.equal(await read(database, ring, contentId), `Letter ${contentId}`)
}

test('after a rotation the new key alone opens everything, rows and blobs; before and between, both do', async () => {
  await withTestDatabase(async (database) => {
    const before = await store(database, oldRing, 40)
    const since = await store(database, bothRing, 10)
    await assertAllRead(database, bothRing, [...before, ...since])
    await assert.rejects(read(database, newRing, before[0] ?? ''), MasterKeyMissing)
    assert.deepEqual(await countByMasterKey(database, bothRing), new Map([['new', 10], ['old', 40]]))
    assert.deepEqual(await rotateKeys(database, bothRing), { rewrapped: 40, unreadable: [] })
    assert.deepEqual(await rotateKeys(database, bothRing), { rewrapped: 0, unreadable: [] })
    assert.deepEqual(await countByMasterKey(database, bothRing), new Map([['new', 50], ['old', 0]]))
    await assertAllRead(database, newRing, [...before, ...since])
  })
})

test('contents come, are read and are removed while keys are wrapped anew; what was removed gets no key again', async () => {
  await withTestDatabase(async (database) => {
    const before = await store(database, oldRing, 4_100)
    const [removed = ''] = before.slice(-1)
    let came: string[] = []
    let pages = 0
    await rotateKeys(database, bothRing, () => void pages++)
    assert.equal(pages, 4, 'three pages and the end')
    // The same once more with a removal between reading and writing of a page: the old key is put back to have something to do.
    await rotateKeys(database, ringOf('old', 'new'))
    const meddling: Database = {
      ...database,
      now: () => database.now(),
      read: (work) => database.read(work),
      async transaction(work) {
        if (came.length === 0) {
          came = await store(database, bothRing, 3)
          await database.transaction((tx) => removeContents(tx, [removed]))
          await assertAllRead(database, bothRing, before.slice(0, 3))
        }
        return database.transaction(work)
      },
    }
    assert.deepEqual(await rotateKeys(meddling, bothRing), { rewrapped: before.length - 1, unreadable: [] })
    assert.deepEqual(await database.read((on) => listContents(on, { contentIds: [removed] })), [])
    assert.deepEqual(await database.read((on) => listKeyIds(on, { contentId: removed })), [{ keyId: 'old' }], 'its row is as the removal left it')
    await assertAllRead(database, newRing, [...before.slice(0, 20), ...came])
  })
})

test('a key that does not open stops no other, and is named', async () => {
  await withTestDatabase(async (database) => {
    const [broken = '', ...others] = await store(database, oldRing, 5)
    await database.transaction((tx) => breakKey(tx, { contentId: broken }))
    assert.deepEqual(await rotateKeys(database, bothRing), { rewrapped: 4, unreadable: [broken] })
    assert.deepEqual(await countByMasterKey(database, bothRing), new Map([['new', 4], ['old', 1]]))
    await assertAllRead(database, newRing, others)
  })
})

test('a key is missed as long as it is noted, and forgotten when nothing needs it', async () => {
  await withTestDatabase(async (database) => {
    await noteMasterKeys(database, ['old'])
    await store(database, oldRing, 2)
    await noteMasterKeys(database, ['new'])
    assert.deepEqual(await findMissingMasterKeys(database, bothRing), [])
    assert.deepEqual(await findMissingMasterKeys(database, newRing), ['old'])
    await countByMasterKey(database, bothRing)
    assert.deepEqual(await findMissingMasterKeys(database, newRing), ['old'], 'counting takes nothing away that is needed')
    await rotateKeys(database, bothRing)
    await countByMasterKey(database, bothRing)
    assert.deepEqual(await findMissingMasterKeys(database, newRing), [])
    assert.deepEqual(await findMissingMasterKeys(database, oldRing), ['new'])
    await forgetMasterKeys(database, ['new'])
    assert.deepEqual(await findMissingMasterKeys(database, oldRing), [])
  })
})
