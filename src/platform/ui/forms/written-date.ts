import { plainDate } from '../../clock/index.ts'
import type { PlainDate } from '../../clock/index.ts'

const dayFirst = /^(?<day>\d{1,2})(?:[./ -]+)(?<month>\d{1,2})(?:[./ -]+)(?<year>\d{4})$/
const eightDigits = /^(?<day>\d{2})(?<month>\d{2})(?<year>\d{4})$/
const yearFirst = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/

const daysOfMonth = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

const isCalendarDay = (year: number, month: number, day: number): boolean =>
  year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysOfMonth(year, month)

/** The day that somebody wrote: `24.12.2027`, `24/12-2027`, `24 12 2027`, `24122027`, or a calendar's `2027-12-24`. Undefined when it is none. */
export function readDate(text: string): PlainDate | undefined {
  const written = text.trim()
  const found = [dayFirst, eightDigits, yearFirst].map((form) => form.exec(written)?.groups).find((groups) => groups !== undefined)
  const { day = '', month = '', year = '' } = found ?? {}
  return isCalendarDay(Number(year), Number(month), Number(day)) ? plainDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) : undefined
}

/** A day as one writes it in Denmark, `24.12.2027`; what is no day stays as it was typed. */
export function writtenDate(text: string): string {
  const day = readDate(text)
  return day === undefined ? text : day.split('-').toReversed().join('.')
}

const hoursAndMinutes = /^(?:kl\.? ?)?(?<hour>\d{1,2})(?:[.: ]?(?<minute>\d{2}))?$/i

/** The time of day that somebody wrote, as `HH:MM`: `8`, `8.30`, `08:30`, `0830`. Undefined when it is none. */
export function readTimeOfDay(text: string): string | undefined {
  const { hour = '', minute = '00' } = hoursAndMinutes.exec(text.trim())?.groups ?? {}
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return undefined
  return `${hour.padStart(2, '0')}:${minute}`
}
