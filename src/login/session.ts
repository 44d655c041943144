import type { PartyId } from '../parties/index.ts'
import type { Brand } from '../platform/brand.ts'

export type SessionId = Brand<string, 'SessionId'>
export type IdentityId = Brand<string, 'IdentityId'>

/** How sure the provider is of the person (eIDAS, NSIS), from least to most. */
export const levelsOfAssurance = ['low', 'substantial', 'high'] as const
export type LevelOfAssurance = (typeof levelsOfAssurance)[number]

interface LoggedIn {
  readonly sessionId: SessionId
  readonly identityId: IdentityId
  /** The citizen, or the organisation that the employee works for. */
  readonly partyId: PartyId
  /** The person's own name. */
  readonly name: string
  readonly levelOfAssurance: LevelOfAssurance
  /** For the hidden field of every form; see `checkCsrf`. */
  readonly csrfToken: string
}

export interface CitizenSession extends LoggedIn {
  readonly kind: 'citizen'
}

export interface EmployeeSession extends LoggedIn {
  readonly kind: 'employee'
  /** The same party as `partyId`. */
  readonly organisationPartyId: PartyId
  readonly organisationName: string
  /** The employee's number within the organisation (RID, or the UUID that followed it). */
  readonly rid: string
  /** The organisation acted for: the own one until somebody switches (seed 001 chapter 12). Says nothing about rights there. */
  readonly actingFor: { readonly partyId: PartyId; readonly name: string }
}

/** Who is logged in. Says nothing about rights: those are read at every request. */
export type Session = CitizenSession | EmployeeSession
