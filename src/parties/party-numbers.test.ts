import assert from 'node:assert/strict'
import { test } from 'node:test'
import { birthDateOfCprNumber, maskCprNumber, parseCprNumber } from './cpr-number.ts'
import { cvrNumberLooksMistyped, parseCvrNumber } from './cvr-number.ts'
import type { CprNumber, CvrNumber } from './numbers.ts'
import { parseRecipientNumber } from './recipient-number.ts'

function cpr(text: string): CprNumber {
  const number = parseCprNumber(text)
  assert.ok(number !== undefined, `${text} is refused`)
  return number
}

function cvr(text: string): CvrNumber {
  const number = parseCvrNumber(text)
  assert.ok(number !== undefined, `${text} is refused`)
  return number
}

test('a CPR number is ten digits that begin with a date, with or without hyphen', () => {
  assert.equal(cpr('250480-1234'), '2504801234')
  for (const text of ['', '250480123', '25048012345', '250480 1234', '25-04801234', '3204801234', '0004801234', '2513801234', '2500801234', 'abcdefghij'])
    assert.equal(parseCprNumber(text), undefined, text)
})

test('the days 61 to 91 of replacement and test numbers are the days 1 to 31', () => {
  assert.equal(birthDateOfCprNumber(cpr('6101801234')), '1980-01-01')
  assert.equal(birthDateOfCprNumber(cpr('9101801234')), '1980-01-31')
  for (const text of ['6001801234', '9201801234', '9104801234', '4001801234']) assert.equal(parseCprNumber(text), undefined, text)
})

test('29 February needs a leap year of the right century', () => {
  assert.equal(birthDateOfCprNumber(cpr('2902004000')), '2000-02-29')
  assert.equal(parseCprNumber('2902000000'), undefined, '1900 was no leap year')
  assert.equal(parseCprNumber('2902810000'), undefined)
})

test('the 7th digit tells the century', () => {
  const yearOf = (seventh: string, year: string): string => birthDateOfCprNumber(cpr(`0101${year}${seventh}000`)).slice(0, 4)
  const expected: [string, string, string][] = [
    ['0', '00', '1900'], ['3', '99', '1999'], ['4', '36', '2036'], ['4', '37', '1937'], ['5', '57', '2057'],
    ['5', '58', '1858'], ['8', '99', '1899'], ['8', '00', '2000'], ['9', '36', '2036'], ['9', '37', '1937'],
  ]
  for (const [seventh, year, full] of expected) assert.equal(yearOf(seventh, year), full)
})

test('modulus 11 is not asked of a CPR number', () => {
  cpr('2211771212')
  cpr('2512169996')
})

test('a shown CPR number keeps its last four digits back', () => {
  assert.equal(maskCprNumber(cpr('2504801234')), '250480-****')
})

test('a CVR number is eight digits; failing modulus 11 only warns', () => {
  assert.equal(cvrNumberLooksMistyped(cvr('13585628')), false)
  assert.equal(cvrNumberLooksMistyped(cvr('13585629')), true)
  for (const text of ['', '1358562', '135856281', '1358562x', '13 58 56 28']) assert.equal(parseCvrNumber(text), undefined, text)
})

test('a recipient is read whatever the case of its idType', () => {
  assert.deepEqual(parseRecipientNumber('cpr', '2504801234'), { number: { type: 'CPR', number: '2504801234' } })
  assert.deepEqual(parseRecipientNumber('Cvr', '99990001'), { number: { type: 'CVR', number: '99990001' } })
  assert.deepEqual(parseRecipientNumber('EMAIL', 'a@b.dk'), { fault: 'type' })
  assert.deepEqual(parseRecipientNumber('CPR', '99990001'), { fault: 'form' })
  assert.deepEqual(parseRecipientNumber('CVR', '2504801234'), { fault: 'form' })
})
