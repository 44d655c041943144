import assert from 'node:assert/strict'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const week = [0, 15 * minuteMs, ...[1, 6, 24, 48, 72, 96, 120, 144, 168].map((hours) => hours * hourMs)]
const primaryLadder = [0, hourMs, 6 * hourMs]
/** What a call and its writing take; steps lie a quarter of an hour apart at least. */
export const toleranceMs = 20_000

function assertSteps(times: readonly number[], steps: readonly number[]): void {
  assert.equal(times.length, steps.length, `${times.length} attempts`)
  const [first = 0] = times
  times.forEach((time, index) => assert.ok(Math.abs(time - first - (steps[index] ?? 0)) < toleranceMs, `attempt ${index + 1} after ${time - first} ms`))
}

/** Asserts that attempts were made at the steps of the first ladder: seven days. */
export const assertWeek = (times: readonly number[]): void => assertSteps(times, week)

/** Or at those of the primary system's ladder. */
export const assertPrimaryLadder = (times: readonly number[]): void => assertSteps(times, primaryLadder)
