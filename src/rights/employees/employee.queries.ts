import type { IdentityId } from '../../login/index.ts'
import type { PartyId } from '../../parties/index.ts'
import { boolean, execute, find, int8, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { Shape } from '../../platform/database/index.ts'

const employeeFacts = {
  identityId: uuid<IdentityId>(),
  version: int8,
  name: text(),
  alias: nullable(text()),
  email: nullable(text()),
  rid: text(),
  employerId: uuid<PartyId>(),
  employerName: text(),
  employerCvr: nullable(text()),
  createdAt: timestamp,
  changedAt: nullable(timestamp),
  deactivatedAt: nullable(timestamp),
}

/** An employee as administrators see him. */
export type Employee = Shape<typeof employeeFacts>

/** An own employee, or one of another organisation who has or had a right here. */
export const findEmployeeOf = find({ partyId: uuid<PartyId>(), identityId: uuid<IdentityId>() }, employeeFacts)`
  SELECT identities.identity_id, identities.version, identities.name, identities.alias, identities.email, coalesce(identities.rid, '') AS rid,
    parties.party_id AS employer_id, parties.name AS employer_name, party_numbers.number AS employer_cvr, identities.created_at, identities.changed_at,
    identities.deactivated_at
  FROM identities
  JOIN parties ON parties.party_id = identities.party_id
  LEFT JOIN party_numbers ON party_numbers.party_id = parties.party_id AND party_numbers.number_type = 'CVR' AND party_numbers.valid_to IS NULL
  WHERE identities.identity_id = ${'identityId'} AND identities.kind = 'employee'
    AND (identities.party_id = ${'partyId'} OR EXISTS (
      SELECT FROM privilege_grants
      WHERE privilege_grants.identity_id = identities.identity_id AND privilege_grants.party_id = ${'partyId'}))`

export const updateEmployee = execute({
  identityId: uuid<IdentityId>(),
  alias: nullable(text()),
  email: nullable(text()),
  isDeactivated: boolean,
  now: timestamp,
})`
  UPDATE identities
  SET alias = ${'alias'}, email = ${'email'}, deactivated_at = CASE WHEN ${'isDeactivated'} THEN coalesce(identities.deactivated_at, ${'now'}) END,
    version = identities.version + 1, changed_at = ${'now'}
  WHERE identities.identity_id = ${'identityId'}`
