import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { testKeyRing } from '../../exchange/exchange.testing.ts'
import { openFileBlobStore } from '../../platform/content/index.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import type { SeedServices } from './seed-sandbox.ts'

/** Only those with a purpose, and their letters. */
export const leastWish = { persons: 0, companies: 0, authorities: 0, letters: 0, seed: 'test' }

/** Runs a test on a sandbox in which nobody lives yet. */
export const withEmptySandbox = (work: (services: SeedServices) => Promise<void>): Promise<void> =>
  withTestDatabase(async (database) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'brevdue-seed-'))
    try {
      await work({ database, contentStore: { ring: testKeyRing(), blobs: await openFileBlobStore(folder), rowBytes: 262_144 }, sandboxSecret: randomBytes(32) })
    } finally {
      await rm(folder, { recursive: true })
    }
  })
