import type { PartyId } from '../parties/index.ts'
import type { Brand } from '../platform/brand.ts'

export type OrganisationId = Brand<string, 'OrganisationId'>

export type OrganisationType = 'AUTHORITY' | 'COMPANY'
export const authorityTypes = ['STATE', 'REGION', 'MUNICIPALITY', 'OTHER'] as const
export type AuthorityType = (typeof authorityTypes)[number]

/** An authority or company that takes part on the platform; its name and number are its party's. */
export interface Organisation {
  readonly organisationId: OrganisationId
  readonly partyId: PartyId
  readonly organisationType: OrganisationType
  /** Null for companies. */
  readonly authorityType: AuthorityType | null
  /** May reach exempt parties by `mandatory`; authorities only. */
  readonly mandatoryPostAllowed: boolean
  /** May serve legal notices (forkyndelse); authorities only. */
  readonly legalNotificationAllowed: boolean
}
