import { addDuration } from '../platform/clock/index.ts'
import { uuidV7 } from '../platform/crypto/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { addParties } from './add-parties.ts'
import { birthDateOfCprNumber, parseCprNumber } from './cpr-number.ts'
import { parseCvrNumber } from './cvr-number.ts'
import type { CprNumber, CvrNumber, PartyId } from './numbers.ts'
import type { AuthorityRecord, CompanyRecord, PartyRecords, PersonRecord } from './party.ts'

const nobody: PartyRecords = { persons: [], companies: [], authorities: [] }
let made = 0

function defined<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('A test builder made a malformed number')
  return value
}

/** A CPR number that no person can bear (day 61 to 88), born 1970 to 1999; another one at each call, up to 280 000. */
export function nextTestCprNumber(): CprNumber {
  const serial = made++
  const day = 61 + (serial % 28)
  const year = 70 + (Math.floor(serial / 28) % 30)
  const last = Math.floor(serial / 840) % 4000
  return defined(parseCprNumber(`${day}01${year}${String(last).padStart(4, '0')}`))
}

/** A CVR number of the range kept for tests (9999xxxx); another one at each call, up to 10 000. */
export const nextTestCvrNumber = (): CvrNumber => defined(parseCvrNumber(`9999${String(made++).padStart(4, '0')}`))

const newPartyId = (tx: Transaction): PartyId => uuidV7(tx.now) as PartyId // branding

/** A resident person of working age, or what `more` says. */
export async function insertTestPerson(tx: Transaction, more: Partial<PersonRecord> = {}): Promise<PersonRecord> {
  const cprNumber = more.cprNumber ?? nextTestCprNumber()
  const person: PersonRecord = {
    partyId: newPartyId(tx),
    cprNumber,
    name: 'Prøve Person',
    birthDate: birthDateOfCprNumber(cprNumber),
    status: 'resident',
    statusSince: addDuration(tx.now, '-P10Y'),
    nameProtected: false,
    addressProtected: false,
    ...more,
  }
  await addParties(tx, { ...nobody, persons: [person] })
  return person
}

/** An active company past its quiet period, or what `more` says. */
export async function insertTestCompany(tx: Transaction, more: Partial<CompanyRecord> = {}): Promise<CompanyRecord> {
  const registeredAt = more.registeredAt ?? addDuration(tx.now, '-P3Y')
  const company: CompanyRecord = {
    partyId: newPartyId(tx),
    cvrNumber: nextTestCvrNumber(),
    name: 'Prøve Firma ApS',
    status: 'active',
    statusSince: registeredAt,
    registeredAt,
    firstLoginAt: null,
    legalOwners: [],
    ...more,
  }
  await addParties(tx, { ...nobody, companies: [company] })
  return company
}

export async function insertTestAuthority(tx: Transaction, more: Partial<AuthorityRecord> = {}): Promise<AuthorityRecord> {
  const authority: AuthorityRecord = { partyId: newPartyId(tx), cvrNumber: nextTestCvrNumber(), name: 'Prøve Kommune', ...more }
  await addParties(tx, { ...nobody, authorities: [authority] })
  return authority
}
