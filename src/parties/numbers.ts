import type { Brand } from '../platform/brand.ts'

export type PartyId = Brand<string, 'PartyId'>
/** Ten digits without hyphen. */
export type CprNumber = Brand<string, 'CprNumber'>
/** Eight digits. */
export type CvrNumber = Brand<string, 'CvrNumber'>

export type NumberType = 'CPR' | 'CVR'

/** A party as a letter names it. */
export interface PartyNumber {
  readonly type: NumberType
  readonly number: CprNumber | CvrNumber
}
