import type { ComponentChildren } from 'preact'
import type { SessionServices } from '../login/index.ts'
import type { Read } from '../platform/database/index.ts'
import type { Answer, Caller } from '../platform/http/index.ts'
import type { Language } from '../platform/i18n/index.ts'
import type { Tone } from '../platform/ui/index.ts'
import type { PortalFrame } from '../portals/index.ts'
import { languageOf } from '../portals/index.ts'
import type { Acting } from '../rights/index.ts'
import { canSwitch, privilegeNames } from '../rights/index.ts'
import type { AdminFunction } from './admin-function.ts'
import { adminPath } from './admin-path.ts'
import type { Administration } from './administration.ts'
import { openFunctions } from './administration.ts'
import { administrationTexts } from './administration.texts.ts'

/** What the front page tells first of all: that something is missing, or waits. */
export interface AdminNotice {
  readonly tone: Tone
  readonly title: string
  readonly text: string
}

/** What the pages of administration need; given by the composition root. */
export interface AdminServices extends SessionServices {
  readonly frame: PortalFrame
  /** All functions there are, in the order of the menu. */
  readonly adminFunctions: readonly AdminFunction[]
  /** Handed in, for what there is to tell is known above. */
  readonly notice?: (on: Read, acting: Acting, language: Language) => Promise<AdminNotice | undefined>
}

interface AdminView {
  readonly caller: Caller
  readonly administration: Administration
  readonly title: string
  /** 200 unless told. */
  readonly status?: number
  /** The page's own address where it is not the one called. */
  readonly path?: string
  readonly children: ComponentChildren
}

/** A page of administration in the frame of all portals, with the functions that are open to this person as its menu. */
export function adminView({ frame, adminFunctions }: AdminServices, { administration, ...view }: AdminView): Answer {
  const language = languageOf(view.caller)
  const { portal, overview } = administrationTexts[language]
  const entries = openFunctions(administration, adminFunctions).map(({ href, texts }) => ({ href, text: texts[language].tab }))
  return frame({
    ...view,
    session: administration.session,
    canSwitch: canSwitch(administration),
    rights: administration.privileges.map((privilege) => privilegeNames[language][privilege]),
    theme: 'virk',
    portal: { name: portal, href: adminPath },
    navigation: [{ href: adminPath, text: overview }, ...entries],
  })
}
