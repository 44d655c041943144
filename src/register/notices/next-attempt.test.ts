import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../../platform/clock/index.ts'
import { nextAttempt } from './next-attempt.ts'

const hours = (count: number) => count * 3_600_000

test('a notice is tried eleven times over seven days', () => {
  const first = instant(1_000)
  const attempts = [0]
  for (let at = nextAttempt(first, first); at !== undefined; at = nextAttempt(first, at)) attempts.push((at - first) / hours(1))
  assert.deepEqual(attempts, [0, 0.25, 1, 6, 24, 48, 72, 96, 120, 144, 168])
})

test('an attempt that came late takes no step twice', () => {
  assert.equal(nextAttempt(instant(0), instant(hours(7))), hours(24))
  assert.equal(nextAttempt(instant(0), instant(hours(200))), undefined)
})
