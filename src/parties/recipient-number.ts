import { parseCprNumber } from './cpr-number.ts'
import { parseCvrNumber } from './cvr-number.ts'
import type { PartyNumber } from './numbers.ts'

/** A party's number, or what is wrong: the type is none of ours, or the digits are no number of that type. */
export type ReadNumber = { readonly number: PartyNumber } | { readonly fault: 'type' | 'form' }

/** Reads `recipientID` or `senderID` with its `idType`; real senders write the type in either case (ngdp.md §1.4). */
export function parseRecipientNumber(idType: string, id: string): ReadNumber {
  const type = idType.toUpperCase()
  if (type !== 'CPR' && type !== 'CVR') return { fault: 'type' }
  const number = type === 'CPR' ? parseCprNumber(id) : parseCvrNumber(id)
  return number === undefined ? { fault: 'form' } : { number: { type, number } }
}
