import type { Caller } from '../platform/http/index.ts'
import { chooseLanguage, languageCookie, languageParameter } from '../platform/i18n/index.ts'
import type { PageProps } from '../platform/ui/index.ts'
import type { LoginServices } from './login-services.ts'
import { loginTexts } from './login.texts.ts'

/** What every page says about itself, for pages that stand before the login. */
export function pageFrame({ settings }: Pick<LoginServices, 'settings'>, caller: Caller): Omit<PageProps, 'title' | 'children'> {
  const parameter = new URL(caller.url, 'http://here').searchParams.get(languageParameter) ?? undefined
  const language = chooseLanguage({ parameter, cookie: caller.cookies[languageCookie], acceptLanguage: String(caller.headers['accept-language'] ?? '') })
  return {
    language,
    theme: 'neutral',
    path: caller.url,
    sandbox: settings.BREVDUE_MODE === 'sandbox',
    support: { telephone: settings.SUPPORT_PHONE, email: settings.SUPPORT_EMAIL, hours: loginTexts[language].supportHours },
  }
}
