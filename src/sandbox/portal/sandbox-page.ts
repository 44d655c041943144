import type { ComponentChildren } from 'preact'
import { currentSession } from '../../login/index.ts'
import type { Answer, Caller } from '../../platform/http/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { NavigationItem } from '../../platform/ui/index.ts'
import { languageOf } from '../../portals/index.ts'
import { sandboxPaths } from './sandbox-paths.ts'
import type { SandboxServices } from './sandbox-services.ts'
import { sandboxTexts } from './sandbox.texts.ts'

export interface SandboxView {
  readonly title: string
  readonly children: ComponentChildren
  /** The page's own address where it is not the one called: the answer to a sent form. */
  readonly path?: string
  readonly status?: number
}

function navigationIn(language: Language): NavigationItem[] {
  const said = sandboxTexts[language].navigation
  const { overview, letters, clock, systems, outbox } = sandboxPaths
  return [
    { text: said.overview, href: overview },
    { text: said.letters, href: letters },
    { text: said.clock, href: clock },
    { text: said.systems, href: systems },
    { text: said.outbox, href: outbox },
    { text: said.docs, href: '/docs' },
  ]
}

/** A page of the sandbox in the frame of all portals. */
export async function sandboxPage(services: SandboxServices, caller: Caller, view: SandboxView): Promise<Answer> {
  const language = languageOf(caller)
  return services.frame({
    caller,
    session: await currentSession(services, caller),
    theme: 'neutral',
    portal: { name: sandboxTexts[language].portal, href: sandboxPaths.overview },
    navigation: navigationIn(language),
    ...view,
  })
}
