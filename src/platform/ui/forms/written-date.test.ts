import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { instant, instantText } from '../../clock/index.ts'
import { readDate, readTimeOfDay, writtenDate } from './written-date.ts'

test('a day is read however one writes it in Denmark', () => {
  for (const text of ['24.12.2027', ' 24.12.2027 ', '24/12/2027', '24/12-2027', '24-12-2027', '24 12 2027', '24. 12. 2027', '24122027', '2027-12-24'])
    assert.equal(readDate(text), '2027-12-24', text)
  assert.equal(readDate('3.4.2027'), '2027-04-03')
})

test('what is no day is none, and stays as it was typed', () => {
  for (const text of ['', 'i morgen', '31.4.2027', '29.2.2027', '0.1.2027', '1.13.2027', '24.12.27', '24.12', '2027-13-01', '1.1.0000', '24.12.2027.'])
    assert.deepEqual([readDate(text), writtenDate(text)], [undefined, text])
  assert.equal(readDate('29.2.2028'), '2028-02-29')
})

const dayMs = 86_400_000

test('every day is read back as it is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: -25_000, max: 80_000 }), (days) => {
      const day = instantText(instant(days * dayMs)).slice(0, 10)
      assert.equal(readDate(writtenDate(day)), day)
    }),
  )
})

test('a time of day is read with and without minutes', () => {
  const read = { '8': '08:00', '8.30': '08:30', '08:30': '08:30', '0830': '08:30', '830': '08:30', 'kl. 8': '08:00', '23.59': '23:59', '0': '00:00' }
  for (const [text, time] of Object.entries(read)) assert.equal(readTimeOfDay(text), time, text)
  for (const text of ['', '24', '8.60', '8.3', 'otte', '-1']) assert.equal(readTimeOfDay(text), undefined, text)
})
