import type { IdentityId } from '../../login/index.ts'
import { uuidV7 } from '../../platform/crypto/index.ts'
import { requireGrantees } from '../grants/require-grantees.ts'
import type { RightsDesk } from '../grants/rights-desk.ts'
import { changerId } from '../grants/rights-desk.ts'
import { carryOutGroup } from './carry-out-group.ts'
import type { GroupMemberId } from './group.ts'
import { insertGroupMembers } from './groups.queries.ts'
import type { SeenGroup } from './seen-group.ts'
import { getSeenGroup, noteGroupChange } from './seen-group.ts'

/** Takes employees of any organisation into a group, all or none; who is a member stays one. Throws not.found, version.conflict and the problems of giving. */
export async function addGroupMembers(desk: RightsDesk, seen: SeenGroup, identityIds: readonly IdentityId[]): Promise<void> {
  const { tx } = desk
  const group = await getSeenGroup(desk, seen)
  await requireGrantees(desk, identityIds)
  const added = await insertGroupMembers(tx, {
    ids: identityIds.map(() => uuidV7(tx.now) as GroupMemberId), // branding
    groupId: group.groupId,
    identityIds,
    addedBy: changerId(desk),
    now: tx.now,
  })
  if (added.length === 0) return
  await noteGroupChange(desk, group, [{ field: 'members', before: null, after: added.map(({ identityId }) => identityId).join(', ') }])
  await carryOutGroup(desk, group.groupId)
}
