import type { CprNumber, PartyId, PersonRecord } from '../parties/index.ts'
import { addParties } from '../parties/index.ts'
import { plainDate } from '../platform/clock/index.ts'
import { uuidV7 } from '../platform/crypto/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { enrolParties } from './enrol-parties.ts'

/** So many enrolled persons, in sets: at most 10 000. */
export async function insertCrowd(tx: Transaction, count: number): Promise<PersonRecord[]> {
  const persons = Array.from({ length: count }, (_, serial): PersonRecord => ({
    partyId: uuidV7(tx.now) as PartyId, // branding
    cprNumber: `610280${String(serial).padStart(4, '0')}` as CprNumber, // branding
    name: 'Prøve Person',
    birthDate: plainDate('1980-01-01'),
    status: 'resident',
    statusSince: tx.now,
    nameProtected: false,
    addressProtected: false,
  }))
  await addParties(tx, { persons, companies: [], authorities: [] })
  await enrolParties(tx, persons.map(({ partyId }) => partyId))
  return persons
}
