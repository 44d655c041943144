import type { ComponentChildren } from 'preact'
import { currentSession } from '../login/index.ts'
import type { SessionServices } from '../login/index.ts'
import type { Answer, Caller } from '../platform/http/index.ts'
import { languageOf } from '../portals/index.ts'
import type { PortalFrame } from '../portals/index.ts'
import { documentationPaths } from './documentation-paths.ts'
import { documentationTexts } from './documentation.texts.ts'
import type { GuideExample } from './guide/guide-example.ts'

/** What the pages of the documentation need; given by the composition root. */
export interface DocumentationServices extends SessionServices {
  readonly frame: PortalFrame
  /** Address of the system interface, without a slash at the end; known once the server listens. */
  readonly systemUrl: () => string
  /** In a sandbox: systems and a letter to follow the guide with; undefined for a caller who may not use it. Absent in production. */
  readonly exampleFor?: (caller: Caller) => Promise<GuideExample | undefined>
}

/** A page of the documentation in the frame of all portals. */
export async function documentationPage(services: DocumentationServices, caller: Caller, view: { title: string; children: ComponentChildren }): Promise<Answer> {
  const { portal, navigation } = documentationTexts[languageOf(caller)]
  return services.frame({
    caller,
    session: await currentSession(services, caller),
    theme: 'neutral',
    portal: { name: portal, href: documentationPaths.guide },
    navigation: [
      { text: navigation.guide, href: documentationPaths.guide },
      { text: navigation.containers, href: documentationPaths.containers },
      { text: navigation.contacts, href: documentationPaths.contacts },
      { text: navigation.errors, href: documentationPaths.errors },
    ],
    ...view,
  })
}
