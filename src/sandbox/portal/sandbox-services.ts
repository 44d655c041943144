import type { IntakeServices } from '../../exchange/index.ts'
import type { SessionServices } from '../../login/index.ts'
import type { Settings } from '../../platform/configuration/index.ts'
import type { ClockServices } from '../../platform/work/index.ts'
import type { PortalFrame } from '../../portals/index.ts'

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
}
