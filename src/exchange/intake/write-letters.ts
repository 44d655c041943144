import { recordEvents } from '../../events/index.ts'
import { insertContents } from '../../platform/content/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { passFaultPoint } from '../../platform/faults/index.ts'
import { planWork } from '../../platform/work/index.ts'
import { countAccepted } from '../exchange.metrics.ts'
import type { MessageUuid } from '../letter.ts'
import { routeStage } from '../stages.ts'
import { chooseLanes } from './choose-lanes.ts'
import type { Acceptance, IncomingLetter } from './incoming-letter.ts'
import { insertFreeKeys, insertLetters, listUsedKeys } from './intake.queries.ts'

const byMessageUuid = (a: IncomingLetter, b: IncomingLetter): number => (a.messageUuid < b.messageUuid ? -1 : 1)

async function takeKeys(tx: Transaction, letters: readonly IncomingLetter[]): Promise<IncomingLetter[]> {
  const sorted = letters.toSorted(byMessageUuid)
  const free = await insertFreeKeys(tx, {
    messageUuids: sorted.map((letter) => letter.messageUuid),
    senderIds: sorted.map((letter) => letter.senderId),
    hashes: sorted.map((letter) => letter.sha256),
    letterIds: sorted.map((letter) => letter.letterId),
  })
  const taken = new Set(free.map((row) => row.letterId))
  return sorted.filter((letter) => taken.has(letter.letterId))
}

async function insertAccepted(tx: Transaction, letters: readonly IncomingLetter[]): Promise<void> {
  if (letters.length === 0) return
  await insertContents(tx, letters.map((letter) => letter.content))
  await insertLetters(tx, {
    letterIds: letters.map((letter) => letter.letterId),
    messageUuids: letters.map((letter) => letter.messageUuid),
    senderIds: letters.map((letter) => letter.senderId),
    systemIds: letters.map((letter) => letter.systemId),
    transmissionIds: letters.map((letter) => letter.transmissionId),
    ways: letters.map((letter) => letter.way),
    lanes: letters.map((letter) => letter.lane),
    lengths: letters.map((letter) => letter.content.length),
    hashes: letters.map((letter) => letter.sha256),
    acceptedAt: tx.now,
  })
}

async function recordReceipts(tx: Transaction, letters: readonly IncomingLetter[]): Promise<void> {
  await recordEvents(
    tx,
    letters.map((letter) => ({
      tag: 'TECHNICAL_RECEIPT_SENT_TO_SENDER_SYSTEM' as const,
      ownerId: letter.senderId,
      actor: { kind: 'system' as const, id: letter.systemId },
      systemId: letter.systemId,
      letterId: letter.letterId,
      properties: { messageUUID: letter.messageUuid, transmissionId: letter.transmissionId, contentLength: letter.content.length, ...(letter.lane === 'single' ? {} : { lane: letter.lane }) },
    })),
  )
}

/** Letters just taken in that wait for their first decision. */
export async function planRouting(tx: Transaction, letters: readonly IncomingLetter[]): Promise<void> {
  await planWork(
    tx,
    letters.map((letter) => ({ subjectId: letter.letterId, stage: routeStage, lane: letter.lane, senderId: letter.senderId, dueAt: tx.now })),
  )
}

type UsedKey = Awaited<ReturnType<typeof listUsedKeys>>[number]

/** The same sender and bytes get the same receipt, anything else is refused (exchange.md §2). A letter that meets itself, written by a commit whose answer was lost, is accepted: its content must stay. */
function answerFor(letter: IncomingLetter | undefined, { letterId, senderId, sha256, transmissionId, acceptedAt }: UsedKey): Acceptance {
  if (letter === undefined || letter.senderId !== senderId || Buffer.compare(letter.sha256, sha256) !== 0) return { kind: 'used' }
  return { kind: letter.letterId === letterId ? 'accepted' : 'repeated', transmissionId, acceptedAt }
}

/** Answers for keys that were used before. */
async function answerUsed(tx: Transaction, letters: readonly IncomingLetter[]): Promise<Map<MessageUuid, Acceptance>> {
  if (letters.length === 0) return new Map()
  const used = await listUsedKeys(tx, { messageUuids: letters.map((letter) => letter.messageUuid) })
  const sent = new Map(letters.map((letter) => [letter.messageUuid, letter]))
  return new Map(used.map((key) => [key.messageUuid, answerFor(sent.get(key.messageUuid), key)]))
}

/** Letters that are new, and what every letter's sender is told, by messageUUID. */
export interface TakenLetters {
  readonly accepted: readonly IncomingLetter[]
  readonly answers: ReadonlyMap<MessageUuid, Acceptance>
}

type LaneChoice = (letters: readonly IncomingLetter[]) => Promise<readonly IncomingLetter[]>

const asTheyCame: LaneChoice = (letters) => Promise.resolve(letters)

/**
 * Writes letters with different messageUUIDs, as far as they are new: keys, contents, letters, in the caller's transaction. What is to become of them
 * the caller says.
 */
export async function takeLetters(tx: Transaction, letters: readonly IncomingLetter[], inLanes = asTheyCame): Promise<TakenLetters> {
  const free = await takeKeys(tx, letters)
  const freeIds = new Set(free.map((letter) => letter.letterId))
  const answers = await answerUsed(tx, letters.filter((letter) => !freeIds.has(letter.letterId)))
  const accepted = await inLanes(free)
  await insertAccepted(tx, accepted)
  for (const { messageUuid, transmissionId } of accepted) answers.set(messageUuid, { kind: 'accepted', transmissionId, acceptedAt: tx.now })
  countAccepted(tx, accepted)
  return { accepted, answers }
}

/**
 * Takes in letters that came one by one: each has its own technical receipt in the log, and waits to be routed; a system's letters beyond so many a
 * minute in the bulk lane. Answers each letter's acceptance by messageUUID.
 */
export async function writeLetters(tx: Transaction, letters: readonly IncomingLetter[], singlesPerMinute: number): Promise<ReadonlyMap<MessageUuid, Acceptance>> {
  const { accepted, answers } = await takeLetters(tx, letters, (free) => chooseLanes(tx, free, singlesPerMinute))
  await recordReceipts(tx, accepted)
  await planRouting(tx, accepted)
  passFaultPoint('before-intake-commit')
  return answers
}
