import type { ComponentChildren } from 'preact'
import { documentationPaths } from '../../documentation/index.ts'
import type { IntakeServices } from '../../exchange/index.ts'
import { currentSession } from '../../login/index.ts'
import type { SessionServices } from '../../login/index.ts'
import type { Settings } from '../../platform/configuration/index.ts'
import type { Answer, Caller } from '../../platform/http/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { Log } from '../../platform/log/index.ts'
import type { NavigationItem } from '../../platform/ui/index.ts'
import type { ClockServices } from '../../platform/work/index.ts'
import { languageOf } from '../../portals/index.ts'
import type { PortalFrame } from '../../portals/index.ts'
import { sandboxPaths } from './sandbox-paths.ts'
import { sandboxTexts } from './sandbox.texts.ts'

/** How programs on this machine log in by SFTP. */
export interface SftpAccess {
  readonly port: number
  /** The private key of the demo systems. */
  readonly keyFile: string
}

/** What the pages and the API of the sandbox need; given by the composition root. */
export interface SandboxServices extends SessionServices {
  readonly settings: SessionServices['settings'] & Pick<Settings, 'BREVDUE_MODE' | 'BREVDUE_SANDBOX_ALLOW'>
  readonly frame: PortalFrame
  /** Address of the system interface, without a slash at the end; known once the server listens. */
  readonly systemUrl: () => string
  readonly clock: ClockServices
  readonly intake: IntakeServices
  /** The demo systems' tokens are derived from it. */
  readonly tokenSecret: Uint8Array | string
  readonly log: Log
  /** Where this process reaches its own portal listener. */
  readonly localUrl: () => string
  /** Whether an empty sandbox gets a demo nation. */
  readonly demoNation: boolean
  /** What is to be done outside the database once it was laid anew. */
  readonly afterReset: () => Promise<void>
  /** Undefined where no process serves it. */
  readonly sftp: () => SftpAccess | undefined
}

export interface SandboxView {
  readonly title: string
  readonly children: ComponentChildren
  /** The page's own address where it is not the one called: the answer to a sent form. */
  readonly path?: string
  readonly status?: number
}

function navigationIn(language: Language): NavigationItem[] {
  const said = sandboxTexts[language].navigation
  const { overview, letters, workshop, clock, systems, receivers, outbox } = sandboxPaths
  return [
    { text: said.overview, href: overview },
    { text: said.letters, href: letters },
    { text: said.workshop, href: workshop },
    { text: said.clock, href: clock },
    { text: said.systems, href: systems },
    { text: said.receivers, href: receivers },
    { text: said.outbox, href: outbox },
    { text: said.docs, href: documentationPaths.guide },
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
