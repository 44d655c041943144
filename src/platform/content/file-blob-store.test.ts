import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { machineNow } from '../clock/index.ts'
import type { MachineTime } from '../clock/index.ts'
import { firstUuidV7, uuidV4, uuidV7 } from '../crypto/index.ts'
import { BlobMissing, BlobNameRefused, StorageFull } from './blob-store.ts'
import type { Blob, BlobStore } from './blob-store.ts'
import { orStorageFull } from './durable-file.ts'
import { openFileBlobStore } from './file-blob-store.ts'
import { openRange } from './open-content.ts'
import { sealContent } from './seal-content.ts'

const folder = await mkdtemp(path.join(tmpdir(), 'blobs-'))
after(() => rm(folder, { recursive: true }))

const freshStore = async () => openFileBlobStore(await mkdtemp(path.join(folder, 'store-')))

async function read(store: BlobStore, name: string, start: number, end: number): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const chunk of store.read(name, start, end)) parts.push(chunk)
  return Buffer.concat(parts).toString()
}

async function names(store: BlobStore, prefix = '', afterName = ''): Promise<string[]> {
  const found: Blob[] = []
  for await (const blob of store.list(prefix, afterName)) found.push(blob)
  return found.map((blob) => blob.name)
}

const filesUnder = (root: string): Promise<string[]> => readdir(root, { recursive: true })

test('gives back what was put, whole and in ranges', async () => {
  const store = await freshStore()
  const name = uuidV7(1_800_000_000_000)
  assert.deepEqual(await store.put(name, [Buffer.from('Kære '), Buffer.from(''), Buffer.from('borger')]), { length: 12 })
  assert.equal(await read(store, name, 0, 12), 'Kære borger')
  assert.equal(await read(store, name, 6, 9), 'bor')
  assert.equal(await read(store, name, 9, 9), '')
  assert.equal(await read(store, name, 9, 99), 'ger')
})

test('an empty blob is a blob', async () => {
  const store = await freshStore()
  const name = uuidV4()
  assert.deepEqual(await store.put(name, []), { length: 0 })
  assert.deepEqual(await names(store), [name])
})

test('a sealed content goes through the store and is read in a range', async () => {
  const store = await freshStore()
  const contentId = uuidV7(1_800_000_000_000)
  const letter = Buffer.from('Brev fra kommunen. '.repeat(30_000))
  const { key, sealed } = sealContent(contentId, [letter])
  const { length } = await store.put(contentId, sealed)
  const source = { length, read: (start: number, end: number) => store.read(contentId, start, end) }
  const parts: Uint8Array[] = []
  for await (const chunk of openRange(source, { contentId, key }, 200_000, 300_000)) parts.push(chunk)
  assert.ok(Buffer.concat(parts).equals(letter.subarray(200_000, 300_000)))
})

test('only the owner may read the files', async () => {
  const root = await mkdtemp(path.join(folder, 'store-'))
  await (await openFileBlobStore(root)).put(uuidV4(), [Buffer.from('x')])
  for (const file of await filesUnder(root)) assert.equal((await stat(path.join(root, file))).mode & 0o077, 0, file)
})

test('a blob that is not there, or no longer, is missing', async () => {
  const store = await freshStore()
  const name = uuidV4()
  await assert.rejects(read(store, name, 0, 1), BlobMissing)
  await store.put(name, [Buffer.from('x')])
  await store.remove(name)
  await store.remove(name)
  await assert.rejects(read(store, name, 0, 1), BlobMissing)
})

test('refuses every name that is no UUID, before it touches the disk', async () => {
  const store = await freshStore()
  const uuid = uuidV4()
  for (const name of ['', '..', '../x', '/etc/passwd', `../${uuid}`, `${uuid}/x`, `${uuid}\0`, `${uuid}\n`, uuid.toUpperCase(), 'incoming', '....-....']) {
    await assert.rejects(store.put(name, []), BlobNameRefused, name)
    await assert.rejects(read(store, name, 0, 1), BlobNameRefused, name)
    await assert.rejects(store.remove(name), BlobNameRefused, name)
  }
})

test('lists in the order of names, by prefix and after a name, and passes over strange files', async () => {
  const root = await mkdtemp(path.join(folder, 'store-'))
  const store = await openFileBlobStore(root)
  const days = Array.from({ length: 40 }, (_, day) => uuidV7(1_800_000_000_000 + day * 5 * 86_400_000))
  for (const name of days.toReversed()) await store.put(name, [Buffer.from('abc')])
  await writeFile(path.join(root, 'lost+found'), '')
  await writeFile(path.join(root, (days[3] ?? '').slice(0, 4), (days[3] ?? '').slice(4, 7), 'note.txt'), '')
  assert.deepEqual(await names(store), days)
  assert.deepEqual(await names(store, '', days[17]), days.slice(18))
  assert.deepEqual(await names(store, '', firstUuidV7(1_800_000_000_000 + 10 * 5 * 86_400_000)), days.slice(10))
  for (const length of [1, 4, 6, 7, 20]) {
    const prefix = (days[17] ?? '').slice(0, length)
    assert.deepEqual(await names(store, prefix), days.filter((name) => name.startsWith(prefix)))
  }
  assert.deepEqual(await names(store, 'ffff'), [])
})

test('a listed blob has its size and a time', async () => {
  const store = await freshStore()
  const before = machineNow()
  await store.put(uuidV4(), [Buffer.from('abc')])
  for await (const blob of store.list('', '')) {
    assert.equal(blob.size, 3)
    assert.ok(Math.abs(blob.modifiedMs - before) < 60_000)
  }
})

test('a put has no name before it is complete, and one that breaks off leaves nothing', async () => {
  const root = await mkdtemp(path.join(folder, 'store-'))
  const store = await openFileBlobStore(root)
  async function* breaking(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('half')
    assert.deepEqual(await names(store), [])
    throw new Error('the sender hung up')
  }
  await assert.rejects(store.put(uuidV4(), breaking()), /hung up/)
  assert.deepEqual(await filesUnder(root), ['incoming'])
})

test('sweeps what a killed process left behind, and not what is being written', async () => {
  const root = await mkdtemp(path.join(folder, 'store-'))
  const store = await openFileBlobStore(root)
  const [old, young] = [path.join(root, 'incoming', uuidV4()), path.join(root, 'incoming', uuidV4())]
  for (const draft of [old, young]) await writeFile(draft, 'half')
  await utimes(old, 1_000, 1_000)
  const cutOff = 2_000_000 as MachineTime // branding: a moment made up for this test
  assert.equal(await store.sweepIncoming(cutOff), 1)
  assert.deepEqual(await readdir(path.join(root, 'incoming')), [path.basename(young)])
})

test('a full device is told apart from other failures', { skip: process.platform !== 'linux' && '/dev/full exists on Linux only' }, async () => {
  await assert.rejects(orStorageFull(() => writeFile('/dev/full', 'x')), StorageFull)
  await assert.rejects(orStorageFull(() => writeFile(path.join(folder, 'no', 'where'), 'x')), { code: 'ENOENT' })
})

async function mountSmallDisk(): Promise<string | undefined> {
  const disk = path.join(folder, 'disk')
  await mkdir(disk)
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]).status === 0 ? disk : undefined
}

test('on a full disk a put says so, leaves nothing, and the store works on when room is made', async (context) => {
  const disk = await mountSmallDisk()
  if (disk === undefined) return context.skip('mounting a small disk needs root')
  try {
    const store = await openFileBlobStore(path.join(disk, 'blobs'))
    const [small, large] = [uuidV4(), uuidV4()]
    await store.put(small, [Buffer.alloc(600_000)])
    await assert.rejects(store.put(large, [Buffer.alloc(300_000), Buffer.alloc(300_000)]), StorageFull)
    assert.deepEqual(await names(store), [small])
    assert.deepEqual(await readdir(path.join(disk, 'blobs', 'incoming')), [])
    await store.remove(small)
    await store.put(large, [Buffer.alloc(600_000)])
    assert.deepEqual(await names(store), [large])
  } finally {
    execFileSync('umount', [disk])
  }
})
