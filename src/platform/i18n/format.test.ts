import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatCalendarDate, formatCount, formatDate, formatDateTime, formatDay, formatDuration, formatExactTime, formatFileSize, formatNumber, formatShortDate, formatTelephone, formatTime, telephoneLink } from './index.ts'

/** 31 December 2026 23:30 UTC, which is 1 January 2027 00:30 in Copenhagen. */
const newYearMs = Date.UTC(2026, 11, 31, 23, 30, 5, 42)
const summerMs = Date.UTC(2026, 6, 1, 12, 0)

test('instants are shown in Danish time, in winter and in summer', () => {
  assert.equal(formatDate(newYearMs, 'da'), '1. januar 2027')
  assert.equal(formatDate(newYearMs, 'en'), '1 January 2027')
  assert.equal(formatTime(summerMs, 'da'), '14.00')
  assert.equal(formatTime(summerMs, 'en'), '14:00')
  assert.equal(formatDateTime(newYearMs, 'da'), '1. januar 2027 kl. 00.30')
  assert.equal(formatDateTime(newYearMs, 'en'), '1 January 2027 at 00:30')
  assert.equal(formatShortDate(newYearMs, 'da'), '01.01.2027')
  assert.equal(formatShortDate(newYearMs, 'en'), '01/01/2027')
  assert.equal(formatDay(newYearMs, 'da'), '1. jan.')
  assert.equal(formatDay(newYearMs, 'en'), '1 Jan')
  assert.equal(formatExactTime(newYearMs, 'da'), '01.01.2027, 00.30.05,042')
})

test('a date without a time is the same everywhere, and nothing else is taken for one', () => {
  assert.equal(formatCalendarDate('2026-03-29', 'da'), '29. marts 2026')
  assert.throws(() => formatCalendarDate('2026-03-29T10:00:00Z', 'da'), RangeError)
})

test('numbers, counts and sizes follow the language', () => {
  assert.equal(formatNumber(1234567.891, 'da'), '1.234.567,89')
  assert.equal(formatNumber(1234567.891, 'en'), '1,234,567.89')
  assert.equal(formatCount(1, { one: 'brev', other: 'breve' }, 'da'), '1 brev')
  assert.equal(formatCount(0, { one: 'letter', other: 'letters' }, 'en'), '0 letters')
  assert.deepEqual(
    [0, 1, 812, 1000, 1500, 99_500_000, 3e15].map((bytes) => formatFileSize(bytes, 'da').replaceAll('\u00a0', ' ')),
    ['0 bytes', '1 byte', '812 bytes', '1 kB', '1,5 kB', '99,5 MB', '3.000 TB'],
  )
  assert.equal(formatFileSize(812, 'en'), '812 bytes')
  assert.deepEqual([0, 59_999, 60_000, 7_199_999, 172_800_000].map((ms) => formatDuration(ms, 'da')), ['0 sekunder', '59 sekunder', '1 minut', '1 time', '2 dage'])
  assert.equal(formatDuration(60_000, 'en'), '1 minute')
})

test('Danish telephone numbers stand in pairs, others as written', () => {
  assert.equal(formatTelephone('33925200'), '+45 33 92 52 00')
  assert.equal(formatTelephone('+4533925200'), '+45 33 92 52 00')
  assert.equal(formatTelephone('+47 22 00 00 00'), '+47 22 00 00 00')
  assert.equal(telephoneLink('33 92 52 00'), 'tel:+4533925200')
})
