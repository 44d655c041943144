import type { PartyId } from '../../parties/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import type { Read } from '../../platform/database/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import type { GroupId } from '../grants/grant.ts'
import type { GroupMember, GroupPrivilege } from './groups.queries.ts'
import { findGroup, listGroupMembers, listGroupPrivileges } from './groups.queries.ts'

/** A group with what it gives and whom it has. */
export interface GroupReport {
  readonly groupId: GroupId
  readonly version: number
  readonly name: string
  readonly privileges: readonly GroupPrivilege[]
  readonly members: readonly GroupMember[]
  readonly readAt: Instant
}

/** Throws not.found for a group that is gone or another organisation's. */
export async function readGroup(on: Read, partyId: PartyId, groupId: GroupId): Promise<GroupReport> {
  const group = await findGroup(on, { partyId, groupId })
  if (group === undefined) throw new Problem(generalProblems['not.found'])
  const groupIds = [groupId]
  return { ...group, privileges: await listGroupPrivileges(on, { groupIds }), members: await listGroupMembers(on, { groupIds }), readAt: on.now }
}
