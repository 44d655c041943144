import type { IdentityId } from '../../login/index.ts'
import type { PartyId } from '../../parties/index.ts'
import { array, change, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { GrantId, GroupId } from '../grants/grant.ts'
import type { PrivilegeType } from '../privilege-types.ts'

const toldGrant = { grantId: uuid<GrantId>(), identityId: uuid<IdentityId>(), privilege: text<PrivilegeType>(), groupId: nullable(uuid<GroupId>()), endsAt: nullable(timestamp) }

/** Takes from members, and from who was one, what the group gives no more; a right that ended by its date ended then, and by nobody. */
export const updateGoneGrants = change({ groupId: uuid<GroupId>(), revokedBy: nullable(uuid<IdentityId>()), now: timestamp }, toldGrant)`
  UPDATE privilege_grants
  SET revoked_at = least(${'now'}, privilege_grants.ends_at), revoked_by = CASE WHEN privilege_grants.ends_at <= ${'now'} THEN NULL ELSE ${'revokedBy'}::uuid END, version = privilege_grants.version + 1, changed_at = ${'now'}
  WHERE privilege_grants.group_id = ${'groupId'} AND privilege_grants.revoked_at IS NULL
    AND (privilege_grants.ends_at <= ${'now'} OR NOT EXISTS (
      SELECT FROM identity_group_members
      JOIN identity_group_privileges ON identity_group_privileges.group_id = identity_group_members.group_id
      WHERE identity_group_members.group_id = ${'groupId'} AND identity_group_members.removed_at IS NULL
        AND identity_group_members.identity_id = privilege_grants.identity_id AND identity_group_privileges.removed_at IS NULL
        AND identity_group_privileges.privilege = privilege_grants.privilege))
  RETURNING privilege_grants.grant_id, privilege_grants.identity_id, privilege_grants.privilege, privilege_grants.group_id, privilege_grants.ends_at`

/** Lets the members' rights end when the group's do; answers the ends before and after. */
export const updateMovedGrants = change({ groupId: uuid<GroupId>(), now: timestamp }, { ...toldGrant, endedAt: nullable(timestamp) })`
  UPDATE privilege_grants
  SET ends_at = identity_group_privileges.ends_at, ending_told_at = NULL, version = privilege_grants.version + 1, changed_at = ${'now'}
  FROM identity_group_privileges, privilege_grants AS earlier
  WHERE privilege_grants.group_id = ${'groupId'} AND privilege_grants.revoked_at IS NULL AND earlier.grant_id = privilege_grants.grant_id
    AND identity_group_privileges.group_id = ${'groupId'} AND identity_group_privileges.removed_at IS NULL
    AND identity_group_privileges.privilege = privilege_grants.privilege
    AND privilege_grants.ends_at IS DISTINCT FROM identity_group_privileges.ends_at
  RETURNING privilege_grants.grant_id, privilege_grants.identity_id, privilege_grants.privilege, privilege_grants.group_id, privilege_grants.ends_at,
    earlier.ends_at AS ended_at`

/** What the group gives and its members do not have from it yet. */
export const listMissingGrants = list({ groupId: uuid<GroupId>(), now: timestamp }, { identityId: uuid<IdentityId>(), privilege: text<PrivilegeType>(), endsAt: nullable(timestamp) })`
  SELECT identity_group_members.identity_id, identity_group_privileges.privilege, identity_group_privileges.ends_at
  FROM identity_group_members
  JOIN identity_group_privileges ON identity_group_privileges.group_id = identity_group_members.group_id
  WHERE identity_group_members.group_id = ${'groupId'} AND identity_group_members.removed_at IS NULL AND identity_group_privileges.removed_at IS NULL
    AND (identity_group_privileges.ends_at IS NULL OR identity_group_privileges.ends_at > ${'now'})
    AND NOT EXISTS (
      SELECT FROM privilege_grants
      WHERE privilege_grants.group_id = ${'groupId'} AND privilege_grants.identity_id = identity_group_members.identity_id
        AND privilege_grants.privilege = identity_group_privileges.privilege AND privilege_grants.revoked_at IS NULL)`

export const insertGroupGrants = change(
  {
    grantIds: array(uuid<GrantId>()),
    identityIds: array(uuid<IdentityId>()),
    privileges: array(text<PrivilegeType>()),
    ends: array(nullable(timestamp)),
    partyId: uuid<PartyId>(),
    groupId: uuid<GroupId>(),
    grantedBy: nullable(uuid<IdentityId>()),
    now: timestamp,
  },
  toldGrant,
)`
  INSERT INTO privilege_grants (grant_id, identity_id, party_id, privilege, group_id, granted_at, ends_at, granted_by)
  SELECT record.grant_id, record.identity_id, ${'partyId'}, record.privilege, ${'groupId'}, ${'now'}, record.ends_at, ${'grantedBy'}
  FROM unnest(${'grantIds'}, ${'identityIds'}, ${'privileges'}, ${'ends'}) AS record (grant_id, identity_id, privilege, ends_at)
  RETURNING privilege_grants.grant_id, privilege_grants.identity_id, privilege_grants.privilege, privilege_grants.group_id, privilege_grants.ends_at`
