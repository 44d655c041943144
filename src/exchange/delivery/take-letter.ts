import type { EventTag, NewEvent } from '../../events/index.ts'
import { recordEvents } from '../../events/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import type { CallingSystem } from '../../systems/index.ts'
import { exchangeProblems } from '../exchange.problems.ts'
import { countDelivered } from '../exchange.metrics.ts'
import type { LetterId, MessageUuid } from '../letter.ts'
import { deleteWaitingLetter, findDeliveryEnd, findWaitingLetter, insertGivenEnd, updateFirstFetch, updatePushedEnd } from './delivery.queries.ts'
import { followDeliveries } from './follow-deliveries.ts'

/*
 * A delivery: waiting → (fetched, any number of times) → ended
 *
 * waiting      in `GET memos/`, whether it is fetched, announced or pushed
 * HANDED_OVER  by a receipt COMPLETED, by DELETE, or by a 2xx to a push; after a push a receipt may follow
 * REFUSED      by a receipt INVALID, also after a push: another system, or another place, gets the letter
 * EXHAUSTED    by the last attempt of the ladder; WITHDRAWN when the system was closed or the letter moved
 */

export interface GivenReceipt {
  readonly outcome: 'HANDED_OVER' | 'REFUSED'
  readonly errorCode?: string | undefined
  readonly errorMessage?: string | undefined
}

interface Ending extends GivenReceipt {
  readonly cause: 'RECEIPT' | 'DELETE'
}

/** `elsewhere`: the letter went on to another place. */
export type TakingOutcome = 'done' | 'repeated' | 'contradicts' | 'unknown' | 'elsewhere'

interface LetterAtSystem {
  readonly letterId: LetterId
  readonly decisionNumber: number
  readonly recipientId: PartyId
}

type Caller = Pick<CallingSystem, 'systemId' | 'serviceProtocol'>

const eventOf = (tag: EventTag, { systemId }: Caller, letter: LetterAtSystem, properties: Record<string, string>): NewEvent => ({
  tag,
  ownerId: letter.recipientId,
  actor: { kind: 'system', id: systemId },
  systemId,
  letterId: letter.letterId,
  properties,
})

/** The id of a letter that waits for the system, logging its first fetch; undefined when there is none. */
export async function fetchLetter(tx: Transaction, system: Caller, messageUuid: MessageUuid): Promise<LetterId | undefined> {
  const letter = await findWaitingLetter(tx, { systemId: system.systemId, messageUuid })
  if (letter === undefined) return undefined
  const isAnnounced = system.serviceProtocol === 'REST_PUBLISH_SUBSCRIBE'
  const first = await updateFirstFetch(tx, { systemId: system.systemId, letterId: letter.letterId, isAnnounced, now: tx.now })
  if (first.length > 0) await recordEvents(tx, [eventOf('MEMO_SEND_FETCHED_BY_RECIPIENT_SYSTEM', system, letter, { messageUUID: messageUuid })])
  return letter.letterId
}

/** Logs what the receiver said, and sends what it refused on its way. */
async function tell(tx: Transaction, system: Caller, letter: LetterAtSystem, { messageUuid, given, failedAttempts }: Told): Promise<TakingOutcome> {
  const receiptStatus = given.outcome === 'HANDED_OVER' ? 'COMPLETED' : 'INVALID'
  await recordEvents(tx, [eventOf('BUSINESS_RECEIPT_RECEIVED_BY_RECIPIENT_SYSTEM', system, letter, { messageUUID: messageUuid, receiptStatus, cause: given.cause })])
  const { letterId } = letter
  if (given.outcome === 'REFUSED') await followDeliveries(tx, [{ letterId, systemId: system.systemId, because: 'refused', reason: { code: 'refused' }, facts: { failedAttempts } }])
  return 'done'
}

interface Told {
  readonly messageUuid: MessageUuid
  readonly given: Ending
  readonly failedAttempts: number
}

const endOf = ({ letterId, decisionNumber }: LetterAtSystem, { outcome, errorCode, errorMessage }: Ending) => ({
  letterId,
  decisionNumber,
  outcome,
  errorCode: errorCode ?? null,
  errorMessage: errorMessage ?? null,
})

async function end(tx: Transaction, system: Caller, messageUuid: MessageUuid, given: Ending): Promise<TakingOutcome> {
  const { systemId } = system
  const letter = await findWaitingLetter(tx, { systemId, messageUuid })
  // Only one of two calls at the same moment takes the row away; the end of a push may also be faster.
  const [taken] = letter === undefined ? [] : await deleteWaitingLetter(tx, { systemId, letterId: letter.letterId })
  if (letter === undefined || taken === undefined) return afterEnd(tx, system, messageUuid, given)
  await insertGivenEnd(tx, { ...endOf(letter, given), cause: given.cause, systemId, failedAttempts: taken.failedAttempts, now: tx.now })
  if (given.outcome === 'HANDED_OVER') countDelivered(tx, 'system', 1)
  return tell(tx, system, letter, { messageUuid, given, failedAttempts: taken.failedAttempts })
}

async function afterEnd(tx: Transaction, system: Caller, messageUuid: MessageUuid, given: Ending): Promise<TakingOutcome> {
  const ended = await findDeliveryEnd(tx, { systemId: system.systemId, messageUuid })
  if (ended === undefined) return 'unknown'
  if (ended.outcome === 'EXHAUSTED' || ended.outcome === 'WITHDRAWN') return 'elsewhere'
  if (ended.cause !== 'PUSH' || ended.hasReceipt || given.cause === 'DELETE') return ended.outcome === given.outcome ? 'repeated' : 'contradicts'
  return afterPush(tx, system, ended, { messageUuid, given })
}

/** The first receipt for a letter that was pushed: it confirms, or it refuses. */
async function afterPush(tx: Transaction, system: Caller, ended: LetterAtSystem, { messageUuid, given }: Omit<Told, 'failedAttempts'>): Promise<TakingOutcome> {
  const cause = given.outcome === 'HANDED_OVER' ? ('PUSH' as const) : given.cause
  const [updated] = await updatePushedEnd(tx, { ...endOf(ended, given), cause, now: tx.now })
  if (updated === undefined) return afterEnd(tx, system, messageUuid, given)
  // Looked at again behind the lock under which contents are deleted too.
  const locked = await findDeliveryEnd(tx, { systemId: system.systemId, messageUuid })
  if (given.outcome === 'REFUSED' && locked?.isRemoved !== false) throw new Problem(exchangeProblems['memo.content.removed'])
  return tell(tx, system, ended, { messageUuid, given, failedAttempts: updated.failedAttempts })
}

/** The receiver's receipt ends the delivery; the same receipt again changes nothing. Throws memo.content.removed when it refuses what is not here any more. */
export const receiveReceipt = (tx: Transaction, system: Caller, messageUuid: MessageUuid, given: GivenReceipt): Promise<TakingOutcome> =>
  end(tx, system, messageUuid, { ...given, cause: 'RECEIPT' })

/** `DELETE memos/{id}`: the system has the letter and needs it no longer here. */
export const removeLetter = (tx: Transaction, system: Caller, messageUuid: MessageUuid): Promise<TakingOutcome> =>
  end(tx, system, messageUuid, { outcome: 'HANDED_OVER', cause: 'DELETE' })
