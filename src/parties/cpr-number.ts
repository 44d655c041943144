import type { PlainDate } from '../platform/clock/index.ts'
import { plainDate } from '../platform/clock/index.ts'
import type { CprNumber } from './numbers.ts'

/** Replacement and test numbers bear the day of birth plus 60 (days 61 to 91). */
const replacementDayOffset = 60

/** The first two digits of the year of birth, by the 7th digit and the two digits of the year (CPR-kontoret, "Personnummeret i CPR"). */
function centuryOf(seventhDigit: number, yearInCentury: number): number {
  if (seventhDigit <= 3) return 1900
  if (seventhDigit === 4 || seventhDigit === 9) return yearInCentury <= 36 ? 2000 : 1900
  return yearInCentury <= 57 ? 2000 : 1800
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

const twoDigits = (text: string, from: number): number => Number(text.slice(from, from + 2))

/** The date of birth that ten digits tell; undefined when they tell none. */
function birthDateIn(digits: string): PlainDate | undefined {
  const written = twoDigits(digits, 0)
  const day = written > replacementDayOffset ? written - replacementDayOffset : written
  const month = twoDigits(digits, 2)
  const year = centuryOf(Number(digits[6]), twoDigits(digits, 4)) + twoDigits(digits, 4)
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  return plainDate(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
}

/**
 * Ten digits, or six, a hyphen and four, whose first six are a date; undefined otherwise.
 * Modulus 11 is not checked: CPR has given out numbers that fail it since 2007.
 */
export function parseCprNumber(text: string): CprNumber | undefined {
  if (!/^\d{6}-?\d{4}$/.test(text)) return undefined
  const digits = text.replace('-', '')
  return birthDateIn(digits) === undefined ? undefined : (digits as CprNumber) // branding
}

/** The date of birth that the number tells. */
export function birthDateOfCprNumber(number: CprNumber): PlainDate {
  const birthDate = birthDateIn(number)
  if (birthDate === undefined) throw new Error('A CPR number that was not made by parseCprNumber')
  return birthDate
}

/** `250480-****`: as pages show it until the reader asks for all of it. */
export const maskCprNumber = (number: CprNumber): string => `${number.slice(0, 6)}-****`
