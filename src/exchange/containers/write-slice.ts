import type { Transaction } from '../../platform/database/index.ts'
import { passFaultPoint } from '../../platform/faults/index.ts'
import type { Acceptance, IncomingLetter } from '../intake/incoming-letter.ts'
import { planRouting, takeLetters } from '../intake/write-letters.ts'
import { countRefusedEntries } from '../exchange.metrics.ts'
import type { LetterId, MessageUuid } from '../letter.ts'
import type { WrittenDecisions } from '../routing/decide-letters.ts'
import { decideLoaded } from '../routing/decide-letters.ts'
import type { DecidedLetter } from '../routing/decided-letter.ts'
import type { LoadedLetter } from '../routing/load-letters.ts'
import type { ContainerSender } from './container.ts'
import { insertContainerFaults, updatePart, updateProgress } from './containers.queries.ts'
import type { EntryRefusal, LetterEntry, PreparedEntry, Slice } from './slice.ts'
import { SliceOvertaken } from './slice.ts'

/** Entries with different messageUUIDs, and those that repeat one of them. */
function partTwins(entries: readonly LetterEntry[]): { firsts: Map<MessageUuid, LetterEntry>; twins: LetterEntry[] } {
  const firsts = new Map<MessageUuid, LetterEntry>()
  const twins: LetterEntry[] = []
  for (const entry of entries) {
    if (firsts.has(entry.messageUuid)) twins.push(entry)
    else firsts.set(entry.messageUuid, entry)
  }
  return { firsts, twins }
}

const incomingLetter = ({ senderId, systemId, transmissionId, lane }: ContainerSender, { letterId, messageUuid, sha256, content }: LetterEntry): IncomingLetter => ({
  letterId,
  messageUuid,
  senderId,
  systemId,
  transmissionId,
  way: 'CONTAINER',
  lane,
  sha256,
  content,
})

const loadedLetter = (tx: Transaction, { senderId, systemId, transmissionId, lane }: ContainerSender, entry: LetterEntry): LoadedLetter => ({
  letter: {
    letterId: entry.letterId,
    messageUuid: entry.messageUuid,
    transmissionId,
    senderId,
    senderSystemId: systemId,
    lane,
    acceptedAt: tx.now,
    checked: entry.checked,
    documentFault: entry.documentFault,
  },
  decisionsBefore: 0,
})

/** What became of the entries, sorted. */
interface Sorted {
  readonly taken: readonly LetterEntry[]
  readonly repeated: number
  readonly used: readonly LetterEntry[]
}

function sortTwin(twin: LetterEntry, first: LetterEntry | undefined): Acceptance['kind'] {
  return first !== undefined && Buffer.compare(first.sha256, twin.sha256) === 0 ? 'repeated' : 'used'
}

async function takeEntries(tx: Transaction, container: ContainerSender, letters: readonly LetterEntry[]): Promise<Sorted & { incoming: readonly IncomingLetter[] }> {
  const { firsts, twins } = partTwins(letters)
  const { accepted, answers } = await takeLetters(tx, [...firsts.values()].map((entry) => incomingLetter(container, entry)))
  const kindOf = (entry: LetterEntry): Acceptance['kind'] =>
    firsts.get(entry.messageUuid) === entry ? (answers.get(entry.messageUuid)?.kind ?? 'used') : sortTwin(entry, firsts.get(entry.messageUuid))
  const byKind = Map.groupBy([...firsts.values(), ...twins], kindOf)
  return { incoming: accepted, taken: byKind.get('accepted') ?? [], repeated: byKind.get('repeated')?.length ?? 0, used: byKind.get('used') ?? [] }
}

interface FaultRow {
  readonly entry: PreparedEntry
  readonly code: string
  readonly detail: string | null
  readonly letterId: LetterEntry['letterId'] | null
}

function faultsOf(refused: readonly { entry: PreparedEntry; code: EntryRefusal }[], taken: readonly LetterEntry[], decided: readonly DecidedLetter[]): FaultRow[] {
  const entryOf = new Map(taken.map((entry) => [entry.letterId, entry]))
  const rejected = decided.flatMap(({ letter, decision }): FaultRow[] => {
    const entry = entryOf.get(letter.letterId)
    return decision.route === 'rejected' && entry !== undefined ? [{ entry, code: decision.code, detail: decision.detail ?? null, letterId: letter.letterId }] : []
  })
  return [...refused.map(({ entry, code }) => ({ entry, code, detail: null, letterId: null })), ...rejected]
}

async function writeFaults(tx: Transaction, { containerId }: ContainerSender, faults: readonly FaultRow[]): Promise<void> {
  if (faults.length === 0) return
  await insertContainerFaults(tx, {
    containerId,
    entryNumbers: faults.map(({ entry }) => entry.number),
    entryNames: faults.map(({ entry }) => entry.name),
    messageUuids: faults.map(({ entry }) => entry.messageUuid),
    letterIds: faults.map(({ letterId }) => letterId),
    codes: faults.map(({ code }) => code),
    details: faults.map(({ detail }) => detail),
  })
}

/** The fence: throws SliceOvertaken unless the part still stands where the slice begins. */
async function movePart(tx: Transaction, { partId, from, to, entries }: Slice): Promise<void> {
  if ((await updatePart(tx, { partId, from, to, handled: entries.length })) === 0) throw new SliceOvertaken('A slice was taken by another worker')
}

interface SliceCounts {
  readonly taken: number
  readonly repeated: number
  readonly refused: number
  readonly rejected: number
}

/** Last, since all parts of a container share this row. */
async function countSlice(tx: Transaction, { container, entries }: Slice, counts: SliceCounts): Promise<void> {
  const lastEntry = entries.at(-1)?.number ?? 0
  countRefusedEntries(tx, counts.refused)
  const counted = await updateProgress(tx, { ...counts, containerId: container.containerId, lastEntry, now: tx.now })
  if (counted === 0) throw new SliceOvertaken('A container was stopped while a slice was written')
}

/** How the letters of a slice get their first decision: at once, or each by itself as work, where deciding them together failed. */
export type SliceMode = 'decide' | 'plan'

/** Told in the transaction of a slice, when its container has been moved on and its progress is locked. */
export type AfterSlice = (tx: Transaction, container: ContainerSender) => Promise<void>

export interface SliceOptions {
  readonly mode: SliceMode
  readonly afterSlice?: AfterSlice | undefined
}

export interface WrittenSlice extends WrittenDecisions {
  /** Large contents that were sealed for letters which were there already: nothing names them. */
  readonly unnamed: readonly LetterId[]
}

const isBlob = (entry: PreparedEntry): entry is LetterEntry => entry.kind === 'letter' && entry.content.data === undefined

/** Plans for each letter that is not decided here to be decided by itself. */
async function planOthers(tx: Transaction, incoming: readonly IncomingLetter[], decidable: readonly LetterEntry[]): Promise<void> {
  const decided = new Set(decidable.map(({ letterId }) => letterId))
  const others = incoming.filter(({ letterId }) => !decided.has(letterId))
  if (others.length > 0) await planRouting(tx, others)
}

/**
 * Takes a slice of a container in: keys, contents, letters, with everything that follows from their decisions, and how far the container is. In the
 * caller's transaction, in sets. Throws SliceOvertaken.
 */
export async function writeSlice(tx: Transaction, slice: Slice, { mode, afterSlice }: SliceOptions): Promise<WrittenSlice> {
  const { container, entries } = slice
  await movePart(tx, slice)
  const { taken, repeated, used, incoming } = await takeEntries(tx, container, entries.filter((entry) => entry.kind === 'letter'))
  const decidable = mode === 'decide' ? taken.filter(({ unchecked }) => !unchecked) : []
  const written = decidable.length > 0 ? await decideLoaded(tx, decidable.map((entry) => loadedLetter(tx, container, entry))) : { decided: [], toWake: [] }
  await planOthers(tx, incoming, decidable)
  const refused = [
    ...entries.flatMap((entry) => (entry.kind === 'refused' ? [{ entry, code: entry.code }] : [])),
    ...used.map((entry) => ({ entry, code: 'memo.uuid.already.used' as const })),
  ]
  const faults = faultsOf(refused, taken, written.decided)
  await writeFaults(tx, container, faults)
  await countSlice(tx, slice, { taken: taken.length, repeated, refused: refused.length, rejected: faults.length - refused.length })
  await afterSlice?.(tx, container)
  passFaultPoint('before-slice-commit')
  const takenIds = new Set(taken.map(({ letterId }) => letterId))
  return { ...written, unnamed: entries.flatMap((entry) => (isBlob(entry) && !takenIds.has(entry.letterId) ? [entry.letterId] : [])) }
}
