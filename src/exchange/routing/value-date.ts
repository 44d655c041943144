import type { Memo } from '../../memo/index.ts'
import type { PlainDate } from '../../platform/clock/index.ts'
import { plainDate } from '../../platform/clock/index.ts'

/** The days between which dates compare as texts and the database holds them. */
const firstDay = plainDate('0001-01-01')
const lastDay = plainDate('9999-12-31')

/**
 * The value date of a letter (doNotDeliverUntilDate) as a day in Denmark; a zone behind it (XML Schema allows one) moves nothing.
 * Years before Christ or beyond 9999, which the format allows too, become the first or last day.
 */
export function valueDateOf({ header }: Memo): PlainDate | undefined {
  const written = header.doNotDeliverUntilDate
  if (written === undefined) return undefined
  if (written.startsWith('-')) return firstDay
  return /^\d{4}-/.test(written) ? plainDate(written.slice(0, 10)) : lastDay
}
