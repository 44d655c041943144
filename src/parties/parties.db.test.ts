import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withTestDatabase } from '../platform/database/testing.ts'
import { listNumbersOfParties, listPartiesByNumber } from './parties.queries.ts'
import { insertTestAuthority, insertTestCompany, insertTestPerson } from './parties.testing.ts'

test('parties of all kinds are found by their numbers in one statement; unknown numbers have no row', () =>
  withTestDatabase((database) =>
    database.transaction(async (tx) => {
      const person = await insertTestPerson(tx, { name: 'Ida Prøve', status: 'departed' })
      const company = await insertTestCompany(tx, { status: 'closed', firstLoginAt: tx.now })
      const authority = await insertTestAuthority(tx)
      const before = tx.count.statements
      const found = await listPartiesByNumber(tx, {
        types: ['CPR', 'CVR', 'CVR', 'CVR', 'CPR'],
        numbers: [person.cprNumber, company.cvrNumber, authority.cvrNumber, '11111111', company.cvrNumber],
      })
      assert.equal(tx.count.statements - before, 1)
      const unknown = { birthDate: null, personStatus: null, companyStatus: null, registeredAt: null, firstLoginAt: null }
      const expected = [
        { ...unknown, numberType: 'CPR', number: person.cprNumber, partyId: person.partyId, kind: 'person', name: 'Ida Prøve', birthDate: person.birthDate, personStatus: 'departed' },
        { ...unknown, numberType: 'CVR', number: company.cvrNumber, partyId: company.partyId, kind: 'company', name: company.name, companyStatus: 'closed', registeredAt: company.registeredAt, firstLoginAt: tx.now },
        { ...unknown, numberType: 'CVR', number: authority.cvrNumber, partyId: authority.partyId, kind: 'authority', name: authority.name },
      ]
      const byParty = (a: { partyId: string }, b: { partyId: string }): number => (a.partyId < b.partyId ? -1 : 1)
      assert.deepEqual(found.toSorted(byParty), expected.toSorted(byParty))
    }),
  ))

test('the numbers of parties are told together', () =>
  withTestDatabase((database) =>
    database.transaction(async (tx) => {
      const person = await insertTestPerson(tx)
      const company = await insertTestCompany(tx)
      await insertTestAuthority(tx)
      const numbers = await listNumbersOfParties(tx, { partyIds: [person.partyId, company.partyId] })
      assert.deepEqual(new Map(numbers.map((row) => [row.partyId, `${row.numberType} ${row.number}`])), new Map([
        [person.partyId, `CPR ${person.cprNumber}`],
        [company.partyId, `CVR ${company.cvrNumber}`],
      ]))
    }),
  ))
