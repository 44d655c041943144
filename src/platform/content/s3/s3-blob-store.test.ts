import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, test } from 'node:test'
import { machineNow } from '../../clock/index.ts'
import type { MachineTime } from '../../clock/index.ts'
import { uuidV4 } from '../../crypto/index.ts'
import { openLog, Outage } from '../../log/index.ts'
import { BlobMissing, StorageFull, StoreAway } from '../blob-store.ts'
import type { BlobStore } from '../blob-store.ts'
import { blobNames, blobStoreRules, readBlob } from '../blob-store.testing.ts'
import type { S3Access } from './s3-access.ts'
import { openS3BlobStore } from './s3-blob-store.ts'
import { startS3StandIn } from './s3-stand-in.testing.ts'
import type { StandInFault } from './s3-stand-in.testing.ts'

const standIn = await startS3StandIn()
after(() => standIn.stop())

const lines: string[] = []
const log = openLog('info', { write: (line) => void lines.push(line) })

/** With the patience of a test. */
const open = (access: S3Access = standIn.access): Promise<BlobStore> =>
  openS3BlobStore({ ...access, prefix: `${uuidV4()}/` }, new Outage(log, 'content store'), { connectionMs: 300, silenceMs: 300, callMs: 2_000, attempts: 2 })

/** Lets requests that match fail, a number of times. */
function failing(pattern: RegExp, fault: StandInFault, times = Infinity): () => number {
  let failed = 0
  standIn.fault = (line) => (pattern.test(line) && failed < times ? (failed++, fault) : undefined)
  return () => failed
}

const well = (): void => {
  standIn.fault = () => undefined
}

for (const [rule, holds] of Object.entries(blobStoreRules)) test(`S3 stand-in: ${rule}`, async () => holds(await open()))

const awayFaults: [string, StandInFault][] = [
  ['is busy', { status: 503, code: 'SlowDown' }],
  ['is broken', { status: 500, code: 'InternalError' }],
  ['hangs', 'hang'],
  ['hangs up', 'cut'],
  ['does not know the key any more', { status: 403, code: 'InvalidAccessKeyId' }],
  ['has lost the bucket', { status: 404, code: 'NoSuchBucket' }],
]

for (const [name, fault] of awayFaults)
  test(`a store that ${name} makes everything wait, and nothing is missing or full`, async () => {
    const store = await open()
    const blob = uuidV4()
    await store.put(blob, [Buffer.from('x')])
    const failed = failing(/./, fault)
    await assert.rejects(readBlob(store, blob, 0, 1), StoreAway)
    await assert.rejects(store.put(uuidV4(), [Buffer.from('x')]), StoreAway)
    await assert.rejects(store.put(uuidV4(), [randomBytes(6_000_000)]), StoreAway)
    await assert.rejects(store.remove(blob), StoreAway)
    await assert.rejects(blobNames(store), StoreAway)
    await assert.rejects(store.check(), StoreAway)
    assert.ok(failed() <= 2 * 7, `${failed()} attempts`)
    well()
    assert.equal((await readBlob(store, blob, 0, 1)).toString(), 'x')
    assert.deepEqual(await blobNames(store), [blob])
  })

test('a trouble that passes is not noticed', async () => {
  const store = await open()
  const [small, large] = [uuidV4(), uuidV4()]
  const bytes = randomBytes(6_000_000)
  failing(/PUT/, { status: 503, code: 'SlowDown' }, 1)
  await store.put(small, [Buffer.from('x')])
  failing(/partNumber=2/, 'cut', 1)
  await store.put(large, [bytes.subarray(0, 5_500_000), bytes.subarray(5_500_000)])
  failing(/GET/, 'cut', 1)
  assert.ok((await readBlob(store, large, 0, bytes.length)).equals(bytes))
  well()
})

test('an answer that breaks off is no end of the blob', async () => {
  const store = await open()
  const blob = uuidV4()
  await store.put(blob, [Buffer.from('a whole letter')])
  failing(/GET/, 'cut-in-answer')
  await assert.rejects(readBlob(store, blob, 0, 14), StoreAway)
  well()
})

test('an outage is told once, and its end', async () => {
  const store = await open()
  lines.length = 0
  failing(/./, { status: 503, code: 'SlowDown' })
  for (let attempt = 0; attempt < 3; attempt++) await assert.rejects(store.check(), StoreAway)
  well()
  await store.check()
  await store.check()
  assert.deepEqual(lines.map((line) => /"msg":"([^"]+)"/.exec(line)?.[1]), ['a part is away: what needs it waits', 'a part is back'])
  assert.ok(lines.every((line) => !line.includes('stand-in')), 'no key, no address')
})

for (const [status, code] of [[507, 'XMinioStorageFull'], [403, 'QuotaExceeded'], [400, 'XMinioAdminBucketQuotaExceeded']] as const)
  test(`${code} is a store without room; nothing is left of what did not fit`, async () => {
    const store = await open()
    failing(/PUT/, { status, code })
    await assert.rejects(store.put(uuidV4(), [Buffer.from('x')]), StorageFull)
    await assert.rejects(store.put(uuidV4(), [randomBytes(6_000_000)]), StorageFull)
    well()
    assert.deepEqual(await blobNames(store), [])
    assert.equal(await store.sweepIncoming(machineNow()), 0)
  })

test('sweeps what a killed process left behind, and neither what is young nor what others do in the bucket', async () => {
  const store = await open()
  // Uploads whose end does not get through are like those of a process that was killed.
  failing(/POST .*uploadId|DELETE/, 'cut')
  await assert.rejects(store.put(uuidV4(), [randomBytes(6_000_000)]), StoreAway)
  well()
  assert.equal(await (await open()).sweepIncoming(machineNow()), 0)
  assert.equal(await store.sweepIncoming(1_000 as MachineTime), 0) // branding
  assert.equal(await store.sweepIncoming(machineNow()), 1)
  assert.equal(await store.sweepIncoming(machineNow()), 0)
})

test('a blob that is gone between two windows is missing', async () => {
  const store = await open()
  const blob = uuidV4()
  await store.put(blob, [randomBytes(3_000_000)])
  const reading = store.read(blob, 0, 3_000_000)[Symbol.asyncIterator]()
  await reading.next()
  await store.remove(blob)
  await assert.rejects(async () => reading.next(), BlobMissing)
})
