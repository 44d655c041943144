import type { MachineTime } from '../clock/index.ts'
import { instant, machineNow } from '../clock/index.ts'
import { firstUuidV7 } from '../crypto/index.ts'
import type { Database } from '../database/index.ts'
import type { Blob } from './blob-store.ts'
import type { ContentStore } from './content-store.ts'
import { listNamedObjects } from './content.queries.ts'

const dayMs = 86_400_000
/** Longer than any content takes from its first byte to its row: `prepareBlob` breaks off after half of it. Some stores date a blob by its first byte. */
const orphanAfterMs = dayMs
/** Older blobs were looked at when they were younger. */
const windowMs = 30 * dayMs
const portionSize = 1_000

async function removeUnnamed(database: Database, { blobs }: ContentStore, some: readonly Blob[]): Promise<number> {
  const rows = await database.read((on) => listNamedObjects(on, { objects: some.map(({ name }) => name) }))
  const named = new Set(rows.map(({ contentId }) => contentId))
  const orphans = some.filter(({ name }) => !named.has(name))
  for (const { name } of orphans) await blobs.remove(name)
  return orphans.length
}

/**
 * Removes what letters left in the store that were never accepted, because a process was killed or the database did not answer:
 * drafts, and blobs that no row names a day later. Returns how many.
 */
export async function sweepContents(database: Database, store: ContentStore): Promise<number> {
  const before = (machineNow() - orphanAfterMs) as MachineTime // branding
  const from = firstUuidV7(instant((await database.now()) - windowMs))
  let swept = await store.blobs.sweepIncoming(before)
  let portion: Blob[] = []
  for await (const blob of store.blobs.list('', from)) {
    if (blob.modifiedMs < before) portion.push(blob)
    if (portion.length < portionSize) continue
    swept += await removeUnnamed(database, store, portion)
    portion = []
  }
  return swept + (await removeUnnamed(database, store, portion))
}
