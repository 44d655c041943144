/** The languages that every page exists in, in the order of the language switch. Danish is the source of all texts. */
export const languages = ['da', 'en'] as const

/** A language's code as in BCP 47, the `lang` attribute and `?lang=`. */
export type Language = (typeof languages)[number]

/** Each language's name in the language itself, as a reader looks for it. */
export const languageNames: Readonly<Record<Language, string>> = { da: 'Dansk', en: 'English' }

export function isLanguage(code: unknown): code is Language {
  return languages.some((language) => language === code)
}
