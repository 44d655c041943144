import type { ComponentChildren } from 'preact'
import type { Settings } from '../platform/configuration/index.ts'
import type { Database, Transaction } from '../platform/database/index.ts'
import type { Answer, Caller } from '../platform/http/index.ts'
import type { Language } from '../platform/i18n/index.ts'
import type { Log } from '../platform/log/index.ts'
import type { FoundIdentity } from './find-identity.ts'
import type { IdentityProvider } from './identity-provider.ts'
import type { LevelOfAssurance } from './session.ts'

/** What reading a session needs. */
export interface SessionServices {
  readonly database: Database
  readonly settings: Pick<Settings, 'SESSION_IDLE_MS' | 'SESSION_ABSOLUTE_MS'>
  /** The address under which browsers reach the portals, without a slash at the end; known once the server listens. */
  readonly baseUrl: () => string
}

/** A page that stands before the login, without what all pages share. */
export interface FramedPage {
  readonly caller: Caller
  readonly title: string
  readonly theme: 'neutral'
  /** The page's own address where it is not the one called. */
  readonly path?: string
  readonly children: ComponentChildren
}

/** Who logged in, and how sure the provider is of it. */
export interface NewLogin extends FoundIdentity {
  readonly levelOfAssurance: LevelOfAssurance
}

/** What logging in and out needs. */
export interface LoginServices extends SessionServices {
  /** At least one; with several, the person chooses. */
  readonly providers: readonly IdentityProvider[]
  readonly log: Log
  /** Puts a page into the frame of all portals, which stands on this room and so is handed in. */
  readonly frame: (page: FramedPage) => Answer
  readonly languageOf: (caller: Caller) => Language
  /** Hears in the login's own transaction who logged in for whom: a company's first login ends its quiet period. */
  readonly onLogin: (tx: Transaction, login: NewLogin) => Promise<void>
}
