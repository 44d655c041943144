import type { IdentityId } from '../../login/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import type { Brand } from '../../platform/brand.ts'
import type { PrivilegeType } from '../privilege-types.ts'

export type GrantId = Brand<string, 'GrantId'>
export type GroupId = Brand<string, 'GroupId'>

/** How a grant came to be, by the wire's names: for an office held, by the employee's own request, by an administrator's hand, from another system. */
export const grantSources = ['APPOINTED', 'SELF_SERVICE', 'MANUAL', 'MIGRATED'] as const
export type GrantSource = (typeof grantSources)[number]

/** An employee's right for an organisation, as it stands. */
export interface Grant {
  readonly grantId: GrantId
  readonly version: number
  readonly identityId: IdentityId
  /** For which organisation. */
  readonly partyId: PartyId
  readonly privilege: PrivilegeType
  /** The group that gives it. */
  readonly groupId: GroupId | null
  readonly source: GrantSource
  readonly grantedAt: Instant
  readonly changedAt: Instant | null
  /** From then on it does not count; null: it does not end. */
  readonly endsAt: Instant | null
}

/** Whether an end comes after another; null is no end. */
export const isLater = (end: Instant | null, than: Instant | null): boolean => than !== null && (end === null || end > than)
