import type { CprNumber, CvrNumber, PartyId } from '../parties/index.ts'
import { boolean, change, execute, find, text, timestamp, uuid } from '../platform/database/index.ts'
import type { IdentityId } from './session.ts'

const found = { identityId: uuid<IdentityId>(), partyId: uuid<PartyId>(), isDeactivated: boolean }

export const findIdentityBySubject = find({ provider: text(), subject: text() }, found)`
  SELECT identities.identity_id, identities.party_id, identities.deactivated_at IS NOT NULL AS is_deactivated FROM identities
  WHERE identities.provider = ${'provider'} AND identities.subject = ${'subject'}`

/** The identity registered with this provider goes before one with another. */
export const findCitizenByNumber = find({ provider: text(), cpr: text<CprNumber>() }, found)`
  SELECT identities.identity_id, identities.party_id, identities.deactivated_at IS NOT NULL AS is_deactivated FROM identities
  JOIN party_numbers ON party_numbers.party_id = identities.party_id
  WHERE party_numbers.number_type = 'CPR' AND party_numbers.number = ${'cpr'} AND party_numbers.valid_to IS NULL AND identities.kind = 'citizen'
  ORDER BY identities.provider = ${'provider'} DESC, identities.identity_id LIMIT 1`

export const findEmployeeByNumbers = find({ provider: text(), cvr: text<CvrNumber>(), rid: text() }, found)`
  SELECT identities.identity_id, identities.party_id, identities.deactivated_at IS NOT NULL AS is_deactivated FROM identities
  JOIN party_numbers ON party_numbers.party_id = identities.party_id
  WHERE party_numbers.number_type = 'CVR' AND party_numbers.number = ${'cvr'} AND party_numbers.valid_to IS NULL
    AND identities.kind = 'employee' AND identities.rid = ${'rid'}
  ORDER BY identities.provider = ${'provider'} DESC, identities.identity_id LIMIT 1`

/** An employee of whoever bears the number now; nobody when no organisation does, or when another login of the same person came first. */
export const insertEmployee = change(
  { identityId: uuid<IdentityId>(), cvr: text<CvrNumber>(), name: text(), rid: text(), provider: text(), subject: text(), now: timestamp },
  found,
)`
  INSERT INTO identities (identity_id, kind, party_id, name, rid, provider, subject, created_at)
  SELECT ${'identityId'}, 'employee', parties.party_id, ${'name'}, ${'rid'}, ${'provider'}, ${'subject'}, ${'now'}
  FROM party_numbers
  JOIN parties ON parties.party_id = party_numbers.party_id
  WHERE party_numbers.number_type = 'CVR' AND party_numbers.number = ${'cvr'} AND party_numbers.valid_to IS NULL
    AND parties.kind IN ('company', 'authority')
  ON CONFLICT (provider, subject) DO NOTHING
  RETURNING identities.identity_id, identities.party_id, false AS is_deactivated`

/** The human who bears an employee's login, as the provider last told. */
export const updatePerson = execute({ identityId: uuid<IdentityId>(), cpr: text<CprNumber>() })`
  UPDATE identities SET person_id = party_numbers.party_id
  FROM party_numbers
  WHERE identities.identity_id = ${'identityId'} AND party_numbers.number_type = 'CPR' AND party_numbers.number = ${'cpr'}
    AND party_numbers.valid_to IS NULL AND identities.person_id IS DISTINCT FROM party_numbers.party_id`
