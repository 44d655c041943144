import type { PreparedContent } from '../../platform/content/index.ts'
import type { LetterId, MessageUuid } from '../letter.ts'
import type { LetterReading } from '../routing/read-letter.ts'
import type { ContainerSender, PartId } from './container.ts'

/** After so many letters another sender's container has its turn. */
export const turnEntries = 1_000

/** Why an entry becomes no letter: the codes with which the same letter, sent alone, is refused at once. */
export type EntryRefusal = 'memo.uuid.missing' | 'memo.uuid.mismatch' | 'memo.uuid.already.used' | 'memo.empty' | 'memo.too.large'

interface Entry {
  /** From 1 on, in the order of the archive. */
  readonly number: number
  readonly name: string
  /** Where the next one stands in the pack. */
  readonly end: number
}

/** An entry that is a letter: read, checked, and sealed. */
export interface LetterEntry extends Entry, LetterReading {
  readonly kind: 'letter'
  /** The virus scanner has no verdict, or the check failed: it is not decided with the others, but as work of its own. */
  readonly unchecked: boolean
  readonly letterId: LetterId
  readonly messageUuid: MessageUuid
  readonly sha256: Uint8Array
  readonly content: PreparedContent
}

export interface RefusedEntry extends Entry {
  readonly kind: 'refused'
  readonly messageUuid: MessageUuid | null
  readonly code: EntryRefusal
}

export type PreparedEntry = LetterEntry | RefusedEntry

/** Entries of one part that stand beside each other, ready to be written in one transaction. */
export interface Slice {
  readonly container: ContainerSender
  readonly partId: PartId
  /** Where the first stands in the pack, and where the next slice begins. */
  readonly from: number
  readonly to: number
  readonly entries: readonly PreparedEntry[]
}

/** Somebody else moved the part on, or stopped its container, since the slice was read. */
export class SliceOvertaken extends Error {
  override readonly name = 'SliceOvertaken'
}
