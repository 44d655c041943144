import type { PartyId } from '../../parties/index.ts'
import type { MessageUuid } from '../letter.ts'
import type { Decision } from '../routing/decision.ts'
import type { FaultyExample } from './examinations.queries.ts'

/** A letter's bytes, as its key tells them apart. */
export interface Fingerprint {
  readonly messageUuid: MessageUuid
  readonly sha256: Uint8Array
}

/** What is known of one entry: why it can be no letter, or what its letter is. */
export interface ExaminedEntry {
  readonly number: number
  readonly name: string
  readonly messageUuid: MessageUuid | null
  /** The letter's fingerprint, or the code with which it would be refused. */
  readonly letter: Fingerprint | { readonly refusal: string }
}

/** What is known of the world around a slice. */
export interface SliceSurroundings {
  readonly senderId: PartyId
  /** Keys that were used before. */
  readonly keys: ReadonlyMap<MessageUuid, { readonly senderId: PartyId; readonly sha256: Uint8Array }>
  /** Letters that the mailing held before this slice, by their messageUUID. */
  readonly seen: ReadonlyMap<string, Uint8Array>
}

export type Fate = 'repeated' | { readonly refusal: string } | { readonly decides: Fingerprint }

const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0

/** What taking it in would make of each letter, before anybody decides where it goes: as `write-letters` and `write-slice` do. Pure. */
export function fatesOf(entries: readonly ExaminedEntry[], { senderId, keys, seen }: SliceSurroundings): Fate[] {
  const seenHere = new Map(seen)
  return entries.map(({ letter }) => {
    if ('refusal' in letter) return letter
    const key = keys.get(letter.messageUuid)
    const before = key === undefined ? seenHere.get(letter.messageUuid) : key.sha256
    seenHere.set(letter.messageUuid, before ?? letter.sha256)
    if (before === undefined) return { decides: letter }
    return isSame(before, letter.sha256) && (key === undefined || key.senderId === senderId) ? 'repeated' : { refusal: 'memo.uuid.already.used' }
  })
}

export interface SliceFindings {
  readonly entries: number
  readonly digital: number
  readonly paper: number
  readonly repeated: number
  readonly sameRecipient: number
  /** By code: how many, and the first of them. */
  readonly faults: ReadonlyMap<string, { letters: number; readonly examples: FaultyExample[] }>
  /** Recipients of letters that would go out. */
  readonly recipients: ReadonlySet<PartyId>
}

/** Of each kind of fault in a slice, and of all together. */
export const examplesKept = 3

type Sorted = 'digital' | 'paper' | 'repeated' | { readonly code: string }

function sort(fate: Fate, decision: Decision | undefined): Sorted {
  if (fate === 'repeated') return fate
  if ('refusal' in fate) return { code: fate.refusal }
  if (decision?.route === 'rejected') return { code: decision.code }
  return decision?.route === 'paper' ? 'paper' : 'digital'
}

/** Counts the letters of a slice one by one. */
class SliceCount {
  private readonly counts = { entries: 0, digital: 0, paper: 0, repeated: 0, sameRecipient: 0 }
  private readonly faults = new Map<string, { letters: number; examples: FaultyExample[] }>()
  private readonly recipients = new Set<PartyId>()
  private readonly seenRecipients: ReadonlySet<string>

  constructor(seenRecipients: ReadonlySet<string>) {
    this.seenRecipients = seenRecipients
  }

  get findings(): SliceFindings {
    return { ...this.counts, faults: this.faults, recipients: this.recipients }
  }

  add(entry: ExaminedEntry, fate: Fate, decision: Decision | undefined): void {
    const sorted = sort(fate, decision)
    this.counts.entries++
    if (typeof sorted === 'object') return this.addFault(sorted.code, entry)
    this.counts[sorted]++
    if (sorted !== 'repeated') this.addRecipient(decision?.recipientId)
  }

  private addFault(code: string, { number, name, messageUuid }: ExaminedEntry): void {
    const fault = this.faults.get(code) ?? { letters: 0, examples: [] }
    this.faults.set(code, fault)
    fault.letters++
    if (fault.examples.length < examplesKept) fault.examples.push({ entryNumber: number, entryName: name, messageUuid })
  }

  private addRecipient(recipientId: PartyId | undefined): void {
    if (recipientId === undefined) return
    if (this.recipients.has(recipientId) || this.seenRecipients.has(recipientId)) this.counts.sameRecipient++
    this.recipients.add(recipientId)
  }
}

/** Counts a slice; `decisions` are those of the letters that are decided, by messageUUID, `seenRecipients` those of earlier slices. Pure. */
export function countSlice(
  entries: readonly ExaminedEntry[],
  fates: readonly Fate[],
  { decisions, seenRecipients }: { readonly decisions: ReadonlyMap<MessageUuid, Decision>; readonly seenRecipients: ReadonlySet<string> },
): SliceFindings {
  const count = new SliceCount(seenRecipients)
  for (const [index, entry] of entries.entries()) {
    const fate = fates[index] ?? 'repeated'
    count.add(entry, fate, fate !== 'repeated' && 'decides' in fate ? decisions.get(fate.decides.messageUuid) : undefined)
  }
  return count.findings
}
