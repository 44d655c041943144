import type { Language } from './language.ts'
import { locales } from './locales.ts'

const numbers: Readonly<Record<Language, Intl.NumberFormat>> = {
  da: new Intl.NumberFormat(locales.da, { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat(locales.en, { maximumFractionDigits: 2 }),
}

const plurals: Readonly<Record<Language, Intl.PluralRules>> = {
  da: new Intl.PluralRules(locales.da),
  en: new Intl.PluralRules(locales.en),
}

/** `1.234,5`, at most two decimals. */
export const formatNumber = (value: number, language: Language): string => numbers[language].format(value)

/** `1 brev`, `1.234 breve`: a count with the noun in its form. */
export function formatCount(count: number, noun: { one: string; other: string }, language: Language): string {
  const form = plurals[language].select(count) === 'one' ? noun.one : noun.other
  return `${formatNumber(count, language)} ${form}`
}

const sizeUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** `812 bytes`, `1,5 MB`: decimal units as file managers show them, one decimal below a hundred. */
export function formatFileSize(bytes: number, language: Language): string {
  const power = Math.min(Math.max(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), 0), sizeUnits.length - 1)
  const value = bytes / 1000 ** power
  const format = new Intl.NumberFormat(locales[language], {
    style: 'unit',
    unit: sizeUnits[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power > 0 && value < 100 ? 1 : 0,
  })
  return format.format(value)
}

const timeUnits = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
  { unit: 'second', ms: 1_000 },
] as const

/** `2 minutter`, `1 dag`: whole ones of the largest unit of which there is one. */
export function formatDuration(durationMs: number, language: Language): string {
  const { unit, ms } = timeUnits.find((one) => durationMs >= one.ms) ?? timeUnits[3]
  return new Intl.NumberFormat(locales[language], { style: 'unit', unit, unitDisplay: 'long' }).format(Math.floor(durationMs / ms))
}
