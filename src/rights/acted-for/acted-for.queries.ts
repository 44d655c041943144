import type { IdentityId } from '../../login/index.ts'
import type { PartyId, PartyKind } from '../../parties/index.ts'
import { array, boolean, find, get, int4, int8, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { PrivilegeType } from '../privilege-types.ts'

/** The organisations where an employee has a right now, and the own one, which comes first; the others by name. `term` is a LIKE pattern over name and number. */
export const listActedFor = list(
  { identityId: uuid<IdentityId>(), employerId: uuid<PartyId>(), term: nullable(text()), now: timestamp, limit: int4, offset: int8 },
  { partyId: uuid<PartyId>(), name: text(), kind: text<PartyKind>(), cvrNumber: nullable(text()), privileges: array(text<PrivilegeType>()), total: int8 },
)`
  WITH open AS (
    SELECT privilege_grants.party_id FROM privilege_grants
    WHERE privilege_grants.identity_id = ${'identityId'} AND privilege_grants.revoked_at IS NULL AND privilege_grants.granted_at <= ${'now'}
      AND (privilege_grants.ends_at IS NULL OR privilege_grants.ends_at > ${'now'})
    UNION SELECT ${'employerId'}::uuid
  ), found AS MATERIALIZED (
    SELECT parties.party_id, parties.name, parties.kind
    FROM open
    JOIN parties ON parties.party_id = open.party_id AND parties.kind <> 'person'
    WHERE ${'term'} IS NULL OR parties.name ILIKE ${'term'} OR EXISTS (
      SELECT FROM party_numbers
      WHERE party_numbers.party_id = parties.party_id AND party_numbers.number_type = 'CVR' AND party_numbers.valid_to IS NULL AND party_numbers.number LIKE ${'term'})
  ), shown AS (
    SELECT found.party_id, found.name, found.kind FROM found
    ORDER BY found.party_id = ${'employerId'} DESC, found.name COLLATE "da-x-icu", found.party_id LIMIT ${'limit'} OFFSET ${'offset'}
  )
  SELECT shown.party_id, shown.name, shown.kind, party_numbers.number AS cvr_number,
    ARRAY(
      SELECT DISTINCT privilege_grants.privilege FROM privilege_grants
      WHERE privilege_grants.identity_id = ${'identityId'} AND privilege_grants.party_id = shown.party_id AND privilege_grants.revoked_at IS NULL
        AND privilege_grants.granted_at <= ${'now'} AND (privilege_grants.ends_at IS NULL OR privilege_grants.ends_at > ${'now'})
      ORDER BY privilege_grants.privilege) AS privileges,
    (SELECT count(*) FROM found) AS total
  FROM shown
  LEFT JOIN party_numbers ON party_numbers.party_id = shown.party_id AND party_numbers.number_type = 'CVR' AND party_numbers.valid_to IS NULL
  ORDER BY shown.party_id = ${'employerId'} DESC, shown.name COLLATE "da-x-icu", shown.party_id`

/** Whether an employee has a right at another organisation than the own one, and whether he may act for any (Systemforvalter). */
export const getReach = get({ identityId: uuid<IdentityId>(), employerId: uuid<PartyId>(), now: timestamp }, { elsewhere: boolean, anywhere: boolean })`
  SELECT coalesce(bool_or(privilege_grants.party_id <> ${'employerId'}), false) AS elsewhere,
    coalesce(bool_or(privilege_grants.party_id = ${'employerId'} AND privilege_grants.privilege = 'SUPPORT'), false) AS anywhere
  FROM privilege_grants
  WHERE privilege_grants.identity_id = ${'identityId'} AND privilege_grants.revoked_at IS NULL AND privilege_grants.granted_at <= ${'now'}
    AND (privilege_grants.ends_at IS NULL OR privilege_grants.ends_at > ${'now'})
    AND (privilege_grants.party_id <> ${'employerId'} OR privilege_grants.privilege = 'SUPPORT')`

export const findOrganisationKind = find({ partyId: uuid<PartyId>() }, { kind: text<PartyKind>() })`
  SELECT parties.kind FROM parties WHERE parties.party_id = ${'partyId'} AND parties.kind <> 'person'`
