import type { EventTag } from '../../events/index.ts'
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
  'MEMO_SEND_FETCHED_BY_RECIPIENT_SYSTEM',
  'BUSINESS_RECEIPT_RECEIVED_BY_RECIPIENT_SYSTEM',
  'BUSINESS_RECEIPT_SEND_TO_SENDER_SYSTEM',
] as const satisfies readonly EventTag[]

type CountedTag = (typeof countedTags)[number]

/** An event as it is counted: what happened, in whose log, by which rule. */
export const eventText = (tag: EventTag, ownerId: string | null, rule = ''): string => [tag, ownerId, rule].filter(Boolean).join(' ')

function senderTag({ route, code, decisionNumber }: DecisionWitness): CountedTag {
  if (route === 'rejected') return code === 'nemsms.not.subscribed' ? 'NEM_SMS_SEND_FAILED' : 'MEMO_SEND_VALIDATION_FAILED'
  if (route === 'wait') return 'DELAYED_MEMO_SEND_VALIDATED_AWAITING_DELAY'
  return decisionNumber === 1 ? 'MEMO_SEND_VALIDATED' : 'DELAYED_MEMO_SEND_SENT'
}

const recipientTags: Partial<Record<DecisionWitness['route'], CountedTag>> = { mailbox: 'MEMO_AVAILABLE_TO_RECIPIENT', system: 'MEMO_SEND_READY_FOR_FETCH' }
const sentTags = { paper: 'PHYSICAL_LETTER_SENT', sms: 'NEM_SMS_SENT_SUCCESSFULLY' } as const

function ofDecision(decision: DecisionWitness, senderId: string): string[] {
  const { route, rule, recipientId } = decision
  const tag = recipientTags[route]
  return [eventText(senderTag(decision), senderId, rule), ...(tag === undefined ? [] : [eventText(tag, recipientId, rule)])]
}

/** A letter that waits says whether it was fetched; one that was taken may have been taken unread, so what the log says counts. */
function ofDelivery({ deliveries, waitingDeliveries, deliveryEnds, events }: LetterWitnesses): string[] {
  const ownerId = deliveries[0]?.recipientId ?? null
  const fetched = eventText('MEMO_SEND_FETCHED_BY_RECIPIENT_SYSTEM', ownerId)
  const told = events.some((event) => eventText(event.tag, event.ownerId) === fetched)
  const isFetched = waitingDeliveries.length > 0 ? waitingDeliveries.some(({ fetchedAt }) => fetchedAt !== null) : told
  return [...(isFetched ? [fetched] : []), ...deliveryEnds.map(() => eventText('BUSINESS_RECEIPT_RECEIVED_BY_RECIPIENT_SYSTEM', ownerId))]
}

/** The events that must be in the log, by what the other witnesses tell. */
export function expectedEvents(letter: LetterWitnesses, senderId: string): string[] {
  return [
    eventText('TECHNICAL_RECEIPT_SENT_TO_SENDER_SYSTEM', senderId),
    ...letter.decisions.flatMap((decision) => ofDecision(decision, senderId)),
    ...letter.messages.flatMap(({ channel, partyId }) => [senderId, partyId].map((ownerId) => eventText(sentTags[channel], ownerId))),
    ...letter.receipts.filter(({ handedOut }) => handedOut).map(() => eventText('BUSINESS_RECEIPT_SEND_TO_SENDER_SYSTEM', senderId)),
    ...ofDelivery(letter),
  ]
}
