import type { EventTag, NewEvent } from '../../events/index.ts'
import { recordEvents } from '../../events/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { CallingSystem } from '../../systems/index.ts'
import type { LetterId, MessageUuid } from '../letter.ts'
import type { DeliveryOutcome } from './delivery.queries.ts'
import { deleteWaitingLetter, findDeliveryEnd, findWaitingLetter, insertDeliveryEnd, updateFirstFetch } from './delivery.queries.ts'

/*
 * A letter for a REST_PULL system: waiting → (fetched, any number of times) → ended
 *
 * waiting  in `GET memos/` until the system says what became of it
 * ended    HANDED_OVER by a receipt COMPLETED or by DELETE; REFUSED by a receipt INVALID
 *          (a refused letter is kept; moving it to the primary system belongs to the delivery ladder)
 */

export interface GivenReceipt {
  readonly outcome: DeliveryOutcome
  readonly errorCode?: string | undefined
  readonly errorMessage?: string | undefined
}

interface Ending extends GivenReceipt {
  readonly cause: 'RECEIPT' | 'DELETE'
}

export type TakingOutcome = 'done' | 'repeated' | 'contradicts' | 'unknown'

interface WaitingLetter {
  readonly letterId: LetterId
  readonly decisionNumber: number
  readonly recipientId: PartyId
}

const eventOf = (tag: EventTag, { systemId }: CallingSystem, letter: WaitingLetter, properties: Record<string, string>): NewEvent => ({
  tag,
  ownerId: letter.recipientId,
  actor: { kind: 'system', id: systemId },
  systemId,
  letterId: letter.letterId,
  properties,
})

/** The id of a letter that waits for the system, logging its first fetch; undefined when there is none. */
export async function fetchLetter(tx: Transaction, system: CallingSystem, messageUuid: MessageUuid): Promise<LetterId | undefined> {
  const letter = await findWaitingLetter(tx, { systemId: system.systemId, messageUuid })
  if (letter === undefined) return undefined
  const first = await updateFirstFetch(tx, { systemId: system.systemId, letterId: letter.letterId, now: tx.now })
  if (first.length > 0) await recordEvents(tx, [eventOf('MEMO_SEND_FETCHED_BY_RECIPIENT_SYSTEM', system, letter, { messageUUID: messageUuid })])
  return letter.letterId
}

async function end(tx: Transaction, system: CallingSystem, messageUuid: MessageUuid, given: Ending): Promise<TakingOutcome> {
  const { systemId } = system
  const letter = await findWaitingLetter(tx, { systemId, messageUuid })
  // Only one of two calls at the same moment takes the row away.
  const taken = letter === undefined ? [] : await deleteWaitingLetter(tx, { systemId, letterId: letter.letterId })
  if (letter === undefined || taken.length === 0) return afterEnd(tx, system, messageUuid, given.outcome)
  const { outcome, cause, errorCode = null, errorMessage = null } = given
  await insertDeliveryEnd(tx, { letterId: letter.letterId, decisionNumber: letter.decisionNumber, systemId, outcome, cause, errorCode, errorMessage, now: tx.now })
  const receiptStatus = outcome === 'HANDED_OVER' ? 'COMPLETED' : 'INVALID'
  await recordEvents(tx, [eventOf('BUSINESS_RECEIPT_RECEIVED_BY_RECIPIENT_SYSTEM', system, letter, { messageUUID: messageUuid, receiptStatus, cause })])
  return 'done'
}

async function afterEnd(tx: Transaction, system: CallingSystem, messageUuid: MessageUuid, outcome: DeliveryOutcome): Promise<TakingOutcome> {
  const ended = await findDeliveryEnd(tx, { systemId: system.systemId, messageUuid })
  if (ended === undefined) return 'unknown'
  return ended.outcome === outcome ? 'repeated' : 'contradicts'
}

/** The receiver's receipt ends the delivery; the same receipt again changes nothing. */
export const receiveReceipt = (tx: Transaction, system: CallingSystem, messageUuid: MessageUuid, given: GivenReceipt): Promise<TakingOutcome> =>
  end(tx, system, messageUuid, { ...given, cause: 'RECEIPT' })

/** `DELETE memos/{id}`: the system has the letter and needs it no longer here. */
export const removeLetter = (tx: Transaction, system: CallingSystem, messageUuid: MessageUuid): Promise<TakingOutcome> =>
  end(tx, system, messageUuid, { outcome: 'HANDED_OVER', cause: 'DELETE' })
