import type { EventTag } from '../../events/index.ts'
import { countDeliveryEvents } from './delivery-events.ts'
import type { LetterWitnesses } from './letter-witnesses.ts'
import type { DecisionWitness } from './witnesses.queries.ts'

/** Events that stand in the log exactly as often as their causes say; others, such as a letter being read, are free. */
export const countedTags = [
  'TECHNICAL_RECEIPT_SENT_TO_SENDER_SYSTEM',
  'MEMO_SEND_VALIDATED',
  'MEMO_SEND_VALIDATION_FAILED',
  'DELAYED_MEMO_SEND_VALIDATED_AWAITING_DELAY',
  'DELAYED_MEMO_SEND_SENT',
  'NEM_SMS_SEND_FAILED',
  'NEM_SMS_SENT_SUCCESSFULLY',
  'PHYSICAL_LETTER_SENT',
  'MEMO_AVAILABLE_TO_RECIPIENT',
  'MEMO_SEND_READY_FOR_FETCH',
  'MEMO_SEND_SENT_TO_RECIPIENT_SYSTEM',
  'MEMO_SEND_SENT_TO_RECIPIENT_SYSTEM_FAILED',
  'NOTIFICATION_SENT',
  'MEMO_SEND_FETCHED_BY_RECIPIENT_SYSTEM',
  'BUSINESS_RECEIPT_RECEIVED_BY_RECIPIENT_SYSTEM',
  'BUSINESS_RECEIPT_SEND_TO_SENDER_SYSTEM',
  'BUSINESS_RECEIPT_SEND_TO_SENDER_SYSTEM_FAILED',
  'MEMO_SEND_FAILED',
  'MEMO_SEND_RECALLED',
] as const satisfies readonly EventTag[]

type CountedTag = (typeof countedTags)[number]

/** An event as it is counted: what happened, in whose log, by which rule. */
export const eventText = (tag: EventTag, ownerId: string | null, rule = ''): string => [tag, ownerId, rule].filter(Boolean).join(' ')

const firstTags: Partial<Record<DecisionWitness['route'], CountedTag>> = {
  wait: 'DELAYED_MEMO_SEND_VALIDATED_AWAITING_DELAY',
  undeliverable: 'MEMO_SEND_FAILED',
  recalled: 'MEMO_SEND_RECALLED',
}

/** What the sender's log says of a decision; nothing of one that follows from a receiver's trouble. */
function senderTag({ route, code, decisionNumber }: DecisionWitness, before: DecisionWitness | undefined): CountedTag | undefined {
  if (route === 'rejected') return code === 'nemsms.not.subscribed' ? 'NEM_SMS_SEND_FAILED' : 'MEMO_SEND_VALIDATION_FAILED'
  const own = firstTags[route]
  if (own !== undefined) return own
  if (decisionNumber === 1) return 'MEMO_SEND_VALIDATED'
  return before?.route === 'wait' ? 'DELAYED_MEMO_SEND_SENT' : undefined
}

const recipientTags: Partial<Record<DecisionWitness['route'], CountedTag>> = { mailbox: 'MEMO_AVAILABLE_TO_RECIPIENT', system: 'MEMO_SEND_READY_FOR_FETCH' }
const sentTags = { paper: 'PHYSICAL_LETTER_SENT', sms: 'NEM_SMS_SENT_SUCCESSFULLY' } as const

function ofDecision(decision: DecisionWitness, before: DecisionWitness | undefined, senderId: string): string[] {
  const { route, rule, recipientId } = decision
  const sender = senderTag(decision, before)
  const recipient = recipientTags[route]
  return [...(sender === undefined ? [] : [eventText(sender, senderId, rule)]), ...(recipient === undefined ? [] : [eventText(recipient, recipientId, rule)])]
}

function ofDeliveries(letter: LetterWitnesses): string[] {
  const ownerId = letter.deliveries[0]?.recipientId ?? null
  return countDeliveryEvents(letter).flatMap(({ tag, count }) => Array.from({ length: count }, () => eventText(tag, ownerId)))
}

/**
 * Failed pushes are counted while the receipt stands on its system's list, and by the number of the attempt that was taken. How many there were before
 * its system fetched it and took it off, the log alone knows.
 */
function countFailedPushes({ receipts, events }: LetterWitnesses): number {
  const waiting = receipts.flatMap(({ failedAttempts }) => failedAttempts ?? [])
  const pushed = events.flatMap(({ tag, attempt }) => (tag === 'BUSINESS_RECEIPT_SEND_TO_SENDER_SYSTEM' && attempt !== null ? [attempt - 1] : []))
  const known = [...waiting, ...pushed].reduce((sum, failures) => sum + failures, 0)
  const told = events.filter(({ tag }) => tag === 'BUSINESS_RECEIPT_SEND_TO_SENDER_SYSTEM_FAILED').length
  return waiting.length + pushed.length >= receipts.length ? known : Math.max(known, told)
}

function ofReceipts(letter: LetterWitnesses, senderId: string): string[] {
  const failed = eventText('BUSINESS_RECEIPT_SEND_TO_SENDER_SYSTEM_FAILED', senderId)
  return [
    ...letter.receipts.filter(({ handedOut }) => handedOut).map(() => eventText('BUSINESS_RECEIPT_SEND_TO_SENDER_SYSTEM', senderId)),
    ...Array.from({ length: countFailedPushes(letter) }, () => failed),
  ]
}

/** The events that must be in the log, by what the other witnesses tell. */
export function expectedEvents(letter: LetterWitnesses, senderId: string): string[] {
  return [
    // A container has one technical receipt for all its letters.
    ...(letter.letters[0]?.way === 'CONTAINER' ? [] : [eventText('TECHNICAL_RECEIPT_SENT_TO_SENDER_SYSTEM', senderId)]),
    ...letter.decisions.flatMap((decision, index) => ofDecision(decision, letter.decisions[index - 1], senderId)),
    ...letter.messages.flatMap(({ channel, partyId }) => [senderId, partyId].map((ownerId) => eventText(sentTags[channel], ownerId))),
    ...ofReceipts(letter, senderId),
    ...ofDeliveries(letter),
  ]
}
