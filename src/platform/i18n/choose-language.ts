import type { Language } from './language.ts'
import { isLanguage } from './language.ts'

/** The cookie that keeps a reader's choice of language, and the query parameter that makes the choice. */
export const languageCookie = 'language'
export const languageParameter = 'lang'

export interface LanguageWishes {
  /** The value of `?lang=`. */
  parameter?: string | undefined
  /** The value of the cookie. */
  cookie?: string | undefined
  /** The header `Accept-Language` (RFC 9110, 12.5.4). */
  acceptLanguage?: string | undefined
}

/** The language of a page: what the reader chose now, chose before, or told the browser; else Danish. Unknown codes are passed over. */
export function chooseLanguage({ parameter, cookie, acceptLanguage = '' }: LanguageWishes): Language {
  if (isLanguage(parameter)) return parameter
  if (isLanguage(cookie)) return cookie
  return acceptedLanguages(acceptLanguage).find(isLanguage) ?? 'da'
}

/** Primary codes by falling weight: `en-GB;q=0.8, nb` gives `nb`, `en`. Weight 0 means not wanted. */
function acceptedLanguages(header: string): string[] {
  return header
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.trim().toLowerCase().split(';')
      const weight = parameters.find((parameter) => parameter.trim().startsWith('q='))?.trim().slice(2) ?? '1'
      return { code: tag.split('-')[0] ?? '', weight: Number(weight) }
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ code }) => code)
}
