import type { Instant } from '../../platform/clock/index.ts'
import { lastDayBefore } from '../end-date.ts'
import type { PrivilegeType } from '../privilege-types.ts'
import type { IdentityId } from '../../login/index.ts'
import type { GrantId, GroupId } from './grant.ts'
import type { DeskChange, RightsDesk } from './rights-desk.ts'
import { recordAtDesk } from './rights-desk.ts'

/** A grant as the log tells it. */
interface ToldGrant {
  readonly grantId: GrantId
  readonly identityId: IdentityId
  readonly privilege: PrivilegeType
  readonly endsAt: Instant | null
  readonly groupId?: GroupId | null
}

const dayOf = (endsAt: Instant | null): string | null => (endsAt === null ? null : lastDayBefore(endsAt))

const factsOf = ({ grantId, identityId, privilege, groupId = null }: ToldGrant): NonNullable<DeskChange['facts']> => ({
  privilege,
  grantee: identityId,
  grant: grantId,
  ...(groupId === null ? {} : { group: groupId }),
})

/** Rights were given; the end stands as its last valid day. */
export const recordGiven = (desk: RightsDesk, grants: readonly ToldGrant[]): Promise<void> =>
  recordAtDesk(desk, grants.map((grant) => ({ tag: 'PRIVILEGES_GRANTED', facts: factsOf(grant), changes: [{ field: 'lastDay', before: null, after: dayOf(grant.endsAt) }] })))

/** Rights were taken away. */
export const recordTaken = (desk: RightsDesk, grants: readonly ToldGrant[]): Promise<void> =>
  recordAtDesk(desk, grants.map((grant) => ({ tag: 'PRIVILEGES_REVOKED', facts: factsOf(grant), changes: [{ field: 'lastDay', before: dayOf(grant.endsAt), after: null }] })))

/** Rights end on another day than before. */
export const recordMoved = (desk: RightsDesk, grants: readonly (ToldGrant & { readonly endedAt: Instant | null })[]): Promise<void> =>
  recordAtDesk(desk, grants.map((grant) => ({ tag: 'PRIVILEGES_CHANGED', facts: factsOf(grant), changes: [{ field: 'lastDay', before: dayOf(grant.endedAt), after: dayOf(grant.endsAt) }] })))
