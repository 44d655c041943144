import type { Language } from './language.ts'

/** Whose habits of writing dates and numbers a language follows. English is British: day before month, 24 hours. */
export const locales: Readonly<Record<Language, string>> = { da: 'da-DK', en: 'en-GB' }
