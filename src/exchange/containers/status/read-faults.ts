import type { Read } from '../../../platform/database/index.ts'
import type { ContainerId } from '../container.ts'
import type { EntryFault } from './transmissions.queries.ts'
import { listEntryFaults, listEntryFaultsBefore } from './transmissions.queries.ts'

/** Which page: of the entries after a number, or of those before one. */
export interface FaultsWish {
  readonly after?: number | undefined
  readonly before?: number | undefined
}

export interface FaultsPage {
  readonly faults: readonly EntryFault[]
  readonly hasEarlier: boolean
  readonly hasLater: boolean
}

/** A page of what is wrong with entries, in the order of the archive. */
export async function readFaults(on: Read, containerId: ContainerId, { after = 0, before }: FaultsWish, size: number): Promise<FaultsPage> {
  if (before === undefined) {
    const rows = await listEntryFaults(on, { containerId, after, limit: size + 1 })
    return { faults: rows.slice(0, size), hasEarlier: after > 0, hasLater: rows.length > size }
  }
  const rows = await listEntryFaultsBefore(on, { containerId, before, limit: size + 1 })
  return { faults: rows.slice(0, size).toReversed(), hasEarlier: rows.length > size, hasLater: true }
}
