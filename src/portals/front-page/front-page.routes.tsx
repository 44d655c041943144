import { currentSession, loginPath } from '../../login/index.ts'
import type { SessionServices } from '../../login/index.ts'
import type { Caller, Route } from '../../platform/http/index.ts'
import { route } from '../../platform/http/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { NavigationItem } from '../../platform/ui/index.ts'
import type { PortalFrame } from '../frame.tsx'
import { languageOf } from '../language-of.ts'
import type { Demonstration } from './demonstration.ts'
import { FrontPage, frontPagePaths } from './front-page.pages.tsx'
import { frontPageTexts } from './front-page.texts.ts'

export interface FrontPageServices extends SessionServices {
  readonly frame: PortalFrame
  /** In a sandbox: what this caller can try; undefined when he may not use the sandbox. Absent in production. */
  readonly demonstrationFor?: (caller: Caller, language: Language) => Promise<Demonstration | undefined>
}

function navigationIn(language: Language, sandboxPath: string | undefined): NavigationItem[] {
  const { post, sandbox, docs } = frontPageTexts[language]
  return [
    { text: post.title, href: frontPagePaths.post },
    ...(sandboxPath === undefined ? [] : [{ text: sandbox.title, href: sandboxPath }]),
    { text: docs.title, href: frontPagePaths.docs },
  ]
}

/** `/`: what this is, the way in, and in a sandbox what to do first. */
export const frontPageRoutes = (services: FrontPageServices): Route[] => [
  route({
    method: 'GET',
    path: '/',
    interface: 'portal',
    audience: 'everybody',
    summary: 'Front page',
    answers: { 200: { page: true } },
    handle: async ({ caller }) => {
      const language = languageOf(caller)
      const session = await currentSession(services, caller)
      const demonstration = await services.demonstrationFor?.(caller, language)
      return services.frame({
        caller,
        session,
        title: frontPageTexts[language].title,
        theme: 'neutral',
        navigation: navigationIn(language, demonstration?.sandboxPath),
        children: <FrontPage loggedIn={session !== undefined} logInPath={loginPath(frontPagePaths.post)} demonstration={demonstration} />,
      })
    },
  }),
]
