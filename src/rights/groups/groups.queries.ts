import type { IdentityId } from '../../login/index.ts'
import type { PartyId } from '../../parties/index.ts'
import { array, change, execute, find, get, int4, int8, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { Shape } from '../../platform/database/index.ts'
import type { GroupId } from '../grants/grant.ts'
import type { GroupMemberId, GroupPrivilegeId } from './group.ts'
import type { PrivilegeType } from '../privilege-types.ts'

const groupRow = { groupId: uuid<GroupId>(), version: int8, name: text(), createdAt: timestamp, changedAt: timestamp, members: int4, privileges: array(text<PrivilegeType>()) }

export type GroupRow = Shape<typeof groupRow>

const criteria = { partyId: uuid<PartyId>(), now: timestamp, /** A LIKE pattern over the name. */ pattern: nullable(text()) }

/** The groups of an organisation by name, with the rights that they give now. */
export const listGroups = list({ ...criteria, limit: int4, offset: int8 }, groupRow)`
  SELECT identity_groups.group_id, identity_groups.version, identity_groups.name, identity_groups.created_at, identity_groups.changed_at,
    (SELECT count(*)::int4 FROM identity_group_members
      WHERE identity_group_members.group_id = identity_groups.group_id AND identity_group_members.removed_at IS NULL) AS members,
    ARRAY(SELECT identity_group_privileges.privilege FROM identity_group_privileges
      WHERE identity_group_privileges.group_id = identity_groups.group_id AND identity_group_privileges.removed_at IS NULL
        AND (identity_group_privileges.ends_at IS NULL OR identity_group_privileges.ends_at > ${'now'})
      ORDER BY identity_group_privileges.privilege) AS privileges
  FROM identity_groups
  WHERE identity_groups.party_id = ${'partyId'} AND identity_groups.deleted_at IS NULL
    AND (${'pattern'} IS NULL OR identity_groups.name ILIKE ${'pattern'})
  ORDER BY identity_groups.name COLLATE "da-x-icu", identity_groups.group_id LIMIT ${'limit'} OFFSET ${'offset'}`

export const countGroups = get({ partyId: uuid<PartyId>(), pattern: nullable(text()) }, { count: int8 })`
  SELECT count(*) FROM identity_groups
  WHERE identity_groups.party_id = ${'partyId'} AND identity_groups.deleted_at IS NULL AND (${'pattern'} IS NULL OR identity_groups.name ILIKE ${'pattern'})`

export const findGroup = find(
  { partyId: uuid<PartyId>(), groupId: uuid<GroupId>() },
  { groupId: uuid<GroupId>(), version: int8, name: text(), createdAt: timestamp, changedAt: timestamp },
)`
  SELECT identity_groups.group_id, identity_groups.version, identity_groups.name, identity_groups.created_at, identity_groups.changed_at
  FROM identity_groups
  WHERE identity_groups.group_id = ${'groupId'} AND identity_groups.party_id = ${'partyId'} AND identity_groups.deleted_at IS NULL`

export const findDeletedGroup = find({ partyId: uuid<PartyId>(), groupId: uuid<GroupId>() }, { groupId: uuid<GroupId>() })`
  SELECT identity_groups.group_id FROM identity_groups
  WHERE identity_groups.group_id = ${'groupId'} AND identity_groups.party_id = ${'partyId'} AND identity_groups.deleted_at IS NOT NULL`

const privilegeRow = { groupPrivilegeId: uuid<GroupPrivilegeId>(), groupId: uuid<GroupId>(), version: int8, privilege: text<PrivilegeType>(), endsAt: nullable(timestamp), addedAt: timestamp, changedAt: timestamp }

export type GroupPrivilege = Shape<typeof privilegeRow>

/** What groups give, ended rights too. */
export const listGroupPrivileges = list({ groupIds: array(uuid<GroupId>()) }, privilegeRow)`
  SELECT identity_group_privileges.group_privilege_id, identity_group_privileges.group_id, identity_group_privileges.version, identity_group_privileges.privilege,
    identity_group_privileges.ends_at, identity_group_privileges.added_at, identity_group_privileges.changed_at
  FROM identity_group_privileges
  WHERE identity_group_privileges.group_id = ANY (${'groupIds'}) AND identity_group_privileges.removed_at IS NULL
  ORDER BY identity_group_privileges.privilege`

const memberRow = { groupMemberId: uuid<GroupMemberId>(), groupId: uuid<GroupId>(), version: int8, identityId: uuid<IdentityId>(), name: text(), employerId: uuid<PartyId>(), employerName: text(), addedAt: timestamp }

export type GroupMember = Shape<typeof memberRow>

export const listGroupMembers = list({ groupIds: array(uuid<GroupId>()) }, memberRow)`
  SELECT identity_group_members.group_member_id, identity_group_members.group_id, identity_group_members.version, identity_group_members.identity_id,
    identities.name, parties.party_id AS employer_id, parties.name AS employer_name, identity_group_members.added_at
  FROM identity_group_members
  JOIN identities ON identities.identity_id = identity_group_members.identity_id
  JOIN parties ON parties.party_id = identities.party_id
  WHERE identity_group_members.group_id = ANY (${'groupIds'}) AND identity_group_members.removed_at IS NULL
  ORDER BY identities.name COLLATE "da-x-icu", identities.identity_id`

/** No row when a group of the organisation bears the name. */
export const insertGroup = execute({ groupId: uuid<GroupId>(), partyId: uuid<PartyId>(), name: text(), createdBy: nullable(uuid<IdentityId>()), now: timestamp })`
  INSERT INTO identity_groups (group_id, party_id, name, created_by, created_at, changed_at)
  VALUES (${'groupId'}, ${'partyId'}, ${'name'}, ${'createdBy'}, ${'now'}, ${'now'})
  ON CONFLICT (party_id, lower(name)) WHERE deleted_at IS NULL DO NOTHING`

export const findGroupByName = find({ partyId: uuid<PartyId>(), name: text() }, { groupId: uuid<GroupId>() })`
  SELECT identity_groups.group_id FROM identity_groups
  WHERE identity_groups.party_id = ${'partyId'} AND lower(identity_groups.name) = lower(${'name'}) AND identity_groups.deleted_at IS NULL`

/** A group as it was made: by whom, and unchanged since. */
export const findUntouchedGroup = find({ partyId: uuid<PartyId>(), name: text(), createdBy: uuid<IdentityId>() }, { groupId: uuid<GroupId>() })`
  SELECT identity_groups.group_id FROM identity_groups
  WHERE identity_groups.party_id = ${'partyId'} AND identity_groups.name = ${'name'} AND identity_groups.deleted_at IS NULL
    AND identity_groups.created_by = ${'createdBy'} AND identity_groups.changed_at = identity_groups.created_at`

/** Counts a change of a group, also of what it gives or whom it has. */
export const updateGroup = execute({ groupId: uuid<GroupId>(), name: text(), now: timestamp })`
  UPDATE identity_groups SET name = ${'name'}, version = identity_groups.version + 1, changed_at = ${'now'}
  WHERE identity_groups.group_id = ${'groupId'}`

/** A group that is gone, with all that it gave and all whom it had. */
export const updateDeletedGroup = execute({ groupId: uuid<GroupId>(), now: timestamp })`
  WITH privileges AS (
    UPDATE identity_group_privileges SET removed_at = ${'now'}
    WHERE identity_group_privileges.group_id = ${'groupId'} AND identity_group_privileges.removed_at IS NULL
  ), members AS (
    UPDATE identity_group_members SET removed_at = ${'now'}
    WHERE identity_group_members.group_id = ${'groupId'} AND identity_group_members.removed_at IS NULL
  )
  UPDATE identity_groups SET deleted_at = ${'now'}, version = identity_groups.version + 1, changed_at = ${'now'}
  WHERE identity_groups.group_id = ${'groupId'}`

/** Rights that the group gives already stay as they are. */
export const insertGroupPrivileges = change(
  { ids: array(uuid<GroupPrivilegeId>()), groupId: uuid<GroupId>(), privileges: array(text<PrivilegeType>()), ends: array(nullable(timestamp)), addedBy: nullable(uuid<IdentityId>()), now: timestamp },
  { privilege: text<PrivilegeType>() },
)`
  INSERT INTO identity_group_privileges (group_privilege_id, group_id, privilege, ends_at, added_by, added_at, changed_at)
  SELECT record.id, ${'groupId'}, record.privilege, record.ends_at, ${'addedBy'}, ${'now'}, ${'now'}
  FROM unnest(${'ids'}, ${'privileges'}, ${'ends'}) AS record (id, privilege, ends_at)
  ON CONFLICT (group_id, privilege) WHERE removed_at IS NULL DO NOTHING
  RETURNING identity_group_privileges.privilege`

export const updateGroupPrivilegeEnd = execute({ groupPrivilegeId: uuid<GroupPrivilegeId>(), endsAt: nullable(timestamp), now: timestamp })`
  UPDATE identity_group_privileges SET ends_at = ${'endsAt'}, version = identity_group_privileges.version + 1, changed_at = ${'now'}
  WHERE identity_group_privileges.group_privilege_id = ${'groupPrivilegeId'}`

export const updateRemovedGroupPrivilege = execute({ groupPrivilegeId: uuid<GroupPrivilegeId>(), now: timestamp })`
  UPDATE identity_group_privileges SET removed_at = ${'now'}, version = identity_group_privileges.version + 1, changed_at = ${'now'}
  WHERE identity_group_privileges.group_privilege_id = ${'groupPrivilegeId'}`

/** Who is a member already stays so. */
export const insertGroupMembers = change(
  { ids: array(uuid<GroupMemberId>()), groupId: uuid<GroupId>(), identityIds: array(uuid<IdentityId>()), addedBy: nullable(uuid<IdentityId>()), now: timestamp },
  { identityId: uuid<IdentityId>() },
)`
  INSERT INTO identity_group_members (group_member_id, group_id, identity_id, added_by, added_at)
  SELECT record.id, ${'groupId'}, record.identity_id, ${'addedBy'}, ${'now'}
  FROM unnest(${'ids'}, ${'identityIds'}) AS record (id, identity_id)
  ON CONFLICT (group_id, identity_id) WHERE removed_at IS NULL DO NOTHING
  RETURNING identity_group_members.identity_id`

export const updateRemovedGroupMember = execute({ groupMemberId: uuid<GroupMemberId>(), now: timestamp })`
  UPDATE identity_group_members SET removed_at = ${'now'}, version = identity_group_members.version + 1
  WHERE identity_group_members.group_member_id = ${'groupMemberId'}`
