import type { NewEvent } from '../../events/index.ts'
import { recordEvents } from '../../events/index.ts'
import { deliverLetters } from '../../mailboxes/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { NewWork } from '../../platform/work/index.ts'
import { planWork } from '../../platform/work/index.ts'
import type { NewDelivery } from '../delivery/begin-deliveries.ts'
import { beginDeliveries, isCalled } from '../delivery/begin-deliveries.ts'
import { countDecided, countDelivered } from '../exchange.metrics.ts'
import { receiptSentence } from '../receipt-codes.ts'
import type { NewReceipt } from '../receipts/give-receipts.ts'
import { giveReceipts } from '../receipts/give-receipts.ts'
import { decideAgainStage, pushLettersStage, pushReceiptsStage, sendPaperStage, sendSmsStage } from '../stages.ts'
import type { Decision } from './decision.ts'
import { statusOf } from './decision.ts'
import type { DecidedLetter } from './decided-letter.ts'
import { eventsOf } from './decision-events.ts'
import { entryOf, headerColumns } from './read-models.ts'
import { insertDecisions, insertHeaders } from './routing.queries.ts'

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

const receiptOf = ({ letter, decision }: DecidedLetter): NewReceipt => ({
  letterId: letter.letterId,
  systemId: letter.senderSystemId,
  messageUuid: letter.messageUuid,
  messageId: letter.checked.memo?.header.messageId ?? null,
  transmissionId: letter.transmissionId,
  status: statusOf(decision),
  code: codeOf(decision),
  message: reasonOf(decision),
})

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

/** Writes decided letters with everything that follows from them, in sets, in the caller's transaction. Answers the stages in which systems are to be called now. */
export async function writeDecided(tx: Transaction, decided: readonly DecidedLetter[]): Promise<readonly string[]> {
  const readable = decided.filter(({ letter, decisionNumber }) => decisionNumber === 1 && letter.checked.memo !== undefined)
  if (readable.length > 0) await insertHeaders(tx, headerColumns(readable.map(({ letter }) => letter)))
  await writeDecisions(tx, decided)
  const entered = await deliverLetters(tx, decided.flatMap(({ letter, decision }) => (decision.route === 'mailbox' ? entryOf(letter, decision.recipientId) : [])))
  await planWork(tx, decided.flatMap((one) => followingWork(one, tx)))
  const events: NewEvent[] = decided.flatMap((one) => eventsOf(one))
  await recordEvents(tx, events)
  const deliveries = deliveriesOf(decided)
  await beginDeliveries(tx, deliveries)
  countDecided(tx, decided)
  countDelivered(tx, 'mailbox', entered)
  const areReceiptsPushed = await giveReceipts(tx, decided.filter(isTold).map(receiptOf))
  return [...(deliveries.some(({ protocol }) => isCalled(protocol)) ? [pushLettersStage] : []), ...(areReceiptsPushed ? [pushReceiptsStage] : [])]
}
