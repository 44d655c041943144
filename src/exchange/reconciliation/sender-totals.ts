import type { PartyId } from '../../parties/index.ts'
import type { LetterWitnesses } from './letter-witnesses.ts'
import type { Place } from './place.ts'
import { places, placesOf } from './place.ts'

/** A sender's letters: how many were accepted, told by the keys, and where they are, told by everything else. */
export interface SenderTotals {
  readonly senderId: PartyId
  readonly accepted: number
  readonly places: Readonly<Record<Place, number>>
}

interface Counting {
  accepted: number
  readonly places: Record<Place, number>
}

const nothing = (): Counting => ({ accepted: 0, places: { mailbox: 0, 'handed over': 0, waiting: 0, rejected: 0, recalled: 0, undeliverable: 0, paper: 0, sms: 0 } })

/** Counts letters portion by portion. */
export class TotalsBySender {
  private readonly bySender = new Map<PartyId, Counting>()

  add({ keys, letters, ...witnesses }: LetterWitnesses): void {
    for (const { senderId } of keys) this.of(senderId).accepted++
    for (const { senderId } of letters) for (const place of placesOf({ keys, letters, ...witnesses })) this.of(senderId).places[place]++
  }

  get totals(): SenderTotals[] {
    return [...this.bySender].map(([senderId, counted]) => ({ senderId, ...counted }))
  }

  private of(senderId: PartyId): Counting {
    const counting = this.bySender.get(senderId) ?? nothing()
    this.bySender.set(senderId, counting)
    return counting
  }
}

/** accepted = mailboxes + handed over + waiting + rejected + recalled + undeliverable + paper + SMS (exchange.md §9). */
export const isBalanced = ({ accepted, places: counted }: SenderTotals): boolean => accepted === places.reduce((sum, place) => sum + counted[place], 0)
