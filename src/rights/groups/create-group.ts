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
import { findUntouchedGroup, insertGroup, listGroupPrivileges } from './groups.queries.ts'
import { readGroupName } from './seen-group.ts'

export interface NewGroup {
  readonly name: string
  readonly privileges: readonly NewGroupPrivilege[]
  readonly memberIds: readonly IdentityId[]
}

const keyOf = ({ privilege, endsAt }: NewGroupPrivilege): string => `${privilege} ${endsAt ?? ''}`

/** The group that a first click made: by the same one, with the same name and rights, and nobody has touched it since. */
async function findOwnUntouched(desk: RightsDesk, { name, privileges }: Omit<NewGroup, 'memberIds'>): Promise<GroupId | undefined> {
  const createdBy = changerId(desk)
  const found = createdBy === null ? undefined : await findUntouchedGroup(desk.tx, { partyId: desk.partyId, name: readGroupName(name), createdBy })
  if (found === undefined) return undefined
  const [given, wanted] = [await listGroupPrivileges(desk.tx, { groupIds: [found.groupId] }), privileges].map((all) => all.map(keyOf).toSorted().join())
  return given === wanted ? found.groupId : undefined
}

/** As `createGroup`, of a group that has no member yet: whoever clicks twice is led to the one group. */
export const createGroupOnce = async (desk: RightsDesk, group: Omit<NewGroup, 'memberIds'>): Promise<GroupId> =>
  (await findOwnUntouched(desk, group)) ?? createGroup(desk, { ...group, memberIds: [] })

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
