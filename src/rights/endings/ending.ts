import type { Instant, PlainDate } from '../../platform/clock/index.ts'
import { addDuration, civilDate, startOfCivilDate } from '../../platform/clock/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { formatCount, texts } from '../../platform/i18n/index.ts'
import { lastDayBefore } from '../end-date.ts'

/** So long before a right ends its holder and the administrators are told (administration.md, Rights). */
export const toldBeforeDays = 30

const dayMs = 86_400_000

const daysBetween = (from: PlainDate, to: PlainDate): number => (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs

/** How many days a right still counts after today; 0: today is its last. Undefined while its end is far, or past. */
export function daysLeft(endsAt: Instant | null, now: Instant): number | undefined {
  if (endsAt === null || endsAt <= now) return undefined
  const days = daysBetween(civilDate(now), lastDayBefore(endsAt))
  return days <= toldBeforeDays ? days : undefined
}

const endingTexts = texts({
  da: { today: 'Udløber i dag', inDays: (days: string) => `Udløber om ${days}`, days: { one: 'dag', other: 'dage' } },
  en: { today: 'Ends today', inDays: (days) => `Ends in ${days}`, days: { one: 'day', other: 'days' } },
})

/** *Udløber om 12 dage*: what a page says beside a right that ends soon; undefined where `daysLeft` is. */
export function endingText(endsAt: Instant | null, now: Instant, language: Language): string | undefined {
  const days = daysLeft(endsAt, now)
  if (days === undefined) return undefined
  const said = endingTexts[language]
  return days === 0 ? said.today : said.inDays(formatCount(days, said.days, language))
}

/** Rights that end before this moment are to be told of by now: all whose last day is at most so many days away. */
export const toldUpTo = (now: Instant): Instant => addDuration(startOfCivilDate(civilDate(now)), `P${toldBeforeDays + 1}D`)

/** When a right's end is told of: as the day begins. */
export const toldFrom = (endsAt: Instant): Instant => addDuration(startOfCivilDate(lastDayBefore(endsAt)), `-P${toldBeforeDays}D`)
