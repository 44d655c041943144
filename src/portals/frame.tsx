import type { ComponentChildren } from 'preact'
import { loginPath } from '../login/index.ts'
import type { Session } from '../login/index.ts'
import type { Settings } from '../platform/configuration/index.ts'
import type { Answer, Caller } from '../platform/http/index.ts'
import { page } from '../platform/http/index.ts'
import type { NavigationItem, PageUser, Portal, Theme } from '../platform/ui/index.ts'
import { Page, renderPage } from '../platform/ui/index.ts'
import { keepLanguage, languageOf } from './language-of.ts'
import { portalTexts } from './portal.texts.ts'

export type PortalSettings = Pick<Settings, 'BREVDUE_MODE' | 'SUPPORT_PHONE' | 'SUPPORT_EMAIL' | 'PUBLIC_URL'>

/** A page as its room makes it: everything but what all pages share. */
export interface PortalView {
  readonly caller: Caller
  /** Who is logged in; without it the page offers to log in. */
  readonly session?: Session | undefined
  /** What the employee may do for the organisation acted for, in words; where a portal is about rights. */
  readonly rights?: readonly string[] | undefined
  /** The employee may act for other organisations too. */
  readonly canSwitch?: boolean
  /** In the page's language (`languageOf`); the product's name is added. */
  readonly title: string
  readonly theme: Theme
  readonly portal?: Portal | undefined
  readonly navigation?: readonly NavigationItem[] | undefined
  /** The page's own address where it is not the one called: the answer to a sent form. */
  readonly path?: string | undefined
  /** 200 unless told. */
  readonly status?: number
  readonly children: ComponentChildren
}

/** Puts a page into the frame of all portals. */
export type PortalFrame = (view: PortalView) => Answer

/** Where the header's form goes that logs out. */
const logOutPath = '/logout'

/** Where an employee chooses for which organisation to act. */
const switchPath = '/admin/switch'

const userOf = (session: Session, { rights, canSwitch = false }: Pick<PortalView, 'rights' | 'canSwitch'>): PageUser => ({
  name: session.name,
  organisation: session.kind === 'employee' ? session.actingFor.name : undefined,
  rights,
  switchHref: canSwitch ? switchPath : undefined,
  logOutPath,
  csrfToken: session.csrfToken,
})

/** The frame of all portals: language and its switch, who is logged in, support, the sandbox's mark. Made once, by the composition root. */
export const portalPage =
  (settings: PortalSettings): PortalFrame =>
  ({ caller, session, status = 200, path = caller.url, children, rights, canSwitch = false, ...view }) => {
    const language = languageOf(caller)
    const html = renderPage(
      <Page
        {...view}
        language={language}
        path={path}
        user={session && userOf(session, { rights, canSwitch })}
        logInPath={session === undefined ? loginPath(path) : undefined}
        sandbox={settings.BREVDUE_MODE === 'sandbox'}
        support={{ telephone: settings.SUPPORT_PHONE, email: settings.SUPPORT_EMAIL, hours: portalTexts[language].supportHours }}
      >
        {children}
      </Page>,
    )
    return { ...page(html, status), headers: keepLanguage(caller, settings) }
  }
