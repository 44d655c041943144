import { generalProblems, Problem } from '../../platform/problems/index.ts'
import type { RightsDesk } from '../grants/rights-desk.ts'
import { carryOutGroup } from './carry-out-group.ts'
import type { GroupMemberId } from './group.ts'
import type { GroupMember } from './groups.queries.ts'
import { listGroupMembers, updateRemovedGroupMember } from './groups.queries.ts'
import type { SeenGroup } from './seen-group.ts'
import { getSeenGroup, noteGroupChange } from './seen-group.ts'

/** A member as whoever changes the group has seen it. */
export interface SeenGroupMember extends Pick<SeenGroup, 'groupId'> {
  readonly groupMemberId: GroupMemberId
  readonly version: number
}

/** A member, unless somebody else has changed it since. Throws not.found, version.conflict. */
export async function getSeenMember(desk: RightsDesk, { groupId, groupMemberId, version }: SeenGroupMember): Promise<GroupMember> {
  await getSeenGroup(desk, { groupId })
  const member = (await listGroupMembers(desk.tx, { groupIds: [groupId] })).find((one) => one.groupMemberId === groupMemberId)
  if (member === undefined) throw new Problem(generalProblems['not.found'])
  if (member.version !== version) throw new Problem(generalProblems['version.conflict'])
  return member
}

/** Takes an employee out of a group, with what only the group gave. Throws not.found, version.conflict and rights.last.administrator. */
export async function removeGroupMember(desk: RightsDesk, seen: SeenGroupMember): Promise<void> {
  const { groupId, groupMemberId } = seen
  const group = await getSeenGroup(desk, { groupId })
  const member = await getSeenMember(desk, seen)
  await updateRemovedGroupMember(desk.tx, { groupMemberId, now: desk.tx.now })
  await noteGroupChange(desk, group, [{ field: 'members', before: member.identityId, after: null }])
  await carryOutGroup(desk, groupId)
}
