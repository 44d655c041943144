import { mkdir, open } from 'node:fs/promises'
import path from 'node:path'
import { StorageFull } from './blob-store.ts'
import type { Chunks } from './seal-content.ts'

/** Writes a new file, readable by its owner only, and syncs it. Returns its length in bytes. */
export async function writeNewFile(file: string, chunks: Chunks): Promise<number> {
  let length = 0
  const handle = await open(file, 'wx', 0o600)
  try {
    for await (const chunk of chunks) {
      await handle.writeFile(chunk)
      length += chunk.length
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return length
}

/** Makes a folder below an existing one and whatever is between. */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
}

/**
 * Syncs the names in a folder and in those above it up to `root`. All of them each time: another process may have made one
 * and not yet synced it. Windows has no such call and writes names through.
 */
export async function syncFolders(folder: string, root: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
  if (folder !== root) await syncFolders(path.dirname(folder), root)
}

/** Lets a write fail with `StorageFull` where the disk or the quota has no room. */
export async function orStorageFull<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (cause) {
    if (hasCode(cause, 'ENOSPC') || hasCode(cause, 'EDQUOT')) throw new StorageFull('The store of contents has no room left', { cause })
    throw cause
  }
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
