import type { IdentityId } from '../../login/index.ts'
import type { PartyId } from '../../parties/index.ts'
import { array, boolean, get, int4, int8, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { Shape } from '../../platform/database/index.ts'

const identityRow = {
  identityId: uuid<IdentityId>(),
  version: int8,
  name: text(),
  alias: nullable(text()),
  email: nullable(text()),
  rid: text(),
  employerId: uuid<PartyId>(),
  employerCvr: nullable(text()),
  createdAt: timestamp,
  changedAt: nullable(timestamp),
  deactivatedAt: nullable(timestamp),
}

export type IdentityRow = Shape<typeof identityRow>

const criteria = {
  partyId: uuid<PartyId>(),
  now: timestamp,
  identityIds: nullable(array(uuid<IdentityId>())),
  cvrNumber: nullable(text()),
  rid: nullable(text()),
  /** Of the person behind an own employee. */
  cprNumber: nullable(text()),
  /** Whether the employee manages the rights of the organisation. */
  isAdministrator: nullable(boolean),
  isActive: nullable(boolean),
  changedSince: nullable(timestamp),
}

/** Own employees and those with a right here; somebody else's only when both numbers are known, as one knows them of whom one wants to give a right. */
export const listIdentities = list({ ...criteria, after: nullable(uuid<IdentityId>()), limit: int4, offset: int8 }, identityRow)`
  WITH known AS (
    SELECT identities.identity_id FROM identities WHERE identities.party_id = ${'partyId'} AND identities.kind = 'employee'
    UNION SELECT privilege_grants.identity_id FROM privilege_grants
      WHERE privilege_grants.party_id = ${'partyId'} AND privilege_grants.revoked_at IS NULL
        AND (privilege_grants.ends_at IS NULL OR privilege_grants.ends_at > ${'now'})
    UNION SELECT identities.identity_id FROM party_numbers
      JOIN identities ON identities.party_id = party_numbers.party_id
      WHERE party_numbers.number_type = 'CVR' AND party_numbers.number = ${'cvrNumber'} AND party_numbers.valid_to IS NULL
        AND identities.kind = 'employee' AND lower(identities.rid) = lower(${'rid'})
  )
  SELECT identities.identity_id, identities.version, identities.name, identities.alias, identities.email, coalesce(identities.rid, '') AS rid,
    identities.party_id AS employer_id, party_numbers.number AS employer_cvr, identities.created_at, identities.changed_at, identities.deactivated_at
  FROM known
  JOIN identities ON identities.identity_id = known.identity_id
  LEFT JOIN party_numbers ON party_numbers.party_id = identities.party_id AND party_numbers.number_type = 'CVR' AND party_numbers.valid_to IS NULL
  WHERE (${'identityIds'} IS NULL OR identities.identity_id = ANY (${'identityIds'}))
    AND (${'cvrNumber'} IS NULL OR party_numbers.number = ${'cvrNumber'}) AND (${'rid'} IS NULL OR lower(identities.rid) = lower(${'rid'}))
    AND (${'cprNumber'} IS NULL OR (identities.party_id = ${'partyId'} AND EXISTS (
      SELECT FROM party_numbers AS persons
      WHERE persons.party_id = identities.person_id AND persons.number_type = 'CPR' AND persons.number = ${'cprNumber'} AND persons.valid_to IS NULL)))
    AND (${'isActive'} IS NULL OR (identities.deactivated_at IS NULL) = ${'isActive'})
    AND (${'changedSince'} IS NULL OR coalesce(identities.changed_at, identities.created_at) >= ${'changedSince'})
    AND (${'isAdministrator'} IS NULL OR ${'isAdministrator'} = EXISTS (
      SELECT FROM privilege_grants
      WHERE privilege_grants.identity_id = identities.identity_id AND privilege_grants.party_id = ${'partyId'} AND privilege_grants.revoked_at IS NULL
        AND privilege_grants.privilege = 'ORGANISATION_USER_ADMINISTRATOR' AND (privilege_grants.ends_at IS NULL OR privilege_grants.ends_at > ${'now'})))
    AND (${'after'} IS NULL OR identities.identity_id > ${'after'})
  ORDER BY identities.identity_id LIMIT ${'limit'} OFFSET ${'offset'}`

export const countIdentities = get(criteria, { count: int8 })`
  WITH known AS (
    SELECT identities.identity_id FROM identities WHERE identities.party_id = ${'partyId'} AND identities.kind = 'employee'
    UNION SELECT privilege_grants.identity_id FROM privilege_grants
      WHERE privilege_grants.party_id = ${'partyId'} AND privilege_grants.revoked_at IS NULL
        AND (privilege_grants.ends_at IS NULL OR privilege_grants.ends_at > ${'now'})
    UNION SELECT identities.identity_id FROM party_numbers
      JOIN identities ON identities.party_id = party_numbers.party_id
      WHERE party_numbers.number_type = 'CVR' AND party_numbers.number = ${'cvrNumber'} AND party_numbers.valid_to IS NULL
        AND identities.kind = 'employee' AND lower(identities.rid) = lower(${'rid'})
  )
  SELECT count(*)
  FROM known
  JOIN identities ON identities.identity_id = known.identity_id
  LEFT JOIN party_numbers ON party_numbers.party_id = identities.party_id AND party_numbers.number_type = 'CVR' AND party_numbers.valid_to IS NULL
  WHERE (${'identityIds'} IS NULL OR identities.identity_id = ANY (${'identityIds'}))
    AND (${'cvrNumber'} IS NULL OR party_numbers.number = ${'cvrNumber'}) AND (${'rid'} IS NULL OR lower(identities.rid) = lower(${'rid'}))
    AND (${'cprNumber'} IS NULL OR (identities.party_id = ${'partyId'} AND EXISTS (
      SELECT FROM party_numbers AS persons
      WHERE persons.party_id = identities.person_id AND persons.number_type = 'CPR' AND persons.number = ${'cprNumber'} AND persons.valid_to IS NULL)))
    AND (${'isActive'} IS NULL OR (identities.deactivated_at IS NULL) = ${'isActive'})
    AND (${'changedSince'} IS NULL OR coalesce(identities.changed_at, identities.created_at) >= ${'changedSince'})
    AND (${'isAdministrator'} IS NULL OR ${'isAdministrator'} = EXISTS (
      SELECT FROM privilege_grants
      WHERE privilege_grants.identity_id = identities.identity_id AND privilege_grants.party_id = ${'partyId'} AND privilege_grants.revoked_at IS NULL
        AND privilege_grants.privilege = 'ORGANISATION_USER_ADMINISTRATOR' AND (privilege_grants.ends_at IS NULL OR privilege_grants.ends_at > ${'now'})))`
