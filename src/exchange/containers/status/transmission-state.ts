import type { ContainerFacts, ListedTransmission } from './transmissions.queries.ts'

/**
 * Where a transmission stands: received (none of its letters is taken in yet) → in progress → ended, or stopped before its last entry.
 * Held: whoever sends a mailing has not let the rest go. Rejected: the archive was refused whole.
 */
export type TransmissionState = 'received' | 'in-progress' | 'held' | 'stopped' | 'ended' | 'rejected'

type StateFacts = Pick<ListedTransmission, 'entries' | 'released' | 'handled' | 'endedAt'> & { readonly isRejected?: boolean }

export function stateOf({ isRejected = false, entries, released, handled, endedAt }: StateFacts): TransmissionState {
  if (isRejected) return 'rejected'
  if (endedAt !== null) return handled < entries ? 'stopped' : 'ended'
  if (handled >= released) return 'held'
  return handled === 0 ? 'received' : 'in-progress'
}

/** What became of a container's entries: accepted + rejected + repeated + refused + waiting = entries. */
export interface EntryCounts {
  readonly entries: number
  /** Letters that are on their way. */
  readonly accepted: number
  /** Letters whose business receipt refused them at once. */
  readonly rejected: number
  /** Letters that were taken in before, by another container or alone. */
  readonly repeated: number
  /** Entries that became no letter. */
  readonly refused: number
  /** Not looked at yet; of a stopped container, never. */
  readonly waiting: number
}

export const countsOf = ({ entries, handled, taken, repeated, refused, rejected }: ContainerFacts): EntryCounts => ({
  entries,
  accepted: taken - rejected,
  rejected,
  repeated,
  refused,
  waiting: entries - handled,
})
