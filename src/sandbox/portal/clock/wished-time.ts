import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock/index.ts'
import { addDuration, civilTimeZone, instant, parseInstant } from '../../../platform/clock/index.ts'
import { Problem } from '../../../platform/problems/index.ts'
import { sandboxProblems } from '../sandbox.problems.ts'

/** How far the clock shall go: by a duration or to a time, exactly one of the two. */
export interface ClockWish {
  readonly advance?: string | undefined
  readonly set?: string | undefined
}

/** Dates stay in the form that all formats know, and a slip of the finger does not cost a century. */
const latest = instant(Date.UTC(2100, 0, 1))

const unreadable = (cause?: unknown): Problem => new Problem(sandboxProblems['clock.wish.unreadable'], { cause })

function moved(now: Instant, duration: string): Instant {
  try {
    return addDuration(now, duration)
  } catch (error) {
    if (error instanceof RangeError) throw unreadable(error)
    throw error
  }
}

function wished({ advance, set }: ClockWish, now: Instant): Instant | undefined {
  if (advance !== undefined && set === undefined) return moved(now, advance)
  return advance === undefined && set !== undefined ? parseInstant(set) : undefined
}

/** The time a wish means. Throws clock.wish.unreadable, clock.wish.too.far. */
export function wishedTime(wish: ClockWish, now: Instant): Instant {
  const time = wished(wish, now)
  if (time === undefined) throw unreadable()
  if (time >= latest) throw new Problem(sandboxProblems['clock.wish.too.far'])
  return time
}

/** What a browser's date and time field says (`2027-03-01T08:00`), read as a wall clock in Denmark; undefined for anything else. */
export function danishTime(text: string): Instant | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text) || Number.isNaN(Date.parse(`${text}Z`))) return undefined
  return instant(Temporal.PlainDateTime.from(text).toZonedDateTime(civilTimeZone).epochMilliseconds)
}

/** A moment as a date and time field takes it. */
export const fieldTime = (moment: Instant): string =>
  Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(civilTimeZone).toPlainDateTime().toString({ smallestUnit: 'minute' })
