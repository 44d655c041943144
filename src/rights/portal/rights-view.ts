import type { ComponentChildren } from 'preact'
import type { SessionServices } from '../../login/index.ts'
import type { Answer, Caller } from '../../platform/http/index.ts'
import type { PortalFrame } from '../../portals/index.ts'
import { languageOf } from '../../portals/index.ts'
import type { Acting } from '../acting.ts'
import { claimantOf } from '../acting.ts'
import type { Action } from '../authorisation.ts'
import { may } from '../authorisation.ts'
import type { ActingByLogin } from '../employee-page-route.ts'
import { canSwitch } from '../employee-page-route.ts'
import { privilegeNames } from '../rights.texts.ts'
import { rightsPath, rightsPaths } from './rights-paths.ts'
import { rightsPortalTexts } from './rights-portal.texts.ts'

/** What the pages of the rights portal need; given by the composition root. */
export interface RightsPortalServices extends SessionServices {
  readonly frame: PortalFrame
}

interface RightsView {
  readonly caller: Caller
  readonly acting: ActingByLogin
  readonly title: string
  /** 200 unless told. */
  readonly status?: number
  /** The page's own address where it is not the one called. */
  readonly path?: string
  readonly children: ComponentChildren
}

type Part = keyof typeof rightsPaths

/** What each part of the portal takes, in the order of the menu. */
const actionOf: Readonly<Record<Part, Action>> = {
  employees: 'rights.manage',
  groups: 'rights.manage',
  requests: 'rights.request',
  profile: 'profile.manage',
  tokens: 'tokens.manage',
}

/** The parts that are open to somebody, in the order of the menu. */
export const openParts = (acting: Acting): Part[] =>
  (Object.keys(actionOf) as Part[]).filter((part) => may(claimantOf(acting), actionOf[part])) // the keys are the parts

/** A page of the rights portal in the frame of all portals, with the parts that are open to this person as its menu. `employeePage` and `employeeForm` declare the routes. */
export function rightsView({ frame }: RightsPortalServices, { acting, ...view }: RightsView): Answer {
  const language = languageOf(view.caller)
  const { portal, tabs } = rightsPortalTexts[language]
  return frame({
    ...view,
    session: acting.session,
    canSwitch: canSwitch(acting),
    rights: acting.privileges.map((privilege) => privilegeNames[language][privilege]),
    theme: 'virk',
    portal: { name: portal, href: rightsPath },
    navigation: openParts(acting).map((part) => ({ href: rightsPaths[part], text: tabs[part] })),
  })
}
