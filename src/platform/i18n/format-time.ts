import type { Language } from './language.ts'
import { locales } from './locales.ts'

/** All times are shown as on a wall clock in Denmark, wherever server and reader are. */
const timeZone = 'Europe/Copenhagen'

function formatters(options: Intl.DateTimeFormatOptions): Readonly<Record<Language, Intl.DateTimeFormat>> {
  return {
    da: new Intl.DateTimeFormat(locales.da, { timeZone, ...options }),
    en: new Intl.DateTimeFormat(locales.en, { timeZone, ...options }),
  }
}

const date = formatters({ day: 'numeric', month: 'long', year: 'numeric' })
const shortDate = formatters({ day: '2-digit', month: '2-digit', year: 'numeric' })
const dayOfMonth = formatters({ day: 'numeric', month: 'short' })
const time = formatters({ hour: '2-digit', minute: '2-digit' })
const dateTime = formatters({ day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' })
const exactTime = formatters({ day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 })
const calendarDate = formatters({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** `22. november 2026`. Instants are epoch milliseconds. */
export const formatDate = (instantMs: number, language: Language): string => date[language].format(instantMs)

/** `22.11.2026`, for tables and lists. */
export const formatShortDate = (instantMs: number, language: Language): string => shortDate[language].format(instantMs)

/** `22. nov.`, where the year is known. */
export const formatDay = (instantMs: number, language: Language): string => dayOfMonth[language].format(instantMs)

/** `14.05` */
export const formatTime = (instantMs: number, language: Language): string => time[language].format(instantMs)

/** `22. november 2026 kl. 14.05` */
export const formatDateTime = (instantMs: number, language: Language): string => dateTime[language].format(instantMs)

/** `22.11.2026, 14.05.09,250`, for logs and traces, where the order of steps matters. */
export const formatExactTime = (instantMs: number, language: Language): string => exactTime[language].format(instantMs)

/** A date without a time of day (`2026-11-22`), which is the same date in every time zone. Throws RangeError for anything else. */
export function formatCalendarDate(isoDate: string, language: Language): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(isoDate)) throw new RangeError(`not a date: ${isoDate}`)
  return calendarDate[language].format(Date.parse(`${isoDate}T00:00:00Z`))
}
