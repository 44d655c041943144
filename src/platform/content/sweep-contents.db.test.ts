import assert from 'node:assert/strict'
import { createSecretKey, randomBytes } from 'node:crypto'
import { mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { machineNow } from '../clock/index.ts'
import { uuidV7 } from '../crypto/index.ts'
import { withTestDatabase } from '../database/testing.ts'
import { blobPathOf } from './blob-path.ts'
import type { ContentStore } from './content-store.ts'
import { insertContents, prepareBlob } from './content-store.ts'
import { openFileBlobStore } from './file-blob-store.ts'
import { sweepContents } from './sweep-contents.ts'

async function* bytes(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('A letter that is too large for a row.')
}

test('a blob that no row names is removed a day later; named ones and young ones stay', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'brevdue-sweep-'))
  try {
    await withTestDatabase(async (database) => {
      const store: ContentStore = { ring: { currentId: 'test', keys: new Map([['test', createSecretKey(randomBytes(32))]]) }, blobs: await openFileBlobStore(folder), rowBytes: 0 }
      const now = await database.now()
      const [named, orphan, young] = [uuidV7(now), uuidV7(now), uuidV7(now)]
      const content = await prepareBlob(store, named, bytes())
      await prepareBlob(store, orphan, bytes())
      await prepareBlob(store, young, bytes())
      await database.transaction((tx) => insertContents(tx, [content]))
      const twoDaysAgo = machineNow() / 1_000 - 2 * 86_400
      for (const name of [named, orphan]) await utimes(path.join(folder, blobPathOf(name)), twoDaysAgo, twoDaysAgo)
      assert.equal(await sweepContents(database, store), 1)
      const left: string[] = []
      for await (const { name } of store.blobs.list('', '')) left.push(name)
      assert.deepEqual(left, [named, young])
      assert.equal(await sweepContents(database, store), 0)
    })
  } finally {
    await rm(folder, { recursive: true })
  }
})
