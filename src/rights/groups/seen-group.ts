import type { Transaction } from '../../platform/database/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import type { GroupId } from '../grants/grant.ts'
import type { RightsDesk } from '../grants/rights-desk.ts'
import { recordAtDesk } from '../grants/rights-desk.ts'
import { groupProblems } from './groups.problems.ts'
import { maxGroupNameLength } from './group.ts'
import { findGroup, updateGroup } from './groups.queries.ts'
import type { FieldChange } from '../../events/index.ts'

/** A group as whoever changes it has seen it. */
export interface SeenGroup {
  readonly groupId: GroupId
  /** Absent where the change holds whatever the group looks like. */
  readonly version?: number | undefined
}

export interface FoundGroup {
  readonly groupId: GroupId
  readonly name: string
}

/** A group of the desk's organisation. Throws not.found for one that is gone or another organisation's, and version.conflict. */
export async function getSeenGroup({ tx, partyId }: { readonly tx: Transaction; readonly partyId: RightsDesk['partyId'] }, { groupId, version }: SeenGroup): Promise<FoundGroup> {
  const group = await findGroup(tx, { partyId, groupId })
  if (group === undefined) throw new Problem(generalProblems['not.found'])
  if (version !== undefined && group.version !== version) throw new Problem(generalProblems['version.conflict'])
  return group
}

/** A group's name without spaces around it. Throws rights.group.name. */
export function readGroupName(typed: string): string {
  const name = typed.trim()
  if (name === '' || name.length > maxGroupNameLength) throw new Problem(groupProblems['rights.group.name'])
  return name
}

/** Counts and records a change of a group. */
export async function noteGroupChange(desk: RightsDesk, { groupId, name }: FoundGroup, changes: readonly FieldChange[]): Promise<void> {
  await updateGroup(desk.tx, { groupId, name, now: desk.tx.now })
  await recordAtDesk(desk, [{ tag: 'PRIVILEGE_GROUP_CHANGED', facts: { group: groupId }, changes }])
}
