import type { Instant } from '../../platform/clock/index.ts'
import { readDate } from '../../platform/ui/index.ts'
import { endAfter, lastDayBefore } from '../end-date.ts'

/** A last valid day as it was typed; undefined when it is no day. An empty field means no end: null. */
export function readLastDay(typed: string): Instant | null | undefined {
  if (typed.trim() === '') return null
  const day = readDate(typed)
  return day === undefined ? undefined : endAfter(day)
}

/** An end as a field shows it. */
export const lastDayField = (endsAt: Instant | null): string => (endsAt === null ? '' : lastDayBefore(endsAt))
