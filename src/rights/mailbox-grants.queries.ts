import type { IdentityId } from '../login/index.ts'
import type { PartyId } from '../parties/index.ts'
import { boolean, find, get, int4, int8, list, nullable, text, timestamp, uuid } from '../platform/database/index.ts'

const kind = text<'person' | 'company' | 'authority'>()

/** The parties whose post an employee may read, counted up to `most`, so that whoever reads a thousand is not counted through for a page of one. */
export const countMailboxGrants = get({ identityId: uuid<IdentityId>(), now: timestamp, most: int4 }, { count: int8 })`
  SELECT count(*) AS count FROM (
    SELECT DISTINCT privilege_grants.party_id FROM privilege_grants
    WHERE privilege_grants.identity_id = ${'identityId'} AND privilege_grants.privilege IN ('MESSAGE_BASIC', 'MESSAGE_WRITE')
      AND privilege_grants.revoked_at IS NULL AND privilege_grants.granted_at <= ${'now'}
      AND (privilege_grants.ends_at IS NULL OR privilege_grants.ends_at > ${'now'})
    LIMIT ${'most'}) AS open`

/**
 * A page of the parties whose post an employee may read, by name, and how many there are. `pattern` is a LIKE pattern over name and number.
 * An offset behind the last page is the last one's.
 */
export const listMailboxGrants = list(
  { identityId: uuid<IdentityId>(), now: timestamp, pattern: nullable(text()), limit: int4, offset: int8 },
  { partyId: uuid<PartyId>(), name: text(), kind, mayWrite: boolean, cvrNumber: nullable(text()), total: int8 },
)`
  WITH open AS (
    SELECT privilege_grants.party_id, bool_or(privilege_grants.privilege = 'MESSAGE_WRITE') AS may_write
    FROM privilege_grants
    WHERE privilege_grants.identity_id = ${'identityId'} AND privilege_grants.privilege IN ('MESSAGE_BASIC', 'MESSAGE_WRITE')
      AND privilege_grants.revoked_at IS NULL AND privilege_grants.granted_at <= ${'now'}
      AND (privilege_grants.ends_at IS NULL OR privilege_grants.ends_at > ${'now'})
    GROUP BY privilege_grants.party_id
  ), found AS MATERIALIZED (
    SELECT parties.party_id, parties.name, parties.kind, open.may_write
    FROM open
    JOIN parties ON parties.party_id = open.party_id
    WHERE ${'pattern'} IS NULL OR parties.name ILIKE ${'pattern'} OR EXISTS (
      SELECT FROM party_numbers
      WHERE party_numbers.party_id = parties.party_id AND party_numbers.number_type = 'CVR' AND party_numbers.valid_to IS NULL
        AND party_numbers.number LIKE ${'pattern'})
  ), counted AS (
    SELECT count(*) AS total FROM found
  ), shown AS (
    SELECT found.party_id, found.name, found.kind, found.may_write FROM found
    ORDER BY found.name COLLATE "da-x-icu", found.party_id LIMIT ${'limit'}
    OFFSET (SELECT least(${'offset'}, greatest(counted.total - 1, 0) / ${'limit'} * ${'limit'}) FROM counted)
  )
  SELECT shown.party_id, shown.name, shown.kind, shown.may_write, party_numbers.number AS cvr_number, counted.total
  FROM shown
  CROSS JOIN counted
  LEFT JOIN party_numbers ON party_numbers.party_id = shown.party_id AND party_numbers.number_type = 'CVR' AND party_numbers.valid_to IS NULL
  ORDER BY shown.name COLLATE "da-x-icu", shown.party_id`

/** One of these parties; undefined where an employee may not read its post. */
export const findMailboxGrant = find(
  { identityId: uuid<IdentityId>(), partyId: uuid<PartyId>(), now: timestamp },
  { partyId: uuid<PartyId>(), name: text(), kind, mayWrite: boolean },
)`
  SELECT parties.party_id, parties.name, parties.kind, bool_or(privilege_grants.privilege = 'MESSAGE_WRITE') AS may_write
  FROM privilege_grants
  JOIN parties ON parties.party_id = privilege_grants.party_id
  WHERE privilege_grants.identity_id = ${'identityId'} AND privilege_grants.party_id = ${'partyId'} AND privilege_grants.privilege IN ('MESSAGE_BASIC', 'MESSAGE_WRITE')
    AND privilege_grants.revoked_at IS NULL AND privilege_grants.granted_at <= ${'now'}
    AND (privilege_grants.ends_at IS NULL OR privilege_grants.ends_at > ${'now'})
  GROUP BY parties.party_id`
