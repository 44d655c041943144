import assert from 'node:assert/strict'
import { createSecretKey, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { ask } from '../../src/events/events.testing.ts'
import { insertContents, listContents, openContent, openFileBlobStore, prepareRow } from '../../src/platform/content/index.ts'
import type { ContentStore } from '../../src/platform/content/index.ts'
import { uuidV7 } from '../../src/platform/crypto/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { withTestDatabase } from '../../src/platform/database/testing.ts'
import { runCommand, startServing, withFolder } from '../process.testing.ts'

const [oldKey, newKey] = [randomBytes(32), randomBytes(32)]
const [oldEntry, newEntry] = [`old:${oldKey.toString('base64')}`, `new:${newKey.toString('base64')}`]
const count = 5_000

async function storeContents(database: Database, store: ContentStore): Promise<string[]> {
  const now = await database.now()
  const contents = Array.from({ length: count }, () => uuidV7(now)).map((contentId) => prepareRow(store, contentId, Buffer.from(contentId)))
  await database.transaction((tx) => insertContents(tx, contents))
  return contents.map(({ contentId }) => contentId)
}

async function assertAllRead(database: Database, store: ContentStore, contentIds: readonly string[]): Promise<void> {
  const rows = await database.read((on) => listContents(on, { contentIds }))
  assert.equal(rows.length, count)
  for (const row of rows) assert.equal((await openContent(store, row).whole()).toString(), row.contentId)
}

const wrappedBy = (database: Database) => ask(database, 'SELECT key_id, count(*)::int4 AS contents FROM content GROUP BY key_id ORDER BY key_id', [])

test('a master key is exchanged: killed in the middle, begun anew, and the old one goes only when nothing needs it', async () => {
  await withFolder((folder) =>
    withTestDatabase(async (database, url) => {
      const storeWith = async (...keys: [string, Buffer][]): Promise<ContentStore> => ({
        ring: { currentId: keys[0]?.[0] ?? '', keys: new Map(keys.map(([id, key]) => [id, createSecretKey(key)])) },
        blobs: await openFileBlobStore(folder),
        rowBytes: 1_000,
      })
      const environment = (keys: string) => ({ BREVDUE_DATA: folder, DATABASE_URL: url, BREVDUE_MASTER_KEYS: keys })
      const both = environment(`${newEntry},${oldEntry}`)
      const contentIds = await storeContents(database, await storeWith(['old', oldKey]))
      assert.deepEqual(await runCommand(['rotate-keys', '--check'], environment(oldEntry)), { code: 0, output: `old: current, wraps ${count} contents\n` })

      await assert.rejects(startServing(environment(newEntry)), /BREVDUE_MASTER_KEYS: the key "old" still wraps contents/)

      assert.equal((await runCommand(['rotate-keys'], { ...both, BREVDUE_FAULT_POINT: 'in-key-rotation:2' })).code, -1)
      assert.deepEqual(await wrappedBy(database), [{ key_id: 'new', contents: 4_000 }, { key_id: 'old', contents: 1_000 }])
      await assertAllRead(database, await storeWith(['new', newKey], ['old', oldKey]), contentIds)
      const halfway = await runCommand(['rotate-keys', '--check'], both)
      assert.deepEqual(halfway, { code: 1, output: 'new: current, wraps 4000 contents\nold: still wraps 1000 contents: it must stay\n' })

      const rotated = await runCommand(['rotate-keys'], both)
      assert.deepEqual(rotated, {
        code: 0,
        output: `The keys of 1000 contents were wrapped anew by "new".\nnew: current, wraps ${count} contents\nold: wraps nothing: it may be taken out of BREVDUE_MASTER_KEYS\n`,
      })
      await assertAllRead(database, await storeWith(['new', newKey]), contentIds)
      const serving = await startServing(environment(newEntry))
      await serving.stop()
    }),
  )
})

test('a key that is lost is asked for until it is given up, and what that costs is said', async () => {
  await withFolder((folder) =>
    withTestDatabase(async (database, url) => {
      const store = { ring: { currentId: 'old', keys: new Map([['old', createSecretKey(oldKey)]]) }, blobs: await openFileBlobStore(folder), rowBytes: 1_000 }
      await storeContents(database, store)
      const environment = { BREVDUE_DATA: folder, DATABASE_URL: url, BREVDUE_MASTER_KEYS: newEntry }
      const unreadable = await runCommand(['rotate-keys', '--check'], environment)
      assert.equal(unreadable.code, 1)
      assert.match(unreadable.output, /old: still wraps 5000 contents: it must stay \(it is not in BREVDUE_MASTER_KEYS: these contents cannot be read\)/)
      await assert.rejects(startServing(environment), /the key "old" still wraps contents/)
      assert.match((await runCommand(['rotate-keys', '--forget', 'old'], environment)).output, /5000 contents can never be read again/)
      assert.equal((await runCommand(['rotate-keys', '--forget', 'new'], environment)).code, 2)
      await (await startServing(environment)).stop()
    }),
  )
})
