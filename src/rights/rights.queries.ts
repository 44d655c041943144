import type { IdentityId } from '../login/index.ts'
import type { PartyId } from '../parties/index.ts'
import { execute, find, list, text, timestamp, uuid } from '../platform/database/index.ts'
import type { PrivilegeType } from './privilege-types.ts'

/** Rights in force for an organisation. A grant counts from the moment it is given until, and not at, its end. */
export const listGrants = list({ identityId: uuid<IdentityId>(), partyId: uuid<PartyId>(), now: timestamp }, { privilege: text<PrivilegeType>() })`
  SELECT DISTINCT privilege_grants.privilege FROM privilege_grants
  WHERE privilege_grants.identity_id = ${'identityId'} AND privilege_grants.party_id = ${'partyId'} AND privilege_grants.revoked_at IS NULL
    AND privilege_grants.granted_at <= ${'now'} AND (privilege_grants.ends_at IS NULL OR privilege_grants.ends_at > ${'now'})
  ORDER BY privilege_grants.privilege`

/** Somebody who can log in, by the name that the identity provider uses. */
export const findGrantee = find(
  { provider: text(), subject: text() },
  { identityId: uuid<IdentityId>(), partyId: uuid<PartyId>(), kind: text<'citizen' | 'employee'>(), name: text(), organisationName: text() },
)`
  SELECT identities.identity_id, identities.party_id, identities.kind, identities.name, parties.name AS organisation_name
  FROM identities
  JOIN parties ON parties.party_id = identities.party_id
  WHERE identities.provider = ${'provider'} AND identities.subject = ${'subject'}`

/** A right that is in force, or will be, stays as it is; one that ended makes room. */
export const insertGrant = execute({ grantId: uuid(), identityId: uuid<IdentityId>(), partyId: uuid<PartyId>(), privilege: text<PrivilegeType>(), now: timestamp })`
  INSERT INTO privilege_grants (grant_id, identity_id, party_id, privilege, granted_at)
  VALUES (${'grantId'}, ${'identityId'}, ${'partyId'}, ${'privilege'}, ${'now'})
  ON CONFLICT (identity_id, party_id, privilege) WHERE revoked_at IS NULL AND group_id IS NULL DO NOTHING`

/** A right that ended by its date is closed, so that it can be given anew. */
export const updateEndedGrant = execute({ identityId: uuid<IdentityId>(), partyId: uuid<PartyId>(), privilege: text<PrivilegeType>(), now: timestamp })`
  UPDATE privilege_grants SET revoked_at = privilege_grants.ends_at
  WHERE privilege_grants.identity_id = ${'identityId'} AND privilege_grants.party_id = ${'partyId'} AND privilege_grants.privilege = ${'privilege'}
    AND privilege_grants.revoked_at IS NULL AND privilege_grants.group_id IS NULL AND privilege_grants.ends_at <= ${'now'}`
