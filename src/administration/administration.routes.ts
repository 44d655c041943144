import type { Route } from '../platform/http/index.ts'
import type { AdminServices } from './admin-view.ts'
import { overviewPages } from './front-page.pages.tsx'
import { switchPages } from './switch/switch.pages.tsx'

/** `/admin` itself: the front page, and the choice for whom one acts. */
export const administrationRoutes = (services: AdminServices): Route[] => [...overviewPages(services), ...switchPages(services)]
