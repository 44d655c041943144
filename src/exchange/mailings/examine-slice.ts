import type { Transaction } from '../../platform/database/index.ts'
import type { LetterId, MessageUuid } from '../letter.ts'
import { decide } from '../routing/decide.ts'
import type { Decision } from '../routing/decision.ts'
import { gatherFacts } from '../routing/gather-facts.ts'
import type { LoadedLetter } from '../routing/load-letters.ts'
import type { LetterReading } from '../routing/read-letter.ts'
import { insertSightings, listKeys, listSightings, updateExamination, upsertFindings } from './examinations.queries.ts'
import type { ExaminedEntry, Fate, Fingerprint, SliceFindings } from './examined-slice.ts'
import { countSlice, examplesKept, fatesOf } from './examined-slice.ts'
import type { Mailing } from './mailings.queries.ts'

/** An entry with its letter as it was read. */
export interface ReadEntry extends ExaminedEntry {
  readonly reading: LetterReading | undefined
}

/** Entries of a mailing that stand beside each other. */
export interface ExaminedSlice {
  /** Where the first stands in the pack, and where the next slice begins. */
  readonly from: number
  readonly to: number
  readonly entries: readonly ReadEntry[]
  /** Of the machine. */
  readonly spentMs: number
}

/** It is decided as if it were taken in now; its id is nobody's. */
function loadedLetter(tx: Transaction, { mailingId, transmissionId, senderId, systemId }: Mailing, messageUuid: MessageUuid, reading: LetterReading): LoadedLetter {
  const letterId: string = mailingId
  return { decisionsBefore: 0, letter: { letterId: letterId as LetterId, messageUuid, transmissionId, senderId, senderSystemId: systemId, lane: 'mailing', acceptedAt: tx.now, ...reading } } // branding
}

async function decideAll(tx: Transaction, mailing: Mailing, entries: readonly ReadEntry[], fates: readonly Fate[]): Promise<Map<MessageUuid, Decision>> {
  const letters = entries.flatMap(({ reading }, index) => {
    const fate = fates[index]
    return reading === undefined || fate === undefined || fate === 'repeated' || 'refusal' in fate ? [] : [loadedLetter(tx, mailing, fate.decides.messageUuid, reading)]
  })
  if (letters.length === 0) return new Map()
  const factsFor = await gatherFacts(tx, letters)
  return new Map(letters.map((loaded) => [loaded.letter.messageUuid, decide(loaded.letter, factsFor(loaded))]))
}

async function findSeen(tx: Transaction, { mailingId }: Mailing, seenIds: readonly string[]): Promise<Map<string, Uint8Array>> {
  const rows = seenIds.length === 0 ? [] : await listSightings(tx, { mailingId, seenIds })
  return new Map(rows.map(({ seenId, sha256 }) => [seenId, sha256 ?? new Uint8Array()]))
}

async function writeFindings(tx: Transaction, { mailingId }: Mailing, { faults }: SliceFindings): Promise<void> {
  if (faults.size === 0) return
  const found = [...faults]
  await upsertFindings(tx, { mailingId, codes: found.map(([code]) => code), letters: found.map(([, { letters }]) => letters), examples: found.map(([, { examples }]) => examples), examplesKept })
}

async function writeSightings(tx: Transaction, { mailingId }: Mailing, letters: readonly Fingerprint[], { recipients }: SliceFindings): Promise<void> {
  const seen = [...letters.map(({ messageUuid, sha256 }) => [messageUuid, sha256] as const), ...[...recipients].map((partyId) => [partyId, null] as const)]
  if (seen.length > 0) await insertSightings(tx, { mailingId, seenIds: seen.map(([id]) => id), hashes: seen.map(([, sha256]) => sha256) })
}

/**
 * Counts what would become of a slice's letters, in the caller's transaction, while the row of the container's progress is locked; nothing of them
 * is kept but counts, examples of faulty ones, and what tells the same letter or recipient when it comes again. False when the examination stands elsewhere.
 */
export async function examineSlice(tx: Transaction, mailing: Mailing, { from, to, entries, spentMs }: ExaminedSlice): Promise<boolean> {
  const { mailingId, senderId } = mailing
  const letters = entries.flatMap(({ letter }) => ('refusal' in letter ? [] : [letter]))
  const messageUuids = letters.map(({ messageUuid }) => messageUuid)
  const keys = new Map((await listKeys(tx, { messageUuids })).map((key) => [key.messageUuid, key]))
  const fates = fatesOf(entries, { senderId, keys, seen: await findSeen(tx, mailing, messageUuids) })
  const decisions = await decideAll(tx, mailing, entries, fates)
  const recipientIds = [...decisions.values()].flatMap(({ recipientId }) => recipientId ?? [])
  const findings = countSlice(entries, fates, { decisions, seenRecipients: new Set((await findSeen(tx, mailing, recipientIds)).keys()) })
  await writeFindings(tx, mailing, findings)
  await writeSightings(tx, mailing, letters, findings)
  const { digital, paper, repeated, sameRecipient } = findings
  return (await updateExamination(tx, { mailingId, from, to, entries: entries.length, digital, paper, repeated, sameRecipient, spentMs: Math.round(spentMs) })) === 1
}
