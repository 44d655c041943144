import type { Settings } from '../platform/configuration/index.ts'
import type { Caller } from '../platform/http/index.ts'
import { chooseLanguage, isLanguage, languageCookie, languageParameter } from '../platform/i18n/index.ts'
import type { Language } from '../platform/i18n/index.ts'

type Reader = Pick<Caller, 'url' | 'cookies' | 'headers'>

const wished = ({ url }: Reader): string | undefined => new URL(url, 'http://here').searchParams.get(languageParameter) ?? undefined

/** The language of the page that a caller asks for: `?lang=`, else the cookie, else the browser's wish, else Danish. */
export function languageOf(caller: Reader): Language {
  const acceptLanguage = String(caller.headers['accept-language'] ?? '')
  return chooseLanguage({ parameter: wished(caller), cookie: caller.cookies[languageCookie], acceptLanguage })
}

/** A year: who chose a language once wants it the next time too. */
const keptSeconds = 365 * 24 * 3_600

/** The header that keeps a choice made by `?lang=`, so that it holds on the pages that follow; none without a choice. */
export function keepLanguage(caller: Reader, { PUBLIC_URL }: Pick<Settings, 'PUBLIC_URL'>): Readonly<Record<string, string>> {
  const language = wished(caller)
  if (!isLanguage(language)) return {}
  const secure = PUBLIC_URL?.startsWith('https:') === true ? '; Secure' : ''
  return { 'set-cookie': `${languageCookie}=${language}; Path=/; Max-Age=${keptSeconds}; SameSite=Lax; HttpOnly${secure}` }
}
