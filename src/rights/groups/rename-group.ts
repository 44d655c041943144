import { Problem } from '../../platform/problems/index.ts'
import type { RightsDesk } from '../grants/rights-desk.ts'
import { groupProblems } from './groups.problems.ts'
import { findGroupByName } from './groups.queries.ts'
import type { SeenGroup } from './seen-group.ts'
import { getSeenGroup, noteGroupChange, readGroupName } from './seen-group.ts'

/** Gives a group another name. Throws not.found, version.conflict, rights.group.name and rights.group.name.taken. */
export async function renameGroup(desk: RightsDesk, seen: SeenGroup, typed: string): Promise<void> {
  const group = await getSeenGroup(desk, seen)
  const name = readGroupName(typed)
  if (name === group.name) return
  const taken = await findGroupByName(desk.tx, { partyId: desk.partyId, name })
  if (taken !== undefined && taken.groupId !== group.groupId) throw new Problem(groupProblems['rights.group.name.taken'])
  await noteGroupChange(desk, { ...group, name }, [{ field: 'name', before: group.name, after: name, isPersonal: true }])
}
