import type { Instant } from '../../platform/clock/index.ts'
import { instant } from '../../platform/clock/index.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** When a notice is tried again, counted from the first attempt, as letters are (exchange.md §4): 15 min, 1 h, 6 h, then every 24 h up to seven days. */
const stepsMs = [hourMs / 4, hourMs, 6 * hourMs, ...Array.from({ length: 7 }, (_, day) => (day + 1) * dayMs)]

/** The next attempt after one that failed now; undefined when that was the last. */
export function nextAttempt(firstTriedAt: Instant, now: Instant): Instant | undefined {
  const stepMs = stepsMs.find((ms) => firstTriedAt + ms > now)
  return stepMs === undefined ? undefined : instant(firstTriedAt + stepMs)
}
