import type { Instant, PlainDate } from '../../platform/clock/index.ts'
import { addDuration, instant, instantText, startOfCivilDate } from '../../platform/clock/index.ts'

/** To the second: the format knows no fractions of it in all its readers. */
export const wireTime = (moment: Instant): string => instantText(moment).replace(/\.\d{3}Z$/, 'Z')

/** The last second of a day in Denmark. */
export const endOfDay = (day: PlainDate): Instant => instant(addDuration(startOfCivilDate(day), 'P1D') - 1_000)
