import { z } from 'zod'
import type { PartyId } from '../../parties/index.ts'
import { instantText } from '../../platform/clock/index.ts'
import type { Read } from '../../platform/database/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import type { GroupId } from '../grants/grant.ts'
import { grantSources } from '../grants/grant.ts'
import type { GroupMember, GroupPrivilege, GroupRow } from '../groups/groups.queries.ts'
import { findGroup, listGroupMembers, listGroupPrivileges } from '../groups/groups.queries.ts'
import { privilegeTypes } from '../privilege-types.ts'
import { endFields, presentEnd } from './wire-grant.ts'

/** The wire's IdentityPrivilege. */
export const identityPrivilegeSchema = z.object({
  id: z.uuid(),
  version: z.int(),
  identityGroupId: z.uuid(),
  issuerId: z.uuid(),
  scopeId: z.uuid(),
  type: z.enum(privilegeTypes),
  source: z.enum(grantSources),
  createdDate: z.string(),
  lastUpdated: z.string(),
  ...endFields,
})

export const presentGroupPrivilege = (partyId: PartyId, given: GroupPrivilege): z.input<typeof identityPrivilegeSchema> => ({
  id: given.groupPrivilegeId,
  version: given.version,
  identityGroupId: given.groupId,
  issuerId: partyId,
  scopeId: partyId,
  type: given.privilege,
  source: 'MANUAL',
  createdDate: instantText(given.addedAt),
  lastUpdated: instantText(given.changedAt),
  ...presentEnd(given.endsAt),
})

/** The wire's Grantee. */
export const granteeSchema = z.object({ id: z.uuid(), version: z.int(), identityGroupId: z.uuid(), identityId: z.uuid(), issuerId: z.uuid(), createdDate: z.string() })

export const presentMember = (partyId: PartyId, member: GroupMember): z.input<typeof granteeSchema> => ({
  id: member.groupMemberId,
  version: member.version,
  identityGroupId: member.groupId,
  identityId: member.identityId,
  issuerId: partyId,
  createdDate: instantText(member.addedAt),
})

/** The wire's IdentityGroup; issuer and owner are the organisation. */
export const identityGroupSchema = z.object({
  id: z.uuid(),
  version: z.int(),
  name: z.string(),
  createdDate: z.string(),
  lastUpdated: z.string(),
  issuerId: z.uuid(),
  ownerId: z.uuid(),
  type: z.literal('MANUAL'),
  grantees: z.array(granteeSchema),
  privileges: z.array(identityPrivilegeSchema),
})

type GroupFacts = Pick<GroupRow, 'groupId' | 'version' | 'name' | 'createdAt' | 'changedAt'>

/** Groups with what they give and whom they have, in two statements for any number of groups. */
export async function presentGroups(on: Read, partyId: PartyId, groups: readonly GroupFacts[]): Promise<z.input<typeof identityGroupSchema>[]> {
  const groupIds = groups.map(({ groupId }) => groupId)
  const privileges = Map.groupBy(await listGroupPrivileges(on, { groupIds }), ({ groupId }) => groupId)
  const members = Map.groupBy(await listGroupMembers(on, { groupIds }), ({ groupId }) => groupId)
  return groups.map(({ groupId, version, name, createdAt, changedAt }) => ({
    id: groupId,
    version,
    name,
    createdDate: instantText(createdAt),
    lastUpdated: instantText(changedAt),
    issuerId: partyId,
    ownerId: partyId,
    type: 'MANUAL',
    grantees: (members.get(groupId) ?? []).map((member) => presentMember(partyId, member)),
    privileges: (privileges.get(groupId) ?? []).map((given) => presentGroupPrivilege(partyId, given)),
  }))
}

/** One group of an organisation. Throws not.found. */
export async function getWireGroup(on: Read, partyId: PartyId, groupId: GroupId): Promise<z.input<typeof identityGroupSchema>> {
  const group = await findGroup(on, { partyId, groupId })
  const [shown] = group === undefined ? [] : await presentGroups(on, partyId, [group])
  if (shown === undefined) throw new Problem(generalProblems['not.found'])
  return shown
}
