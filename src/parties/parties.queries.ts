import type { Shape } from '../platform/database/index.ts'
import { array, boolean, change, date, execute, list, nullable, text, timestamp, uuid } from '../platform/database/index.ts'
import type { NumberType, PartyId } from './numbers.ts'
import type { CompanyStatus, PartyKind, PersonStatus } from './party.ts'

const partyByNumber = {
  numberType: text<NumberType>(),
  number: text(),
  partyId: uuid<PartyId>(),
  kind: text<PartyKind>(),
  name: text(),
  birthDate: nullable(date),
  personStatus: nullable(text<PersonStatus>()),
  companyStatus: nullable(text<CompanyStatus>()),
  registeredAt: nullable(timestamp),
  firstLoginAt: nullable(timestamp),
}

export type PartyByNumber = Shape<typeof partyByNumber>

/** The parties that bear these numbers today, with what the register knows of them; `types[i]` belongs to `numbers[i]`. An unknown number has no row. */
export const listPartiesByNumber = list({ types: array(text<NumberType>()), numbers: array(text()) }, partyByNumber)`
  SELECT wanted.number_type, wanted.number, parties.party_id, parties.kind, parties.name, persons.birth_date, persons.status AS person_status,
    companies.status AS company_status, companies.registered_at, companies.first_login_at
  FROM unnest(${'types'}, ${'numbers'}) AS wanted (number_type, number)
  JOIN party_numbers ON party_numbers.number_type = wanted.number_type AND party_numbers.number = wanted.number AND party_numbers.valid_to IS NULL
  JOIN parties ON parties.party_id = party_numbers.party_id
  LEFT JOIN persons ON persons.party_id = parties.party_id
  LEFT JOIN companies ON companies.party_id = parties.party_id`

/** The numbers that the parties bear today. */
export const listNumbersOfParties = list({ partyIds: array(uuid<PartyId>()) }, { partyId: uuid<PartyId>(), numberType: text<NumberType>(), number: text() })`
  SELECT party_numbers.party_id, party_numbers.number_type, party_numbers.number
  FROM party_numbers
  WHERE party_numbers.party_id = ANY (${'partyIds'}) AND party_numbers.valid_to IS NULL`

export const insertPartyRows = execute({ partyIds: array(uuid<PartyId>()), kinds: array(text<PartyKind>()), names: array(text()), now: timestamp })`
  INSERT INTO parties (party_id, kind, name, created_at, updated_at)
  SELECT record.party_id, record.kind, record.name, ${'now'}, ${'now'}
  FROM unnest(${'partyIds'}, ${'kinds'}, ${'names'}) AS record (party_id, kind, name)`

export const insertNumberRows = execute({ partyIds: array(uuid<PartyId>()), types: array(text<NumberType>()), numbers: array(text()), now: timestamp })`
  INSERT INTO party_numbers (party_id, number_type, number, valid_from)
  SELECT record.party_id, record.number_type, record.number, ${'now'}
  FROM unnest(${'partyIds'}, ${'types'}, ${'numbers'}) AS record (party_id, number_type, number)`

export const insertPersonRows = execute({
  partyIds: array(uuid<PartyId>()),
  birthDates: array(date),
  statuses: array(text<PersonStatus>()),
  since: array(timestamp),
  nameProtected: array(boolean),
  addressProtected: array(boolean),
})`
  INSERT INTO persons (party_id, birth_date, status, status_since, name_protected, address_protected)
  SELECT * FROM unnest(${'partyIds'}, ${'birthDates'}, ${'statuses'}, ${'since'}, ${'nameProtected'}, ${'addressProtected'})`

export const insertCompanyRows = execute({
  partyIds: array(uuid<PartyId>()),
  statuses: array(text<CompanyStatus>()),
  since: array(timestamp),
  registeredAt: array(timestamp),
  firstLoginAt: array(nullable(timestamp)),
})`
  INSERT INTO companies (party_id, status, status_since, registered_at, first_login_at)
  SELECT * FROM unnest(${'partyIds'}, ${'statuses'}, ${'since'}, ${'registeredAt'}, ${'firstLoginAt'})`

export const insertLegalOwnerRows = execute({ companyIds: array(uuid<PartyId>()), personIds: array(uuid<PartyId>()) })`
  INSERT INTO legal_owners (company_id, person_id)
  SELECT * FROM unnest(${'companyIds'}, ${'personIds'})`

export const insertAddressRows = execute({
  partyIds: array(uuid<PartyId>()),
  streets: array(text()),
  houseNumbers: array(text()),
  floors: array(nullable(text())),
  doors: array(nullable(text())),
  postalCodes: array(text()),
  postDistricts: array(text()),
  countryCodes: array(text()),
})`
  INSERT INTO addresses (party_id, street, house_number, floor, door, postal_code, post_district, country_code)
  SELECT * FROM unnest(${'partyIds'}, ${'streets'}, ${'houseNumbers'}, ${'floors'}, ${'doors'}, ${'postalCodes'}, ${'postDistricts'}, ${'countryCodes'})`

/** Notes the first login for a company; answers nothing when there was one before or the party is no company. */
export const recordFirstLogin = change({ partyId: uuid<PartyId>(), now: timestamp }, { registeredAt: timestamp })`
  UPDATE companies SET first_login_at = ${'now'}
  WHERE companies.party_id = ${'partyId'} AND companies.first_login_at IS NULL
  RETURNING companies.registered_at`
