import type { IdentityId } from '../../login/index.ts'
import type { PartyId, PartyKind } from '../../parties/index.ts'
import { boolean, change, get, int4, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { PrivilegeType } from '../privilege-types.ts'

/** The organisation, held until the transaction ends: changes of its rights happen one after the other. */
export const claimOrganisation = change({ partyId: uuid<PartyId>() }, { kind: text<PartyKind>(), isConnected: boolean, name: text() })`
  SELECT parties.kind, parties.kind = 'company' OR EXISTS (
      SELECT FROM organisations WHERE organisations.party_id = parties.party_id AND organisations.connected_at IS NOT NULL) AS is_connected, parties.name
  FROM parties WHERE parties.party_id = ${'partyId'} FOR NO KEY UPDATE OF parties`

/** What an employee holds for an organisation, each right with the latest of its ends. */
export const listHeld = list({ identityId: uuid<IdentityId>(), partyId: uuid<PartyId>(), now: timestamp }, { privilege: text<PrivilegeType>(), endsAt: nullable(timestamp) })`
  SELECT privilege_grants.privilege, CASE WHEN bool_or(privilege_grants.ends_at IS NULL) THEN NULL ELSE max(privilege_grants.ends_at) END AS ends_at
  FROM privilege_grants
  JOIN identities ON identities.identity_id = privilege_grants.identity_id
  WHERE privilege_grants.identity_id = ${'identityId'} AND privilege_grants.party_id = ${'partyId'} AND privilege_grants.revoked_at IS NULL
    AND privilege_grants.granted_at <= ${'now'} AND (privilege_grants.ends_at IS NULL OR privilege_grants.ends_at > ${'now'})
    AND identities.deactivated_at IS NULL
  GROUP BY privilege_grants.privilege`

/** All logins of the human who bears this one: an employee may work for several organisations. */
export const listOwnLogins = list({ identityId: uuid<IdentityId>() }, { identityId: uuid<IdentityId>() })`
  SELECT identities.identity_id FROM identities
  WHERE identities.identity_id = ${'identityId'}
    OR identities.person_id = (SELECT bearer.person_id FROM identities AS bearer WHERE bearer.identity_id = ${'identityId'})`

/** How many employees manage the rights of an organisation now, and how many of them without end. */
export const countAdministrators = get({ partyId: uuid<PartyId>(), now: timestamp }, { current: int4, lasting: int4 })`
  SELECT count(DISTINCT privilege_grants.identity_id)::int4 AS current,
    count(DISTINCT privilege_grants.identity_id) FILTER (WHERE privilege_grants.ends_at IS NULL)::int4 AS lasting
  FROM privilege_grants
  JOIN identities ON identities.identity_id = privilege_grants.identity_id
  WHERE privilege_grants.party_id = ${'partyId'} AND privilege_grants.privilege = 'ORGANISATION_USER_ADMINISTRATOR' AND privilege_grants.revoked_at IS NULL
    AND (privilege_grants.ends_at IS NULL OR privilege_grants.ends_at > ${'now'}) AND identities.deactivated_at IS NULL`
