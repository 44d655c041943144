import type { Settings } from '../platform/configuration/index.ts'
import type { Database } from '../platform/database/index.ts'
import type { Log } from '../platform/log/index.ts'
import type { IdentityProvider } from './identity-provider.ts'

/** What reading a session needs. */
export interface SessionServices {
  readonly database: Database
  readonly settings: Pick<Settings, 'SESSION_IDLE_MS' | 'SESSION_ABSOLUTE_MS'>
  /** The address under which browsers reach the portals, without a slash at the end; known once the server listens. */
  readonly baseUrl: () => string
}

/** What logging in and out needs. */
export interface LoginServices extends SessionServices {
  readonly settings: SessionServices['settings'] & Pick<Settings, 'BREVDUE_MODE' | 'SUPPORT_PHONE' | 'SUPPORT_EMAIL'>
  /** At least one; with several, the person chooses. */
  readonly providers: readonly IdentityProvider[]
  readonly log: Log
}
