import type { IdentityId } from '../../login/index.ts'
import type { PartyId } from '../../parties/index.ts'
import { array, boolean, change, execute, find, list, nullable, int8, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { Shape } from '../../platform/database/index.ts'
import type { PrivilegeType } from '../privilege-types.ts'
import type { GrantId, GrantSource, GroupId } from './grant.ts'

/** A grant as it stands. */
export const grantRow = {
  grantId: uuid<GrantId>(),
  version: int8,
  identityId: uuid<IdentityId>(),
  partyId: uuid<PartyId>(),
  privilege: text<PrivilegeType>(),
  groupId: nullable(uuid<GroupId>()),
  source: text<GrantSource>(),
  grantedAt: timestamp,
  changedAt: nullable(timestamp),
  endsAt: nullable(timestamp),
}

const granteeRow = { identityId: uuid<IdentityId>(), name: text(), rid: text(), employerId: uuid<PartyId>(), employerName: text(), isDeactivated: boolean }

/** Somebody to whom rights are given. */
export type Grantee = Shape<typeof granteeRow>

export const listGrantees = list({ identityIds: array(uuid<IdentityId>()) }, granteeRow)`
  SELECT identities.identity_id, identities.name, coalesce(identities.rid, '') AS rid, parties.party_id AS employer_id, parties.name AS employer_name,
    identities.deactivated_at IS NOT NULL AS is_deactivated
  FROM identities
  JOIN parties ON parties.party_id = identities.party_id
  WHERE identities.identity_id = ANY (${'identityIds'}) AND identities.kind = 'employee'`

/** An employee of any organisation by CVR number and the number within it; of several logins the one registered first. */
export const findEmployeeByNumbers = find({ cvrNumber: text(), rid: text() }, granteeRow)`
  SELECT identities.identity_id, identities.name, coalesce(identities.rid, '') AS rid, parties.party_id AS employer_id, parties.name AS employer_name,
    identities.deactivated_at IS NOT NULL AS is_deactivated
  FROM identities
  JOIN parties ON parties.party_id = identities.party_id
  JOIN party_numbers ON party_numbers.party_id = identities.party_id
  WHERE party_numbers.number_type = 'CVR' AND party_numbers.number = ${'cvrNumber'} AND party_numbers.valid_to IS NULL
    AND identities.kind = 'employee' AND lower(identities.rid) = lower(${'rid'})
  ORDER BY identities.created_at, identities.identity_id LIMIT 1`

const wanted = { partyId: uuid<PartyId>(), identityIds: array(uuid<IdentityId>()), privileges: array(text<PrivilegeType>()), now: timestamp }

/** Rights that ended by their date are closed, so that they can be given anew. */
export const updateEndedGrants = execute(wanted)`
  UPDATE privilege_grants SET revoked_at = privilege_grants.ends_at
  FROM unnest(${'identityIds'}, ${'privileges'}) AS wanted (identity_id, privilege)
  WHERE privilege_grants.identity_id = wanted.identity_id AND privilege_grants.privilege = wanted.privilege AND privilege_grants.party_id = ${'partyId'}
    AND privilege_grants.group_id IS NULL AND privilege_grants.revoked_at IS NULL AND privilege_grants.ends_at <= ${'now'}`

/** Rights given directly, not by a group, as they stand. */
export const listDirectGrants = list(wanted, grantRow)`
  SELECT privilege_grants.grant_id, privilege_grants.version, privilege_grants.identity_id, privilege_grants.party_id, privilege_grants.privilege,
    privilege_grants.group_id, privilege_grants.source, privilege_grants.granted_at, privilege_grants.changed_at, privilege_grants.ends_at
  FROM privilege_grants
  JOIN unnest(${'identityIds'}, ${'privileges'}) AS wanted (identity_id, privilege)
    ON wanted.identity_id = privilege_grants.identity_id AND wanted.privilege = privilege_grants.privilege
  WHERE privilege_grants.party_id = ${'partyId'} AND privilege_grants.group_id IS NULL AND privilege_grants.revoked_at IS NULL
    AND (privilege_grants.ends_at IS NULL OR privilege_grants.ends_at > ${'now'})`

export const insertGrants = change(
  {
    grantIds: array(uuid<GrantId>()),
    identityIds: array(uuid<IdentityId>()),
    partyId: uuid<PartyId>(),
    privileges: array(text<PrivilegeType>()),
    ends: array(nullable(timestamp)),
    sources: array(text<GrantSource>()),
    grantedBy: nullable(uuid<IdentityId>()),
    now: timestamp,
  },
  grantRow,
)`
  INSERT INTO privilege_grants (grant_id, identity_id, party_id, privilege, granted_at, ends_at, source, granted_by)
  SELECT record.grant_id, record.identity_id, ${'partyId'}, record.privilege, ${'now'}, record.ends_at, record.source, ${'grantedBy'}
  FROM unnest(${'grantIds'}, ${'identityIds'}, ${'privileges'}, ${'ends'}, ${'sources'}) AS record (grant_id, identity_id, privilege, ends_at, source)
  RETURNING privilege_grants.grant_id, privilege_grants.version, privilege_grants.identity_id, privilege_grants.party_id, privilege_grants.privilege,
    privilege_grants.group_id, privilege_grants.source, privilege_grants.granted_at, privilege_grants.changed_at, privilege_grants.ends_at`

/** Grants of an organisation that count now. */
export const listStandingGrants = list({ partyId: uuid<PartyId>(), grantIds: array(uuid<GrantId>()), now: timestamp }, grantRow)`
  SELECT privilege_grants.grant_id, privilege_grants.version, privilege_grants.identity_id, privilege_grants.party_id, privilege_grants.privilege,
    privilege_grants.group_id, privilege_grants.source, privilege_grants.granted_at, privilege_grants.changed_at, privilege_grants.ends_at
  FROM privilege_grants
  WHERE privilege_grants.grant_id = ANY (${'grantIds'}) AND privilege_grants.party_id = ${'partyId'} AND privilege_grants.revoked_at IS NULL
    AND (privilege_grants.ends_at IS NULL OR privilege_grants.ends_at > ${'now'})`

export const updateGrantEnd = change({ grantId: uuid<GrantId>(), endsAt: nullable(timestamp), now: timestamp }, grantRow)`
  UPDATE privilege_grants SET ends_at = ${'endsAt'}, ending_told_at = NULL, version = privilege_grants.version + 1, changed_at = ${'now'}
  WHERE privilege_grants.grant_id = ${'grantId'}
  RETURNING privilege_grants.grant_id, privilege_grants.version, privilege_grants.identity_id, privilege_grants.party_id, privilege_grants.privilege,
    privilege_grants.group_id, privilege_grants.source, privilege_grants.granted_at, privilege_grants.changed_at, privilege_grants.ends_at`

export const updateRevokedGrants = execute({ grantIds: array(uuid<GrantId>()), revokedBy: nullable(uuid<IdentityId>()), now: timestamp })`
  UPDATE privilege_grants SET revoked_at = ${'now'}, revoked_by = ${'revokedBy'}, version = privilege_grants.version + 1, changed_at = ${'now'}
  WHERE privilege_grants.grant_id = ANY (${'grantIds'})`
