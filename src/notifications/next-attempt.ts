import type { Instant } from '../platform/clock/index.ts'
import { addDuration } from '../platform/clock/index.ts'

/** How long after each failed attempt the next one comes. A mail server that is away for a day loses nothing; the addressee still knows what it is about. */
const waits = ['PT1M', 'PT5M', 'PT15M', 'PT1H', 'PT6H', 'PT24H'] as const

/** When an e-mail is tried again after so many failed attempts; undefined when it is given up. */
export function nextAttemptAt(attempts: number, now: Instant): Instant | undefined {
  const wait = waits[attempts - 1]
  return wait === undefined ? undefined : addDuration(now, wait)
}
