import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Instant } from '../../platform/clock/index.ts'
import { addDuration, parseInstant, plainDate, startOfCivilDate } from '../../platform/clock/index.ts'
import { daysLeft, endingText, toldFrom, toldUpTo } from './ending.ts'

const at = (text: string): Instant => parseInstant(text) ?? assert.fail(text)
/** A right whose last day this is. */
const endOf = (day: string): Instant => addDuration(startOfCivilDate(plainDate(day)), 'P1D')

test('days are counted as calendars do, to the last day on which the right counts', () => {
  const now = at('2026-11-22T22:30:00Z')
  assert.equal(daysLeft(endOf('2026-11-22'), now), 0)
  assert.equal(daysLeft(endOf('2026-11-23'), now), 1)
  assert.equal(daysLeft(endOf('2026-12-22'), now), 30)
  assert.equal(daysLeft(endOf('2026-12-23'), now), undefined, 'far')
  assert.equal(daysLeft(endOf('2026-11-21'), now), undefined, 'past')
  assert.equal(daysLeft(at('2026-11-23T12:00:00Z'), now), 1, 'an end within a day')
  assert.equal(daysLeft(null, now), undefined)
})

test('what a page says', () => {
  const now = at('2026-11-22T10:00:00Z')
  assert.equal(endingText(endOf('2026-11-22'), now, 'da'), 'Udløber i dag')
  assert.equal(endingText(endOf('2026-11-23'), now, 'da'), 'Udløber om 1 dag')
  assert.equal(endingText(endOf('2026-12-04'), now, 'en'), 'Ends in 12 days')
  assert.equal(endingText(endOf('2027-12-04'), now, 'en'), undefined)
})

test('the moment to tell of an end is the first at which it counts as near, across both changes of the clocks', () => {
  for (const day of ['2026-11-22', '2027-03-28', '2027-04-10', '2027-10-31', '2027-11-15', '2028-02-29']) {
    for (const endsAt of [endOf(day), addDuration(endOf(day), '-PT12H'), addDuration(endOf(day), '-PT23H')]) {
      const from = toldFrom(endsAt)
      assert.ok(endsAt <= toldUpTo(from), `${day}: due when told`)
      assert.ok(endsAt > toldUpTo(addDuration(from, '-PT1S')), `${day}: not a second before`)
      assert.equal(daysLeft(endsAt, from), 30, day)
      assert.equal(daysLeft(endsAt, addDuration(from, '-PT1S')), undefined, day)
    }
  }
})
