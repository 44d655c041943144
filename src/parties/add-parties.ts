import type { Transaction } from '../platform/database/index.ts'
import type { NumberType, PartyId } from './numbers.ts'
import { insertAddressRows, insertCompanyRows, insertLegalOwnerRows, insertNumberRows, insertPartyRows, insertPersonRows } from './parties.queries.ts'
import type { Address, CompanyRecord, PartyKind, PartyRecords, PersonRecord } from './party.ts'

interface AnyParty {
  readonly partyId: PartyId
  readonly kind: PartyKind
  readonly name: string
  readonly numberType: NumberType
  readonly number: string
  readonly address?: Address
}

function everybody({ persons, companies, authorities }: PartyRecords): AnyParty[] {
  return [
    ...persons.map((person) => ({ ...person, kind: 'person' as const, numberType: 'CPR' as const, number: person.cprNumber })),
    ...companies.map((company) => ({ ...company, kind: 'company' as const, numberType: 'CVR' as const, number: company.cvrNumber })),
    ...authorities.map((authority) => ({ ...authority, kind: 'authority' as const, numberType: 'CVR' as const, number: authority.cvrNumber })),
  ]
}

function addPersons(tx: Transaction, persons: readonly PersonRecord[]): Promise<number> {
  return insertPersonRows(tx, {
    partyIds: persons.map((person) => person.partyId),
    birthDates: persons.map((person) => person.birthDate),
    statuses: persons.map((person) => person.status),
    since: persons.map((person) => person.statusSince),
    nameProtected: persons.map((person) => person.nameProtected),
    addressProtected: persons.map((person) => person.addressProtected),
  })
}

function addCompanies(tx: Transaction, companies: readonly CompanyRecord[]): Promise<number> {
  return insertCompanyRows(tx, {
    partyIds: companies.map((company) => company.partyId),
    statuses: companies.map((company) => company.status),
    since: companies.map((company) => company.statusSince),
    registeredAt: companies.map((company) => company.registeredAt),
    firstLoginAt: companies.map((company) => company.firstLoginAt),
  })
}

function addLegalOwners(tx: Transaction, companies: readonly CompanyRecord[]): Promise<number> {
  const owned = companies.flatMap(({ partyId, legalOwners }) => legalOwners.map((personId) => ({ partyId, personId })))
  return insertLegalOwnerRows(tx, { companyIds: owned.map(({ partyId }) => partyId), personIds: owned.map(({ personId }) => personId) })
}

function addAddresses(tx: Transaction, parties: readonly AnyParty[]): Promise<number> {
  const housed = parties.flatMap(({ partyId, address }) => (address === undefined ? [] : [{ partyId, ...address }]))
  return insertAddressRows(tx, {
    partyIds: housed.map((party) => party.partyId),
    streets: housed.map((party) => party.street),
    houseNumbers: housed.map((party) => party.houseNumber),
    floors: housed.map((party) => party.floor),
    doors: housed.map((party) => party.door),
    postalCodes: housed.map((party) => party.postalCode),
    postDistricts: housed.map((party) => party.postDistrict),
    countryCodes: housed.map((party) => party.countryCode),
  })
}

/** Adds parties that are not there yet, in six statements whatever their number. A number that somebody bears already is a bug of the register's adapter. */
export async function addParties(tx: Transaction, records: PartyRecords): Promise<void> {
  const all = everybody(records)
  const partyIds = all.map((party) => party.partyId)
  await insertPartyRows(tx, { partyIds, kinds: all.map((party) => party.kind), names: all.map((party) => party.name), now: tx.now })
  await insertNumberRows(tx, { partyIds, types: all.map((party) => party.numberType), numbers: all.map((party) => party.number), now: tx.now })
  await addPersons(tx, records.persons)
  await addCompanies(tx, records.companies)
  await addLegalOwners(tx, records.companies)
  await addAddresses(tx, all)
}
