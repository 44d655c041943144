import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../../platform/clock/index.ts'
import { identityWishSchema } from './identity-wish.ts'
import { faultsOfWish } from './wish-faults.ts'

const now = instant(Date.UTC(2027, 2, 1, 8))

/** The faults of a wish as `field code`. */
const faults = (wish: object): string[] => faultsOfWish(identityWishSchema.parse(wish), now).map(({ field, code }) => `${field} ${code}`)

test('a name is all that a person needs', () => {
  assert.deepEqual(faults({ kind: 'person', name: 'Ida Prøve' }), [])
  assert.deepEqual(faults({ kind: 'person', name: '  ' }), ['name nameMissing'])
  assert.deepEqual(faults({ kind: 'person', name: 'x'.repeat(141) }), ['name tooLong'])
})

test('a birthday is a day that has been, within a life', () => {
  const born = (birthDate: string): string[] => faults({ kind: 'person', name: 'Ida', birthDate })
  for (const day of ['1.3.2027', '2027-03-01', '1.3.1907', '']) assert.deepEqual(born(day), [], day)
  assert.deepEqual(born('2.3.2027'), ['birthDate notBornYet'])
  assert.deepEqual(born('28.2.1906'), ['birthDate tooOld'])
  assert.deepEqual(born('31.2.1980'), ['birthDate noDay'])
})

test('an address is whole or not there at all', () => {
  const address = { street: 'Algade', houseNumber: '1', postalCode: '4000', postDistrict: 'Roskilde' }
  assert.deepEqual(faults({ kind: 'person', name: 'Ida', ...address }), [])
  assert.deepEqual(faults({ kind: 'person', name: 'Ida', street: 'Algade' }), ['houseNumber addressIncomplete', 'postalCode addressIncomplete', 'postDistrict addressIncomplete'])
})

test('an organisation has a number of the range for tests, if any, and a first employee', () => {
  for (const kind of ['company', 'authority']) {
    assert.deepEqual(faults({ kind, name: 'Prøve ApS', employeeName: 'Bo', cvr: '' }), [])
    assert.deepEqual(faults({ kind, name: 'Prøve ApS', employeeName: 'Bo', cvr: ' 99998000 ' }), [])
    assert.deepEqual(faults({ kind, name: '', employeeName: '', cvr: '12345678' }), ['name nameMissing', 'cvr noTestNumber', 'employeeName employeeNameMissing'])
    assert.deepEqual(faults({ kind, name: 'A', employeeName: 'B', cvr: '9999' }), ['cvr noCvrNumber'])
  }
  assert.deepEqual(faults({ kind: 'company', name: 'A', employeeName: 'B', ownerCpr: '710190' }), ['ownerCpr noCprNumber'])
})

test('an employee has an employer and rights that have not ended', () => {
  const employee = { kind: 'employee', cvr: '99990001', employeeName: 'Bo' }
  for (const endsOn of ['', '1.3.2027', '31.12.2030']) assert.deepEqual(faults({ ...employee, endsOn }), [], endsOn)
  assert.deepEqual(faults({ ...employee, endsOn: '28.2.2027' }), ['endsOn passed'])
  assert.deepEqual(faults({ ...employee, endsOn: 'aldrig' }), ['endsOn noDay'])
  assert.deepEqual(faults({ kind: 'employee' }), ['cvr numberMissing', 'employeeName employeeNameMissing'])
  assert.deepEqual(faults({ ...employee, cvr: 'Egelund' }), ['cvr noCvrNumber'])
})

test('a form says one right as itself, a box as text; unknown rights and kinds are no wish', () => {
  const parse = (wish: object) => identityWishSchema.safeParse(wish)
  const company = { kind: 'company', name: 'A', employeeName: 'B' }
  assert.deepEqual(parse({ ...company, rights: 'SUPPORT' }).data, { ...company, cvr: '', ownerCpr: '', rights: ['SUPPORT'] })
  assert.deepEqual(parse({ ...company, rights: ['SUPPORT', 'SUPPORT'] }).data, { ...company, cvr: '', ownerCpr: '', rights: ['SUPPORT'] })
  assert.equal(parse({ kind: 'person', name: 'A', exempt: 'true' }).success, true)
  for (const wish of [{ ...company, rights: ['KING'] }, { kind: 'king' }, {}, { kind: 'person', name: 7 }]) assert.equal(parse(wish).success, false, JSON.stringify(wish))
})
