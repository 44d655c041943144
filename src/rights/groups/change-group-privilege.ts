import type { Instant } from '../../platform/clock/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import { lastDayBefore } from '../end-date.ts'
import { isLater } from '../grants/grant.ts'
import type { RightsDesk } from '../grants/rights-desk.ts'
import { requireAhead, requireGrantable } from '../grants/rights-desk.ts'
import { carryOutGroup } from './carry-out-group.ts'
import type { GroupPrivilegeId } from './group.ts'
import type { GroupPrivilege } from './groups.queries.ts'
import { listGroupPrivileges, updateGroupPrivilegeEnd, updateRemovedGroupPrivilege } from './groups.queries.ts'
import type { FoundGroup, SeenGroup } from './seen-group.ts'
import { getSeenGroup, noteGroupChange } from './seen-group.ts'

/** A right of a group as whoever changes it has seen it. */
export interface SeenGroupPrivilege extends Pick<SeenGroup, 'groupId'> {
  readonly groupPrivilegeId: GroupPrivilegeId
  readonly version: number
}

async function getSeen(desk: RightsDesk, { groupId, groupPrivilegeId, version }: SeenGroupPrivilege): Promise<{ group: FoundGroup; given: GroupPrivilege }> {
  const group = await getSeenGroup(desk, { groupId })
  const given = (await listGroupPrivileges(desk.tx, { groupIds: [groupId] })).find((one) => one.groupPrivilegeId === groupPrivilegeId)
  if (given === undefined) throw new Problem(generalProblems['not.found'])
  if (given.version !== version) throw new Problem(generalProblems['version.conflict'])
  return { group, given }
}

const dayOf = (endsAt: Instant | null): string | null => (endsAt === null ? null : lastDayBefore(endsAt))

/** Lets a right of a group end on another day, or never (null). Throws not.found, version.conflict and the problems of giving and of taking. */
export async function changeGroupPrivilegeEnd(desk: RightsDesk, seen: SeenGroupPrivilege, endsAt: Instant | null): Promise<void> {
  const { group, given } = await getSeen(desk, seen)
  if (given.endsAt === endsAt) return
  requireAhead(desk, endsAt)
  if (isLater(endsAt, given.endsAt)) requireGrantable(desk, undefined, { privilege: given.privilege, endsAt })
  await updateGroupPrivilegeEnd(desk.tx, { groupPrivilegeId: given.groupPrivilegeId, endsAt, now: desk.tx.now })
  await noteGroupChange(desk, group, [{ field: `lastDay.${given.privilege}`, before: dayOf(given.endsAt), after: dayOf(endsAt) }])
  await carryOutGroup(desk, group.groupId)
}

/** Lets a group give a right no more. Throws not.found, version.conflict and rights.last.administrator. */
export async function removeGroupPrivilege(desk: RightsDesk, seen: SeenGroupPrivilege): Promise<void> {
  const { group, given } = await getSeen(desk, seen)
  await updateRemovedGroupPrivilege(desk.tx, { groupPrivilegeId: given.groupPrivilegeId, now: desk.tx.now })
  await noteGroupChange(desk, group, [{ field: 'privileges', before: given.privilege, after: null }])
  await carryOutGroup(desk, group.groupId)
}
