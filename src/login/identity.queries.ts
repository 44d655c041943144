import type { CprNumber, CvrNumber, PartyId } from '../parties/index.ts'
import { boolean, find, text, uuid } from '../platform/database/index.ts'
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
