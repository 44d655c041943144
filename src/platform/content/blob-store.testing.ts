import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { machineNow } from '../clock/index.ts'
import type { MachineTime } from '../clock/index.ts'
import { firstUuidV7, uuidV4, uuidV7 } from '../crypto/index.ts'
import { BlobMissing, BlobNameRefused } from './blob-store.ts'
import type { Blob, BlobStore } from './blob-store.ts'
import { openRange } from './open-content.ts'
import { sealContent } from './seal-content.ts'

const dayMs = 86_400_000

export async function readBlob(store: BlobStore, name: string, start: number, end: number): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const chunk of store.read(name, start, end)) parts.push(chunk)
  return Buffer.concat(parts)
}

export async function listBlobs(store: BlobStore, prefix = '', after = ''): Promise<Blob[]> {
  const found: Blob[] = []
  for await (const blob of store.list(prefix, after)) found.push(blob)
  return found
}

export const blobNames = async (store: BlobStore, prefix = '', after = ''): Promise<string[]> => (await listBlobs(store, prefix, after)).map(({ name }) => name)

const read = async (store: BlobStore, name: string, start: number, end: number): Promise<string> => (await readBlob(store, name, start, end)).toString()

async function breakOff(store: BlobStore, length: number): Promise<void> {
  async function* breaking(): AsyncGenerator<Uint8Array> {
    yield randomBytes(length)
    assert.deepEqual(await blobNames(store), [], 'it has no name before it is complete')
    throw new Error('the sender hung up')
  }
  await assert.rejects(store.put(uuidV4(), breaking()), /hung up/)
  assert.deepEqual(await blobNames(store), [])
  assert.equal(await store.sweepIncoming(machineNow()), 0)
}

/** What every store of blobs must do, each told to an empty one. */
export const blobStoreRules: Readonly<Record<string, (store: BlobStore) => Promise<void>>> = {
  'gives back what was put, whole and in ranges': async (store) => {
    const name = uuidV7(1_800_000_000_000)
    assert.deepEqual(await store.put(name, [Buffer.from('Kære '), Buffer.from(''), Buffer.from('borger')]), { length: 12 })
    assert.equal(await read(store, name, 0, 12), 'Kære borger')
    assert.equal(await read(store, name, 6, 9), 'bor')
    assert.equal(await read(store, name, 9, 9), '')
    assert.equal(await read(store, name, 9, 99), 'ger')
    assert.equal(await read(store, name, 12, 13), '')
  },
  'what is put again replaces': async (store) => {
    const name = uuidV4()
    await store.put(name, [Buffer.from('first')])
    await store.put(name, [Buffer.from('2nd')])
    assert.equal(await read(store, name, 0, 9), '2nd')
    assert.deepEqual(await blobNames(store), [name])
  },
  'an empty blob is a blob': async (store) => {
    const name = uuidV4()
    assert.deepEqual(await store.put(name, []), { length: 0 })
    assert.deepEqual(await blobNames(store), [name])
    assert.equal(await read(store, name, 0, 1), '')
  },
  'a sealed content goes through the store and is read in a range': async (store) => {
    const contentId = uuidV7(1_800_000_000_000)
    const letter = Buffer.from('Brev fra kommunen. '.repeat(30_000))
    const { key, sealed } = sealContent(contentId, [letter])
    const { length } = await store.put(contentId, sealed)
    const source = { length, read: (start: number, end: number) => store.read(contentId, start, end) }
    const parts: Uint8Array[] = []
    for await (const chunk of openRange(source, { contentId, key }, 200_000, 300_000)) parts.push(chunk)
    assert.ok(Buffer.concat(parts).equals(letter.subarray(200_000, 300_000)))
  },
  'many megabytes come back as they went in, to the byte': async (store) => {
    const name = uuidV4()
    const bytes = randomBytes(12_345_678)
    const chunks = Array.from({ length: 95 }, (_, at) => bytes.subarray(at * 131_072, (at + 1) * 131_072))
    assert.deepEqual(await store.put(name, chunks), { length: bytes.length })
    assert.ok((await readBlob(store, name, 0, bytes.length)).equals(bytes))
    assert.ok((await readBlob(store, name, 5_242_870, 10_485_770)).equals(bytes.subarray(5_242_870, 10_485_770)))
    assert.deepEqual((await listBlobs(store)).map(({ size }) => size), [bytes.length])
  },
  'a blob that is not there, or no longer, is missing': async (store) => {
    const name = uuidV4()
    await assert.rejects(read(store, name, 0, 1), BlobMissing)
    await store.put(name, [Buffer.from('x')])
    await store.remove(name)
    await store.remove(name)
    await assert.rejects(read(store, name, 0, 1), BlobMissing)
  },
  'refuses every name that is no UUID, before it touches anything': async (store) => {
    const uuid = uuidV4()
    for (const name of ['', '..', '../x', '/etc/passwd', `../${uuid}`, `${uuid}/x`, `${uuid}\0`, `${uuid}\n`, uuid.toUpperCase(), 'incoming', '....-....']) {
      await assert.rejects(store.put(name, []), BlobNameRefused, name)
      await assert.rejects(read(store, name, 0, 1), BlobNameRefused, name)
      await assert.rejects(store.remove(name), BlobNameRefused, name)
    }
  },
  'lists in the order of names, by prefix and after a name': async (store) => {
    const days = Array.from({ length: 40 }, (_, day) => uuidV7(1_800_000_000_000 + day * 5 * dayMs))
    for (const name of days.toReversed()) await store.put(name, [Buffer.from('abc')])
    assert.deepEqual(await blobNames(store), days)
    assert.deepEqual(await blobNames(store, '', days[17]), days.slice(18))
    assert.deepEqual(await blobNames(store, '', firstUuidV7(1_800_000_000_000 + 10 * 5 * dayMs)), days.slice(10))
    for (const length of [1, 4, 6, 7, 20]) {
      const prefix = (days[17] ?? '').slice(0, length)
      assert.deepEqual(await blobNames(store, prefix), days.filter((name) => name.startsWith(prefix)))
    }
    assert.deepEqual(await blobNames(store, 'ffff'), [])
  },
  'a listed blob has its size and a time': async (store) => {
    const before = machineNow()
    await store.put(uuidV4(), [Buffer.from('abc')])
    for (const blob of await listBlobs(store)) {
      assert.equal(blob.size, 3)
      assert.ok(Math.abs(blob.modifiedMs - before) < 60_000)
    }
  },
  'a small put that breaks off leaves nothing': (store) => breakOff(store, 1_000),
  'a large put that breaks off leaves nothing': (store) => breakOff(store, 6_000_000),
  'what was begun before the moment of a sweep is swept, and does not get its name afterwards': async (store) => {
    const swept: number[] = []
    async function* sweptAway(): AsyncGenerator<Uint8Array> {
      yield randomBytes(6_000_000)
      swept.push(await store.sweepIncoming(1_000 as MachineTime), await store.sweepIncoming((machineNow() + 60_000) as MachineTime)) // branding
      yield Buffer.from('x')
    }
    await assert.rejects(store.put(uuidV4(), sweptAway()))
    assert.deepEqual(swept, [0, 1])
    assert.deepEqual(await blobNames(store), [])
  },
  'what may be written is tried out without a trace': async (store) => {
    await store.check()
    assert.deepEqual(await blobNames(store), [])
  },
}
