import type { LetterWitnesses } from './letter-witnesses.ts'

/** Where a letter is: waiting, or one of the ways in which its journey ends (exchange.md §9). Recalled letters come with recall. */
export const places = ['mailbox', 'handed over', 'refused by receiver', 'waiting', 'rejected', 'paper', 'sms'] as const
export type Place = (typeof places)[number]

const endPlaces = { HANDED_OVER: 'handed over', REFUSED: 'refused by receiver', EXHAUSTED: 'refused by receiver', WITHDRAWN: 'refused by receiver' } as const

/** The places in which the tables know the letter; exactly one when nothing is lost or doubled. */
export function placesOf({ entries, deliveryEnds, work, waitingDeliveries, decisions, messages }: LetterWitnesses): Place[] {
  return [
    ...entries.map(() => 'mailbox' as const),
    ...deliveryEnds.map(({ outcome }) => endPlaces[outcome]),
    ...[...work, ...waitingDeliveries].map(() => 'waiting' as const),
    ...(decisions.at(-1)?.route === 'rejected' ? (['rejected'] as const) : []),
    ...messages.map(({ channel }) => channel),
  ]
}
