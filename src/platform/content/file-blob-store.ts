import { createReadStream } from 'node:fs'
import type { Stats } from 'node:fs'
import { readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { MachineTime } from '../clock/index.ts'
import { uuidV4 } from '../crypto/index.ts'
import { blobPathOf, isInRange, mayHold } from './blob-path.ts'
import type { NameRange } from './blob-path.ts'
import { BlobMissing } from './blob-store.ts'
import type { Blob, BlobStore } from './blob-store.ts'
import { hasCode, makeFolder, orStorageFull, syncFolders, writeNewFile } from './durable-file.ts'
import type { Chunks } from './seal-content.ts'

const readChunkBytes = 256 * 1024

/** Half-written files live here, on the same disk as the blobs, until they are renamed. */
const incomingName = 'incoming'

/** Blobs as files below a folder of our own, which is made when it is missing. Several processes may share it. */
export async function openFileBlobStore(folder: string): Promise<BlobStore> {
  const root = path.resolve(folder)
  const incoming = path.join(root, incomingName)
  const fileOf = (name: string): string => path.join(root, blobPathOf(name))
  await makeFolder(incoming)
  await syncFolders(root, path.dirname(root))
  return {
    put: async (name, chunks) => putBlob({ root, incoming, file: fileOf(name) }, chunks),
    read: (name, start, end) => readBlob(fileOf(name), start, end),
    remove: async (name) => rm(fileOf(name), { force: true }),
    list: (prefix, after) => listBlobs(root, { prefix, after }),
    sweepIncoming: (before) => sweep(incoming, before),
    check: () => tryOut(path.join(incoming, uuidV4())),
    close: () => undefined,
  }
}

interface Target {
  readonly root: string
  readonly incoming: string
  readonly file: string
}

/** Durable by order: the bytes are synced before the name exists, the name before we return. */
async function putBlob({ root, incoming, file }: Target, chunks: Chunks): Promise<{ length: number }> {
  const draft = path.join(incoming, uuidV4())
  const folder = path.dirname(file)
  return orStorageFull(async () => {
    try {
      const length = await writeNewFile(draft, chunks)
      await makeFolder(folder)
      await rename(draft, file)
      await syncFolders(folder, root)
      return { length }
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    }
  })
}

async function* readBlob(file: string, start: number, end: number): AsyncGenerator<Uint8Array> {
  if (start >= end) return
  try {
    yield* createReadStream(file, { start, end: end - 1, highWaterMark: Math.min(readChunkBytes, end - start) })
  } catch (cause) {
    throw hasCode(cause, 'ENOENT') ? new BlobMissing('No blob has this name', { cause }) : cause
  }
}

async function* listBlobs(root: string, range: NameRange): AsyncGenerator<Blob> {
  for (const outer of await namesIn(root)) {
    if (!mayHold(outer, range)) continue
    for (const inner of await namesIn(path.join(root, outer))) {
      if (mayHold(outer + inner, range)) yield* blobsIn(path.join(root, outer, inner), range)
    }
  }
}

async function* blobsIn(folder: string, range: NameRange): AsyncGenerator<Blob> {
  for (const name of await namesIn(folder)) {
    if (!isInRange(name, range)) continue
    const found = await statIfThere(path.join(folder, name))
    if (found !== undefined) yield { name, size: found.size, modifiedMs: found.mtimeMs }
  }
}

async function sweep(incoming: string, before: MachineTime): Promise<number> {
  let swept = 0
  for (const name of await namesIn(incoming)) {
    const draft = path.join(incoming, name)
    const found = await statIfThere(draft)
    if (found === undefined || found.mtimeMs >= before) continue
    await rm(draft, { force: true })
    swept++
  }
  return swept
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).toSorted()
}

/** Undefined when another process removed the file since the folder was read. */
async function statIfThere(file: string): Promise<Stats | undefined> {
  try {
    return await stat(file)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

async function tryOut(draft: string): Promise<void> {
  try {
    await orStorageFull(() => writeNewFile(draft, [Buffer.from('Written to see that it can be.')]))
  } finally {
    await rm(draft, { force: true })
  }
}
