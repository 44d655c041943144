import type { IdentityId } from '../../login/index.ts'
import { uuidV7 } from '../../platform/crypto/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import type { GroupId } from '../grants/grant.ts'
import type { RightsDesk } from '../grants/rights-desk.ts'
import { changerId, recordAtDesk } from '../grants/rights-desk.ts'
import { addGroupMembers } from './add-group-members.ts'
import type { NewGroupPrivilege } from './add-group-privileges.ts'
import { addGroupPrivileges } from './add-group-privileges.ts'
import { groupProblems } from './groups.problems.ts'
import { insertGroup } from './groups.queries.ts'
import { readGroupName } from './seen-group.ts'

export interface NewGroup {
  readonly name: string
  readonly privileges: readonly NewGroupPrivilege[]
  readonly memberIds: readonly IdentityId[]
}

/** Makes a group with what it gives and whom it has. Throws rights.group.name, rights.group.name.taken and the problems of giving. */
export async function createGroup(desk: RightsDesk, { name: typed, privileges, memberIds }: NewGroup): Promise<GroupId> {
  const { tx, partyId } = desk
  const name = readGroupName(typed)
  const groupId = uuidV7(tx.now) as GroupId // branding
  if ((await insertGroup(tx, { groupId, partyId, name, createdBy: changerId(desk), now: tx.now })) === 0) throw new Problem(groupProblems['rights.group.name.taken'])
  await recordAtDesk(desk, [{ tag: 'PRIVILEGE_GROUP_CHANGED', facts: { group: groupId }, changes: [{ field: 'name', before: null, after: name, isPersonal: true }] }])
  if (privileges.length > 0) await addGroupPrivileges(desk, { groupId }, privileges)
  if (memberIds.length > 0) await addGroupMembers(desk, { groupId }, memberIds)
  return groupId
}
