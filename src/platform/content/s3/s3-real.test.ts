import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, test } from 'node:test'
import { uuidV4 } from '../../crypto/index.ts'
import { openLog, Outage } from '../../log/index.ts'
import { StoreAway } from '../blob-store.ts'
import type { BlobStore } from '../blob-store.ts'
import { blobStoreRules } from '../blob-store.testing.ts'
import { startRealS3, whyNoRealS3 } from './real-s3.testing.ts'
import type { S3Access } from './s3-access.ts'
import { openS3BlobStore } from './s3-blob-store.ts'

const outage = new Outage(openLog('silent'), 'content store')

const skip = whyNoRealS3()
const server = skip === undefined ? await startRealS3() : undefined
after(() => server?.stop())

function open(access: Partial<S3Access> = {}): Promise<BlobStore> {
  assert.ok(server !== undefined)
  return openS3BlobStore({ ...server.access, prefix: `${uuidV4()}/`, ...access }, outage)
}

for (const [rule, holds] of skip === undefined ? Object.entries(blobStoreRules) : []) test(`MinIO: ${rule}`, async () => holds(await open()))

test('MinIO: a wrong key or bucket is told as a store that is away', { skip }, async () => {
  await assert.rejects((await open({ credentials: { accessKeyId: 'brevdue-test', secretAccessKey: 'another-secret' } })).check(), StoreAway)
  await assert.rejects((await open({ bucket: 'another-bucket' })).check(), StoreAway)
})

test('MinIO: sixteen large letters at once', { skip }, async () => {
  const store = await open()
  const chunk = randomBytes(131_072)
  const putting = Array.from({ length: 16 }, () => store.put(uuidV4(), Array.from({ length: 100 }, () => chunk)))
  assert.deepEqual(new Set((await Promise.all(putting)).map(({ length }) => length)), new Set([13_107_200]))
})
