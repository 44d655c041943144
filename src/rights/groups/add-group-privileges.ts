import type { Instant } from '../../platform/clock/index.ts'
import { uuidV7 } from '../../platform/crypto/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import { grantProblems } from '../grants/grants.problems.ts'
import type { RightsDesk } from '../grants/rights-desk.ts'
import { changerId, requireAhead, requireGrantable } from '../grants/rights-desk.ts'
import type { PrivilegeType } from '../privilege-types.ts'
import { carryOutGroup } from './carry-out-group.ts'
import type { GroupPrivilegeId } from './group.ts'
import type { GroupPrivilege } from './groups.queries.ts'
import { insertGroupPrivileges, listGroupPrivileges, updateRemovedGroupPrivilege } from './groups.queries.ts'
import type { FoundGroup, SeenGroup } from './seen-group.ts'
import { getSeenGroup, noteGroupChange } from './seen-group.ts'

export interface NewGroupPrivilege {
  readonly privilege: PrivilegeType
  /** From then on members do not have it from the group; null: it does not end. */
  readonly endsAt: Instant | null
}

/** One that ended by its date makes room; one that stands with another end is not changed by the way. */
async function makeRoom({ tx }: RightsDesk, standing: readonly GroupPrivilege[], wanted: readonly NewGroupPrivilege[]): Promise<void> {
  for (const { groupPrivilegeId, privilege, endsAt } of standing) {
    const again = wanted.find((one) => one.privilege === privilege)
    if (again === undefined || again.endsAt === endsAt) continue
    if (endsAt === null || endsAt > tx.now) throw new Problem(grantProblems['rights.grant.exists'], { detail: privilege })
    await updateRemovedGroupPrivilege(tx, { groupPrivilegeId, now: tx.now })
  }
}

/** Lets a group give further rights, all or none; what it gives already with the same end stays. Throws not.found, version.conflict and the problems of giving. */
export async function addGroupPrivileges(desk: RightsDesk, seen: SeenGroup, wanted: readonly NewGroupPrivilege[]): Promise<FoundGroup> {
  const { tx } = desk
  const group = await getSeenGroup(desk, seen)
  for (const one of wanted) {
    requireAhead(desk, one.endsAt)
    requireGrantable(desk, undefined, one)
  }
  await makeRoom(desk, await listGroupPrivileges(tx, { groupIds: [group.groupId] }), wanted)
  const added = await insertGroupPrivileges(tx, {
    ids: wanted.map(() => uuidV7(tx.now) as GroupPrivilegeId), // branding
    groupId: group.groupId,
    privileges: wanted.map(({ privilege }) => privilege),
    ends: wanted.map(({ endsAt }) => endsAt),
    addedBy: changerId(desk),
    now: tx.now,
  })
  if (added.length === 0) return group
  await noteGroupChange(desk, group, [{ field: 'privileges', before: null, after: added.map(({ privilege }) => privilege).join(', ') }])
  await carryOutGroup(desk, group.groupId)
  return group
}
