import type { NewEvent } from '../../events/index.ts'
import { recordEvents } from '../../events/index.ts'
import { deliverLetters } from '../../mailboxes/index.ts'
import { uuidV7 } from '../../platform/crypto/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { NewWork } from '../../platform/work/index.ts'
import { planWork } from '../../platform/work/index.ts'
import type { NewDelivery } from '../delivery/begin-deliveries.ts'
import { beginDeliveries } from '../delivery/begin-deliveries.ts'
import type { ReceiptId } from '../letter.ts'
import { receiptSentence } from '../receipt-codes.ts'
import { decideAgainStage, sendPaperStage, sendSmsStage } from '../stages.ts'
import type { Decision } from './decision.ts'
import { statusOf } from './decision.ts'
import type { DecidedLetter } from './decided-letter.ts'
import { eventsOf } from './decision-events.ts'
import { entryOf, headerColumns } from './read-models.ts'
import { insertDecisions, insertHeaders, insertReceipts } from './routing.queries.ts'

/** The receipt's sentence of a refusal; null for a letter that goes its way. */
const reasonOf = (decision: Decision): string | null => (decision.route === 'rejected' ? receiptSentence(decision.code, decision.detail) : null)
const codeOf = (decision: Decision): string | null => (decision.route === 'rejected' ? decision.code : null)

async function writeDecisions(tx: Transaction, decided: readonly DecidedLetter[]): Promise<void> {
  await insertDecisions(tx, {
    letterIds: decided.map(({ letter }) => letter.letterId),
    numbers: decided.map(({ decisionNumber }) => decisionNumber),
    statuses: decided.map(({ decision }) => statusOf(decision)),
    routes: decided.map(({ decision }) => decision.route),
    rules: decided.map(({ decision }) => decision.rule),
    codes: decided.map(({ decision }) => codeOf(decision)),
    reasons: decided.map(({ decision }) => reasonOf(decision)),
    facts: decided.map(({ decision }) => decision.facts),
    recipientIds: decided.map(({ decision }) => decision.recipientId ?? null),
    systemIds: decided.map(({ decision }) => (decision.route === 'system' ? decision.systemId : null)),
    now: tx.now,
  })
}

/** The first decision is always told; a later one only when the letter can no longer be delivered (a second receipt INVALID). */
const isTold = ({ decisionNumber, decision }: DecidedLetter): boolean => decisionNumber === 1 || decision.route === 'rejected'

async function writeReceipts(tx: Transaction, told: readonly DecidedLetter[]): Promise<void> {
  if (told.length === 0) return
  await insertReceipts(tx, {
    receiptIds: told.map(() => uuidV7(tx.now) as ReceiptId), // branding
    letterIds: told.map(({ letter }) => letter.letterId),
    systemIds: told.map(({ letter }) => letter.senderSystemId),
    messageUuids: told.map(({ letter }) => letter.messageUuid),
    messageIds: told.map(({ letter }) => letter.checked.memo?.header.messageId ?? null),
    transmissionIds: told.map(({ letter }) => letter.transmissionId),
    statuses: told.map(({ decision }) => statusOf(decision)),
    codes: told.map(({ decision }) => codeOf(decision)),
    messages: told.map(({ decision }) => reasonOf(decision)),
    now: tx.now,
  })
}

const deliveriesOf = (decided: readonly DecidedLetter[]): NewDelivery[] =>
  decided.flatMap(({ letter, decision, decisionNumber }) => {
    if (decision.route !== 'system') return []
    const { systemId, recipientId, protocol } = decision
    return [{ letterId: letter.letterId, messageUuid: letter.messageUuid, decisionNumber, systemId, recipientId, protocol, ladder: 'week' }]
  })

function followingWork({ letter, decision }: DecidedLetter, tx: Transaction): NewWork[] {
  const work = { subjectId: letter.letterId, lane: letter.lane, senderId: letter.senderId }
  if (decision.route === 'wait') return [{ ...work, stage: decideAgainStage, dueAt: decision.until }]
  if (decision.route === 'paper') return [{ ...work, stage: sendPaperStage, dueAt: tx.now }]
  if (decision.route === 'sms') return [{ ...work, stage: sendSmsStage, dueAt: tx.now }]
  return []
}

/** Writes decided letters with everything that follows from them, in sets, in the caller's transaction. */
export async function writeDecided(tx: Transaction, decided: readonly DecidedLetter[]): Promise<void> {
  const readable = decided.filter(({ letter, decisionNumber }) => decisionNumber === 1 && letter.checked.memo !== undefined)
  if (readable.length > 0) await insertHeaders(tx, headerColumns(readable.map(({ letter }) => letter)))
  await writeDecisions(tx, decided)
  await writeReceipts(tx, decided.filter(isTold))
  await deliverLetters(tx, decided.flatMap(({ letter, decision }) => (decision.route === 'mailbox' ? entryOf(letter, decision.recipientId) : [])))
  await planWork(tx, decided.flatMap((one) => followingWork(one, tx)))
  const events: NewEvent[] = decided.flatMap((one) => eventsOf(one))
  await recordEvents(tx, events)
  await beginDeliveries(tx, deliveriesOf(decided))
}
