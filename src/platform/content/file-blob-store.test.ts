import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import type { MachineTime } from '../clock/index.ts'
import { uuidV4, uuidV7 } from '../crypto/index.ts'
import { StorageFull } from './blob-store.ts'
import { blobNames, blobStoreRules } from './blob-store.testing.ts'
import { orStorageFull } from './durable-file.ts'
import { openFileBlobStore } from './file-blob-store.ts'

const folder = await mkdtemp(path.join(tmpdir(), 'blobs-'))
after(() => rm(folder, { recursive: true }))

const filesUnder = (root: string): Promise<string[]> => readdir(root, { recursive: true })

for (const [rule, holds] of Object.entries(blobStoreRules)) test(`files: ${rule}`, async () => holds(await openFileBlobStore(await mkdtemp(path.join(folder, 'store-')))))

test('only the owner may read the files', async () => {
  const root = await mkdtemp(path.join(folder, 'store-'))
  await (await openFileBlobStore(root)).put(uuidV4(), [Buffer.from('x')])
  for (const file of await filesUnder(root)) assert.equal((await stat(path.join(root, file))).mode & 0o077, 0, file)
})

test('passes over strange files', async () => {
  const root = await mkdtemp(path.join(folder, 'store-'))
  const store = await openFileBlobStore(root)
  const name = uuidV7(1_800_000_000_000)
  await store.put(name, [Buffer.from('abc')])
  await writeFile(path.join(root, 'lost+found'), '')
  await writeFile(path.join(root, name.slice(0, 4), name.slice(4, 7), 'note.txt'), '')
  assert.deepEqual(await blobNames(store), [name])
})

test('a put that breaks off leaves no file', async () => {
  const root = await mkdtemp(path.join(folder, 'store-'))
  const store = await openFileBlobStore(root)
  async function* breaking(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('half')
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
    assert.deepEqual(await blobNames(store), [small])
    assert.deepEqual(await readdir(path.join(disk, 'blobs', 'incoming')), [])
    await store.remove(small)
    await store.put(large, [Buffer.alloc(600_000)])
    assert.deepEqual(await blobNames(store), [large])
  } finally {
    execFileSync('umount', [disk])
  }
})
