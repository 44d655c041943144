import type { Transaction } from '../database/index.ts'
import type { ContentStore } from './content-store.ts'
import { updateRemovedContents } from './content.queries.ts'

/** Deletes contents with their keys, so that no copy of the sealed bytes can be opened either; the rows stay. Afterwards call `removeBlobs`. */
export const removeContents = (tx: Transaction, contentIds: readonly string[]): Promise<unknown> => updateRemovedContents(tx, { contentIds, now: tx.now })

/** Deletes the blobs of contents that were removed; one that is gone already, or never was, is no fault. */
export async function removeBlobs({ blobs }: ContentStore, contentIds: readonly string[]): Promise<void> {
  for (const contentId of contentIds) await blobs.remove(contentId)
}
