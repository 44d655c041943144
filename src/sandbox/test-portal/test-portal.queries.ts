import type { IdentityId } from '../../login/index.ts'
import type { NumberType, PartyId, PartyKind } from '../../parties/index.ts'
import { array, execute, find, get, int8, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { PrivilegeType } from '../../rights/index.ts'

/** Two who make somebody at the same time draw one after the other, so that neither draws the other's number. */
export const lockTestNumbers = find({}, { locked: text() })`SELECT pg_advisory_xact_lock(715101)::text AS locked`

/** Numbers that begin like this and are somebody's. */
export const listTakenNumbers = list({ numberType: text<NumberType>(), beginning: text() }, { number: text() })`
  SELECT party_numbers.number FROM party_numbers
  WHERE party_numbers.number_type = ${'numberType'} AND starts_with(party_numbers.number, ${'beginning'})`

export const findOrganisationByCvr = find({ cvr: text() }, { partyId: uuid<PartyId>(), kind: text<PartyKind>(), name: text() })`
  SELECT parties.party_id, parties.kind, parties.name
  FROM party_numbers
  JOIN parties ON parties.party_id = party_numbers.party_id
  WHERE party_numbers.number_type = 'CVR' AND party_numbers.number = ${'cvr'} AND party_numbers.valid_to IS NULL`

export const findPersonByCpr = find({ cpr: text() }, { partyId: uuid<PartyId>() })`
  SELECT party_numbers.party_id FROM party_numbers
  WHERE party_numbers.number_type = 'CPR' AND party_numbers.number = ${'cpr'} AND party_numbers.valid_to IS NULL`

export const updateGrantsEnding = execute({ identityId: uuid<IdentityId>(), endsAt: timestamp })`
  UPDATE privilege_grants SET ends_at = ${'endsAt'} WHERE identity_id = ${'identityId'}`

const madePerson = {
  identityId: uuid<IdentityId>(),
  name: text(),
  kind: text<'citizen' | 'employee'>(),
  partyName: text(),
  number: text(),
  rights: array(text<PrivilegeType>()),
  createdAt: timestamp,
}

/** The order of `listMade`. */
export type MadeOrder = `${'name' | 'created'}:${'asc' | 'desc'}`

/** Those who were made here and bear the pattern (ILIKE) in name, organisation or number; or only this one. */
export const listMade = list({ identityId: nullable(uuid<IdentityId>()), pattern: text(), order: text<MadeOrder>(), now: timestamp, offset: int8, limit: int8 }, madePerson)`
  SELECT identities.identity_id, identities.name, identities.kind, parties.name AS party_name, party_numbers.number,
    ARRAY(SELECT DISTINCT privilege_grants.privilege FROM privilege_grants
      WHERE privilege_grants.identity_id = identities.identity_id AND privilege_grants.party_id = identities.party_id AND privilege_grants.revoked_at IS NULL
        AND (privilege_grants.ends_at IS NULL OR privilege_grants.ends_at > ${'now'}) ORDER BY privilege_grants.privilege) AS rights,
    identities.created_at
  FROM identities
  JOIN parties ON parties.party_id = identities.party_id
  JOIN party_numbers ON party_numbers.party_id = identities.party_id AND party_numbers.valid_to IS NULL
  WHERE identities.provider = 'sandbox' AND starts_with(identities.subject, 'test-portal-')
    AND (identities.name ILIKE ${'pattern'} OR parties.name ILIKE ${'pattern'} OR party_numbers.number ILIKE ${'pattern'})
    AND (${'identityId'} IS NULL OR identities.identity_id = ${'identityId'})
  ORDER BY
    CASE WHEN ${'order'} = 'name:asc' THEN identities.name END COLLATE "da-x-icu",
    CASE WHEN ${'order'} = 'name:desc' THEN identities.name END COLLATE "da-x-icu" DESC,
    CASE WHEN ${'order'} = 'created:asc' THEN identities.created_at END,
    identities.created_at DESC, identities.identity_id
  OFFSET ${'offset'} LIMIT ${'limit'}`

export const countMade = get({ pattern: text() }, { total: int8 })`
  SELECT count(*) AS total
  FROM identities
  JOIN parties ON parties.party_id = identities.party_id
  JOIN party_numbers ON party_numbers.party_id = identities.party_id AND party_numbers.valid_to IS NULL
  WHERE identities.provider = 'sandbox' AND starts_with(identities.subject, 'test-portal-')
    AND (identities.name ILIKE ${'pattern'} OR parties.name ILIKE ${'pattern'} OR party_numbers.number ILIKE ${'pattern'})`
