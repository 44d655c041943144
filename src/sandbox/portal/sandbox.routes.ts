import type { Route } from '../../platform/http/index.ts'
import { receiverRoutes, systemRoutes } from '../receivers/index.ts'
import { clockRoutes } from './clock/clock.routes.tsx'
import { firstLetterRoutes } from './first-letter/first-letter.routes.ts'
import { galleryRoutes } from './gallery/gallery.routes.tsx'
import { lettersRoutes } from './letters/letters.routes.tsx'
import { outboxRoutes } from './outbox/outbox.routes.tsx'
import { overviewRoutes } from './overview/overview.routes.tsx'
import { receiversRoutes } from './receivers/receivers.routes.tsx'
import { resetRoutes } from './reset/reset.routes.tsx'
import { guarded } from './sandbox-access.ts'
import type { SandboxServices } from './sandbox-page.ts'
import { systemsRoutes } from './systems/systems.routes.tsx'

const parts = [
  overviewRoutes,
  galleryRoutes,
  lettersRoutes,
  clockRoutes,
  systemsRoutes,
  outboxRoutes,
  firstLetterRoutes,
  receiversRoutes,
  receiverRoutes,
  systemRoutes,
  resetRoutes,
]

/** Pages and API of `/sandbox`, each for the sandbox's users only; none outside sandbox mode. */
export const sandboxRoutes = (services: SandboxServices): Route[] =>
  services.settings.BREVDUE_MODE === 'sandbox' ? parts.flatMap((part) => part(services)).map((route) => guarded(services.settings, route)) : []
