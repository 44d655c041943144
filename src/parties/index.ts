export type { CprNumber, CvrNumber, NumberType, PartyId, PartyNumber } from './numbers.ts'
