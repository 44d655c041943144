import type { EventTag } from '../../events/index.ts'
import type { LetterWitnesses } from './letter-witnesses.ts'

/** How often an event must be in the log: as often as the rows say, and up to so many times more where rows do not tell. */
interface Count {
  readonly tag: EventTag
  readonly sure: number
  readonly possible: number
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** A letter that waits says whether it was fetched; one that was taken may have been taken unread, so what the log says counts. */
const fetches = ({ waitingDeliveries, deliveryEnds }: LetterWitnesses): Count => ({
  tag: 'MEMO_SEND_FETCHED_BY_RECIPIENT_SYSTEM',
  sure: waitingDeliveries.filter(({ fetchedAt }) => fetchedAt !== null).length,
  possible: deliveryEnds.length,
})

/** A push that was answered is told; that a system refused what was pushed hides whether its answer was heard. */
const pushes = ({ deliveryEnds }: LetterWitnesses): Count => ({
  tag: 'MEMO_SEND_SENT_TO_RECIPIENT_SYSTEM',
  sure: deliveryEnds.filter(({ cause }) => cause === 'PUSH').length,
  possible: deliveryEnds.filter(({ cause }) => cause !== 'PUSH').length,
})

const failedPushes = ({ waitingDeliveries, deliveryEnds }: LetterWitnesses): Count => ({
  tag: 'MEMO_SEND_SENT_TO_RECIPIENT_SYSTEM_FAILED',
  sure: sum([...waitingDeliveries, ...deliveryEnds].map(({ failedAttempts }) => failedAttempts)),
  possible: 0,
})

/** A letter that climbs a ladder and is not to be tried again was announced; unless it was fetched, then nobody needs to be told any more. */
const notices = ({ waitingDeliveries, deliveryEnds }: LetterWitnesses): Count => {
  const resting = waitingDeliveries.filter(({ ladder, nextAttemptAt }) => ladder !== 'none' && nextAttemptAt === null)
  return {
    tag: 'NOTIFICATION_SENT',
    sure: resting.filter(({ fetchedAt }) => fetchedAt === null).length,
    possible: resting.filter(({ fetchedAt }) => fetchedAt !== null).length + deliveryEnds.length,
  }
}

const receiptsOfReceiver = ({ deliveryEnds }: LetterWitnesses): Count => ({
  tag: 'BUSINESS_RECEIPT_RECEIVED_BY_RECIPIENT_SYSTEM',
  sure: deliveryEnds.filter(({ cause, receiptAt }) => cause === 'RECEIPT' || cause === 'DELETE' || receiptAt !== null).length,
  possible: 0,
})

/** What the log holds of a letter's deliveries, by their rows: each tag as often as it must be there. */
export function countDeliveryEvents(letter: LetterWitnesses): { readonly tag: EventTag; readonly count: number }[] {
  return [fetches(letter), pushes(letter), notices(letter), failedPushes(letter), receiptsOfReceiver(letter)].map(({ tag, sure, possible }) => {
    const found = letter.events.filter((event) => event.tag === tag).length
    return { tag, count: Math.min(Math.max(found, sure), sure + possible) }
  })
}
