import type { IdentityId } from '../../login/index.ts'
import type { PartyId } from '../../parties/index.ts'
import { array, boolean, get, int4, int8, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { Shape } from '../../platform/database/index.ts'
import type { PrivilegeType } from '../privilege-types.ts'

const criteria = {
  partyId: uuid<PartyId>(),
  now: timestamp,
  /** A LIKE pattern over name, number and employer. */
  pattern: nullable(text()),
  privilege: nullable(text<PrivilegeType>()),
}

const employeeRow = {
  identityId: uuid<IdentityId>(),
  name: text(),
  rid: text(),
  employerId: uuid<PartyId>(),
  employerName: text(),
  isDeactivated: boolean,
  privileges: array(text<PrivilegeType>()),
  nextEndsAt: nullable(timestamp),
}

export type EmployeeRow = Shape<typeof employeeRow>

export const employeeOrders = ['name', 'organisation', 'ends'] as const
export type EmployeeOrder = (typeof employeeOrders)[number]

/** Own employees, and those of others who have a right here; with their rights in force here. */
export const listEmployees = list({ ...criteria, order: text<EmployeeOrder>(), isDescending: boolean, limit: int4, offset: int8 }, employeeRow)`
  WITH held AS (
    SELECT privilege_grants.identity_id, array_agg(DISTINCT privilege_grants.privilege) AS privileges, min(privilege_grants.ends_at) AS next_ends_at
    FROM privilege_grants
    WHERE privilege_grants.party_id = ${'partyId'} AND privilege_grants.revoked_at IS NULL
      AND (privilege_grants.ends_at IS NULL OR privilege_grants.ends_at > ${'now'})
    GROUP BY privilege_grants.identity_id
  ), known AS (
    SELECT identities.identity_id FROM identities WHERE identities.party_id = ${'partyId'} AND identities.kind = 'employee'
    UNION SELECT held.identity_id FROM held
  ), found AS (
    SELECT identities.identity_id, identities.name, coalesce(identities.rid, '') AS rid, parties.party_id AS employer_id, parties.name AS employer_name,
      identities.deactivated_at IS NOT NULL AS is_deactivated, coalesce(held.privileges, '{}') AS privileges, held.next_ends_at,
      CASE ${'order'} WHEN 'organisation' THEN parties.name WHEN 'ends' THEN coalesce(held.next_ends_at::text, '~') ELSE '' END AS key
    FROM known
    JOIN identities ON identities.identity_id = known.identity_id
    JOIN parties ON parties.party_id = identities.party_id
    LEFT JOIN held ON held.identity_id = known.identity_id
    WHERE (${'pattern'} IS NULL OR identities.name ILIKE ${'pattern'} OR identities.rid ILIKE ${'pattern'} OR parties.name ILIKE ${'pattern'})
      AND (${'privilege'} IS NULL OR ${'privilege'} = ANY (held.privileges))
  )
  SELECT found.identity_id, found.name, found.rid, found.employer_id, found.employer_name, found.is_deactivated, found.privileges, found.next_ends_at
  FROM found
  ORDER BY
    CASE WHEN ${'isDescending'} THEN found.key END COLLATE "da-x-icu" DESC, CASE WHEN ${'isDescending'} THEN '' ELSE found.key END COLLATE "da-x-icu",
    CASE WHEN ${'isDescending'} AND ${'order'} = 'name' THEN found.name END COLLATE "da-x-icu" DESC, found.name COLLATE "da-x-icu", found.identity_id
  LIMIT ${'limit'} OFFSET ${'offset'}`

export const countEmployees = get(criteria, { count: int8 })`
  WITH held AS (
    SELECT privilege_grants.identity_id, array_agg(privilege_grants.privilege) AS privileges
    FROM privilege_grants
    WHERE privilege_grants.party_id = ${'partyId'} AND privilege_grants.revoked_at IS NULL
      AND (privilege_grants.ends_at IS NULL OR privilege_grants.ends_at > ${'now'})
    GROUP BY privilege_grants.identity_id
  ), known AS (
    SELECT identities.identity_id FROM identities WHERE identities.party_id = ${'partyId'} AND identities.kind = 'employee'
    UNION SELECT held.identity_id FROM held
  )
  SELECT count(*)
  FROM known
  JOIN identities ON identities.identity_id = known.identity_id
  JOIN parties ON parties.party_id = identities.party_id
  LEFT JOIN held ON held.identity_id = known.identity_id
  WHERE (${'pattern'} IS NULL OR identities.name ILIKE ${'pattern'} OR identities.rid ILIKE ${'pattern'} OR parties.name ILIKE ${'pattern'})
    AND (${'privilege'} IS NULL OR ${'privilege'} = ANY (held.privileges))`
