import type { Instant, PlainDate } from '../platform/clock/index.ts'
import type { CprNumber, CvrNumber, PartyId } from './numbers.ts'

export type PartyKind = 'person' | 'company' | 'authority'
export type PersonStatus = 'resident' | 'departed' | 'dead'
export type CompanyStatus = 'active' | 'closed'

export interface Address {
  readonly street: string
  readonly houseNumber: string
  readonly floor: string | null
  readonly door: string | null
  readonly postalCode: string
  readonly postDistrict: string
  /** ISO 3166, two letters. */
  readonly countryCode: string
}

interface PartyRecord {
  readonly partyId: PartyId
  readonly name: string
  /** Absent where the register has none or keeps it back. */
  readonly address?: Address
}

/** A person as the CPR register tells of him. */
export interface PersonRecord extends PartyRecord {
  readonly cprNumber: CprNumber
  readonly birthDate: PlainDate
  readonly status: PersonStatus
  readonly statusSince: Instant
  readonly nameProtected: boolean
  readonly addressProtected: boolean
}

/** A company as the CVR register tells of it. */
export interface CompanyRecord extends PartyRecord {
  readonly cvrNumber: CvrNumber
  readonly status: CompanyStatus
  readonly statusSince: Instant
  readonly registeredAt: Instant
  /** The 12-day quiet period ends early by the first login. */
  readonly firstLoginAt: Instant | null
  /** The persons who answer for it (fully liable participants); they are in the register of persons already, or come with it. */
  readonly legalOwners: readonly PartyId[]
}

/** An authority; the CVR register knows it by its number only. */
export interface AuthorityRecord extends PartyRecord {
  readonly cvrNumber: CvrNumber
}

export interface PartyRecords {
  readonly persons: readonly PersonRecord[]
  readonly companies: readonly CompanyRecord[]
  readonly authorities: readonly AuthorityRecord[]
}

/**
 * Where parties come from: the sandbox has a generated nation, production has CPR and CVR behind this same door.
 * Answers the register in portions; each portion is added by `addParties` in a transaction of its own.
 */
export interface PartyRegister {
  readonly name: string
  portions(): AsyncIterable<PartyRecords>
}
