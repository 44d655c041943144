import assert from 'node:assert/strict'
import { test } from 'node:test'
import { quantile } from './quantile.ts'
import { rangeAt, startOf } from './range.ts'
import type { MachineTime } from '../../platform/clock/index.ts'

const limits = [0.1, 0.5, 5]
const at = (text: string) => Date.parse(text) as MachineTime // branding

test('a percentile lies between the limits of its bucket, by the share that lies below', () => {
  assert.equal(quantile(0.5, limits, [100, 0, 0, 0]), 0.05)
  assert.equal(quantile(0.99, limits, [98, 0, 2, 0]), 2.75)
  assert.equal(quantile(0.99, limits, [0, 0, 0, 7]), 5, 'beyond the last limit nothing is known but that')
  assert.equal(quantile(0.5, limits, [0, 0, 0, 0]), null)
})

test('a range ends with the last whole minute, in spans that begin at round times', () => {
  const now = at('2026-11-22T09:38:41Z')
  const hour = rangeAt('hour', now)
  assert.deepEqual([hour.until, startOf(hour, 59), hour.since], [at('2026-11-22T09:38:00Z'), at('2026-11-22T09:37:00Z'), at('2026-11-22T08:38:00Z')])
  const day = rangeAt('day', now)
  assert.deepEqual([day.until, day.until - day.since], [at('2026-11-22T09:45:00Z'), 86_400_000])
  const month = rangeAt('month', now)
  assert.deepEqual([month.until, month.until - month.since], [at('2026-11-22T12:00:00Z'), 30 * 86_400_000])
})
