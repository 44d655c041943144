import type { PartyKind } from '../../parties/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import type { PrivilegeType } from '../privilege-types.ts'

/** Rights that only authorities can use (seed 001: chapters 6, 8 to 11 and 13 are for authorities; a court is one). */
const authorityRights: readonly PrivilegeType[] = [
  'RECALL_ADMINISTRATOR',
  'COURTS_OF_DENMARK',
  'CONTACT_ADMINISTRATOR',
  'CITIZEN_SERVICE_EMPLOYEE',
  'DANISH_BUSINESS_AUTHORITY_SERVICE_EMPLOYEE',
]

/** Rights over other organisations. A rights administrator has none of that to give away: only who holds one gives it on, and the host. */
const rightsOverOthers: readonly PrivilegeType[] = ['PLATFORM_OPERATOR', 'SUPPORT']

/** Whether an organisation of a kind can use a right. */
export const isUsableBy = (kind: PartyKind, privilege: PrivilegeType): boolean => kind === 'authority' || !authorityRights.includes(privilege)

/** A right that somebody has for the organisation, and until when; null: without end. */
export interface Held {
  readonly privilege: PrivilegeType
  readonly endsAt: Instant | null
}

/** Who gives. */
export interface Giver {
  /** What he holds himself for the organisation; the host holds everything. */
  readonly held: readonly Held[] | 'everything'
}

export interface WantedGrant {
  readonly privilege: PrivilegeType
  readonly endsAt: Instant | null
  /** The one who gives would have it himself. */
  readonly isOwn: boolean
}

export type GrantVerdict = 'allowed' | 'authorities-only' | 'not-held' | 'own'

const covers = (held: Held, wanted: WantedGrant): boolean =>
  held.privilege === wanted.privilege && (held.endsAt === null || (wanted.endsAt !== null && wanted.endsAt <= held.endsAt))

/**
 * Whether somebody who manages the rights of an organisation may give one. The office carries the power to give others every ordinary right
 * of the organisation's kind (administration.md, Rights); nobody gives himself one that he lacks, or for longer than he has it; and rights
 * over other organisations are given only by whoever holds them.
 */
export function mayGrant(kind: PartyKind, { held }: Giver, wanted: WantedGrant): GrantVerdict {
  if (!isUsableBy(kind, wanted.privilege)) return 'authorities-only'
  if (held === 'everything' || held.some((one) => covers(one, wanted))) return 'allowed'
  if (wanted.isOwn) return 'own'
  return rightsOverOthers.includes(wanted.privilege) ? 'not-held' : 'allowed'
}
