import type { Instant, PlainDate } from '../platform/clock/index.ts'
import { addDuration, civilDate, instant, startOfCivilDate } from '../platform/clock/index.ts'

/** The moment at which something ends that counts up to and including a day. */
export const endAfter = (lastDay: PlainDate): Instant => addDuration(startOfCivilDate(lastDay), 'P1D')

/** The last day on which something counts that ends at a moment. */
export const lastDayBefore = (endsAt: Instant): PlainDate => civilDate(instant(endsAt - 1))
