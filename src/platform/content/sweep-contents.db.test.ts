import assert from 'node:assert/strict'
import { createSecretKey, randomBytes } from 'node:crypto'
import { mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { mock, test } from 'node:test'
import { machineNow } from '../clock/index.ts'
import { uuidV4, uuidV7 } from '../crypto/index.ts'
import { withTestDatabase } from '../database/testing.ts'
import { openLog, Outage } from '../log/index.ts'
import { blobPathOf } from './blob-path.ts'
import type { BlobStore } from './blob-store.ts'
import { blobNames } from './blob-store.testing.ts'
import type { ContentStore } from './content-store.ts'
import { insertContents, prepareBlob } from './content-store.ts'
import { openFileBlobStore } from './file-blob-store.ts'
import { openS3BlobStore } from './s3/s3-blob-store.ts'
import { startS3StandIn } from './s3/s3-stand-in.testing.ts'
import { sweepContents } from './sweep-contents.ts'

const twoDaysMs = 2 * 86_400_000

const bytes = (): Readable => Readable.from([Buffer.from('A letter that is too large for a row.')])
const storeOf = (blobs: BlobStore): ContentStore => ({ ring: { currentId: 'test', keys: new Map([['test', createSecretKey(randomBytes(32))]]) }, blobs, rowBytes: 0 })

interface AgingStore {
  readonly blobs: BlobStore
  /** Lets these be two days old. */
  age(names: readonly string[]): Promise<void>
  close(): Promise<void>
}

async function filesThatAge(): Promise<AgingStore> {
  const folder = await mkdtemp(path.join(tmpdir(), 'brevdue-sweep-'))
  const then = (machineNow() - twoDaysMs) / 1_000
  return {
    blobs: await openFileBlobStore(folder),
    age: async (names) => {
      for (const name of names) await utimes(path.join(folder, blobPathOf(name)), then, then)
    },
    close: () => rm(folder, { recursive: true }),
  }
}

async function bucketThatAges(): Promise<AgingStore> {
  const server = await startS3StandIn()
  const blobs = await openS3BlobStore({ ...server.access, prefix: `${uuidV4()}/` }, new Outage(openLog('silent'), 'content store'))
  return { blobs, age: () => Promise.resolve(server.age(twoDaysMs)), close: () => server.stop() }
}

for (const [kind, open] of [['files', filesThatAge], ['S3', bucketThatAges]] as const)
  test(`${kind}: a blob that no row names is removed a day later; named ones and young ones stay`, async () => {
    const aging = await open()
    try {
      await withTestDatabase(async (database) => {
        const store = storeOf(aging.blobs)
        const now = await database.now()
        const [named, orphan, young] = [uuidV7(now), uuidV7(now), uuidV7(now)]
        const content = await prepareBlob(store, named, bytes())
        await prepareBlob(store, orphan, bytes())
        await aging.age([named, orphan])
        await prepareBlob(store, young, bytes())
        await database.transaction((tx) => insertContents(tx, [content]))
        assert.equal(await sweepContents(database, store), 1)
        assert.deepEqual(await blobNames(store.blobs), [named, young])
        assert.equal(await sweepContents(database, store), 0)
      })
    } finally {
      await aging.close()
    }
  })

test('an upload that takes longer than half a day is broken off, so that none is old enough to be swept', async () => {
  const aging = await filesThatAge()
  mock.timers.enable({ apis: ['Date'], now: machineNow() })
  try {
    const slowly = async function* (hours: number): AsyncGenerator<Uint8Array> {
      for (let hour = 0; hour < hours; hour++) {
        yield await Promise.resolve(Buffer.from('a piece each hour'))
        mock.timers.tick(3_600_000)
      }
    }
    const [slow, tooSlow] = [uuidV4(), uuidV4()]
    await prepareBlob(storeOf(aging.blobs), slow, slowly(12))
    await assert.rejects(prepareBlob(storeOf(aging.blobs), tooSlow, slowly(14)), /longer .* than half a day/)
    assert.deepEqual(await blobNames(aging.blobs), [slow])
  } finally {
    mock.timers.reset()
    await aging.close()
  }
})
