import type { ContactPoint } from '../../contacts/index.ts'
import type { IdentityId } from '../../login/index.ts'
import type { FolderId, MailboxId } from '../../mailboxes/index.ts'
import type { Organisation } from '../../organisations/index.ts'
import type { AuthorityRecord, CompanyRecord, PartyId, PersonRecord } from '../../parties/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import type { NewRegistrations } from '../../register/index.ts'
import type { PrivilegeType } from '../../rights/index.ts'
import type { NewSystem, SystemId } from '../../systems/index.ts'
import type { DemoTag } from './demo-tags.ts'

interface Tagged {
  readonly tags: readonly DemoTag[]
}

export type DemoPerson = PersonRecord & Tagged
export type DemoCompany = CompanyRecord & Tagged & { readonly employees: number }
export type DemoAuthority = AuthorityRecord & Tagged & { readonly organisation: Organisation }
export type DemoSystem = NewSystem & { readonly systemId: SystemId }

/** Somebody who can log in by the sandbox's identity provider; `subject` is how that provider names him. */
export interface DemoIdentity {
  readonly identityId: IdentityId
  readonly kind: 'citizen' | 'employee'
  readonly partyId: PartyId
  readonly name: string
  readonly rid: string | null
  /** The human who bears an employee's login, where the provider tells. */
  readonly personId: PartyId | null
  readonly subject: string
  /** Of an employee, at his organisation. */
  readonly privileges: readonly PrivilegeType[]
  /** Rights at other organisations. */
  readonly elsewhere?: { readonly partyIds: readonly PartyId[]; readonly privileges: readonly PrivilegeType[] }
}

/** Somebody who has told where he can be reached. */
interface DemoProfile {
  readonly identityId: IdentityId
  readonly email: string
}

/** A request for rights that waits for an answer. */
export interface DemoRequest {
  /** In the order of time, as those are that people make. */
  readonly requestId: string
  readonly identityId: IdentityId
  readonly partyId: PartyId
  readonly privileges: readonly PrivilegeType[]
  readonly note: string
  readonly submittedAt: Instant
}

/** What a rights administrator finds: requests to answer, and a right that ends in three weeks. */
export interface DemoRights {
  readonly profiles: readonly DemoProfile[]
  readonly requests: readonly DemoRequest[]
  readonly ending: { readonly grantId: string; readonly identityId: IdentityId; readonly partyId: PartyId; readonly privilege: PrivilegeType; readonly endsAt: Instant }
}

export interface DemoFolder {
  readonly folderId: FolderId
  readonly type: 'INBOX' | 'DRAFTS' | 'SENT' | 'DELETED' | 'USER_DEFINED'
  readonly name: string
}

export interface DemoMailbox {
  readonly mailboxId: MailboxId
  readonly partyId: PartyId
  readonly folders: readonly DemoFolder[]
}

/** How many of each; the ones that sandbox.md names are among them. */
export interface NationSizes {
  readonly persons: number
  readonly companies: number
  readonly authorities: number
}

export interface Nation {
  readonly seed: string
  readonly persons: readonly DemoPerson[]
  readonly companies: readonly DemoCompany[]
  /** Companies that are there for the accountant alone. */
  readonly clients: readonly DemoCompany[]
  readonly authorities: readonly DemoAuthority[]
  /** Of the authorities, and of the companies with systems. */
  readonly organisations: readonly Organisation[]
  readonly systems: readonly DemoSystem[]
  readonly contactPoints: readonly ContactPoint[]
  readonly registrations: NewRegistrations
  readonly identities: readonly DemoIdentity[]
  /** When the identities got their rights. */
  readonly rightsSince: Instant
  /** What stands in the rights portal from the beginning; undefined for a nation without it. */
  readonly rights: DemoRights | undefined
  readonly mailboxes: readonly DemoMailbox[]
}
