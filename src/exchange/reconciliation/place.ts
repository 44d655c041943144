import type { LetterWitnesses } from './letter-witnesses.ts'

/** Where a letter is: waiting, or one of the ways in which its journey ends (exchange.md §9). */
export const places = ['mailbox', 'handed over', 'waiting', 'rejected', 'recalled', 'undeliverable', 'paper', 'sms'] as const
export type Place = (typeof places)[number]

/** A letter that is refused or recalled is nowhere else: what was decided last is all there is of it. */
function placeOfDecision({ decisions }: LetterWitnesses): Place[] {
  const route = decisions.at(-1)?.route
  return route === 'rejected' || route === 'recalled' ? [route] : []
}

/** The places in which the tables know the letter; exactly one when nothing is lost or doubled. */
export function placesOf(letter: LetterWitnesses): Place[] {
  const { entries, deliveryEnds, work, waitingDeliveries, undeliverable, messages } = letter
  return [
    ...entries.map(() => 'mailbox' as const),
    ...deliveryEnds.filter(({ outcome }) => outcome === 'HANDED_OVER').map(() => 'handed over' as const),
    ...[...work, ...waitingDeliveries].map(() => 'waiting' as const),
    ...placeOfDecision(letter),
    ...undeliverable.map(() => 'undeliverable' as const),
    ...messages.map(({ channel }) => channel),
  ]
}
