import { createSecretKey, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ContentStore } from './content-store.ts'
import { openFileBlobStore } from './file-blob-store.ts'

/** Runs a test with a store of contents in a folder of its own. */
export async function withContentStore<Result>(work: (store: ContentStore) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'brevdue-contents-'))
  const ring = { currentId: 'test', keys: new Map([['test', createSecretKey(randomBytes(32))]]) }
  try {
    return await work({ ring, blobs: await openFileBlobStore(folder), rowBytes: 262_144 })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
