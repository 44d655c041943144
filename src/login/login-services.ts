import type { Settings } from '../platform/configuration/index.ts'
import type { Database } from '../platform/database/index.ts'

/** What reading a session needs. */
export interface SessionServices {
  readonly database: Database
  readonly settings: Pick<Settings, 'SESSION_IDLE_MS' | 'SESSION_ABSOLUTE_MS'>
  /** The address under which browsers reach the portals, without a slash at the end; known once the server listens. */
  readonly baseUrl: () => string
}
