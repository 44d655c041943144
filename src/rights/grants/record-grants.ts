import type { Instant } from '../../platform/clock/index.ts'
import { lastDayBefore } from '../end-date.ts'
import type { PrivilegeType } from '../privilege-types.ts'
import type { IdentityId } from '../../login/index.ts'
import type { GrantId, GroupId } from './grant.ts'
import { listGrantees } from './grants.queries.ts'
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

/** What the log tells of each grant: also for whom the employee works, whom it concerns where that is another organisation. */
async function record(desk: RightsDesk, tag: DeskChange['tag'], grants: readonly (ToldGrant & { readonly before: Instant | null; readonly after: Instant | null })[]): Promise<void> {
  if (grants.length === 0) return
  const grantees = await listGrantees(desk.tx, { identityIds: grants.map(({ identityId }) => identityId) })
  const employers = new Map(grantees.map(({ identityId, employerId }) => [identityId, employerId]))
  await recordAtDesk(
    desk,
    grants.map((grant): DeskChange => {
      const about = employers.get(grant.identityId)
      return { tag, ...(about === undefined ? {} : { about }), facts: factsOf(grant), changes: [{ field: 'lastDay', before: dayOf(grant.before), after: dayOf(grant.after) }] }
    }),
  )
}

const factsOf = ({ grantId, identityId, privilege, groupId = null }: ToldGrant): NonNullable<DeskChange['facts']> => ({
  privilege,
  grantee: identityId,
  grant: grantId,
  ...(groupId === null ? {} : { group: groupId }),
})

/** Rights were given; the end stands as its last valid day. */
export const recordGiven = (desk: RightsDesk, grants: readonly ToldGrant[]): Promise<void> =>
  record(desk, 'PRIVILEGES_GRANTED', grants.map((grant) => ({ ...grant, before: null, after: grant.endsAt })))

/** Rights were taken away. */
export const recordTaken = (desk: RightsDesk, grants: readonly ToldGrant[]): Promise<void> =>
  record(desk, 'PRIVILEGES_REVOKED', grants.map((grant) => ({ ...grant, before: grant.endsAt, after: null })))

/** Rights end on another day than before. */
export const recordMoved = (desk: RightsDesk, grants: readonly (ToldGrant & { readonly endedAt: Instant | null })[]): Promise<void> =>
  record(desk, 'PRIVILEGES_CHANGED', grants.map((grant) => ({ ...grant, before: grant.endedAt, after: grant.endsAt })))
