import type { IdentityId } from '../../login/index.ts'
import type { PartyId } from '../../parties/index.ts'
import { int8, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { Shape } from '../../platform/database/index.ts'
import type { GrantId, GroupId } from '../grants/grant.ts'
import type { PrivilegeType } from '../privilege-types.ts'

const grantInHistory = {
  grantId: uuid<GrantId>(),
  version: int8,
  privilege: text<PrivilegeType>(),
  groupId: nullable(uuid<GroupId>()),
  groupName: nullable(text()),
  grantedAt: timestamp,
  /** Null: the platform, or nobody knows. */
  grantedBy: nullable(text()),
  endsAt: nullable(timestamp),
  revokedAt: nullable(timestamp),
  revokedBy: nullable(text()),
}

export type GrantInHistory = Shape<typeof grantInHistory>

/** Every right that an employee ever had for an organisation, the newest first. */
export const listGrantHistory = list({ partyId: uuid<PartyId>(), identityId: uuid<IdentityId>() }, grantInHistory)`
  SELECT privilege_grants.grant_id, privilege_grants.version, privilege_grants.privilege, privilege_grants.group_id, identity_groups.name AS group_name,
    privilege_grants.granted_at, givers.name AS granted_by, privilege_grants.ends_at, privilege_grants.revoked_at, takers.name AS revoked_by
  FROM privilege_grants
  LEFT JOIN identity_groups ON identity_groups.group_id = privilege_grants.group_id
  LEFT JOIN identities AS givers ON givers.identity_id = privilege_grants.granted_by
  LEFT JOIN identities AS takers ON takers.identity_id = privilege_grants.revoked_by
  WHERE privilege_grants.identity_id = ${'identityId'} AND privilege_grants.party_id = ${'partyId'}
  ORDER BY privilege_grants.granted_at DESC, privilege_grants.privilege, privilege_grants.grant_id LIMIT 500`

const groupOfEmployee = { groupId: uuid<GroupId>(), name: text() }

export type GroupOfEmployee = Shape<typeof groupOfEmployee>

export const listGroupsOfEmployee = list({ partyId: uuid<PartyId>(), identityId: uuid<IdentityId>() }, groupOfEmployee)`
  SELECT identity_groups.group_id, identity_groups.name
  FROM identity_group_members
  JOIN identity_groups ON identity_groups.group_id = identity_group_members.group_id
  WHERE identity_group_members.identity_id = ${'identityId'} AND identity_group_members.removed_at IS NULL AND identity_groups.party_id = ${'partyId'}
  ORDER BY identity_groups.name COLLATE "da-x-icu"`
