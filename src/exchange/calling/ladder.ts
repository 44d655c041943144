import type { Instant } from '../../platform/clock/index.ts'
import { instant } from '../../platform/clock/index.ts'

/** `week`: what a system gets first. `primary`: what the primary system gets after another did not take it. */
export type LadderName = 'week' | 'primary'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** When attempts are made, counted from the first (exchange.md §4); the last step is the last attempt. */
const steps: Readonly<Record<LadderName, readonly number[]>> = {
  week: [0, 15 * minuteMs, hourMs, 6 * hourMs, dayMs, 2 * dayMs, 3 * dayMs, 4 * dayMs, 5 * dayMs, 6 * dayMs, 7 * dayMs],
  primary: [0, hourMs, 6 * hourMs],
}

/** With attempts that long and no success, a system is given up as a whole. */
export const givenUpAfterMs = 7 * dayMs

/**
 * When to try again after an attempt that failed, both in business time; undefined after the last. Steps that nobody took, because this
 * program was down, are left out; an attempt made later than the last step is the last.
 */
export function nextAttemptAt(ladder: LadderName, firstAttemptAt: Instant, attemptedAt: Instant): Instant | undefined {
  const step = steps[ladder].find((afterMs) => afterMs > attemptedAt - firstAttemptAt)
  return step === undefined ? undefined : instant(firstAttemptAt + step)
}
