import type { IntakeWriter } from '../exchange/index.ts'
import { deliveryRoutes, intakeRoutes, receiptRoutes } from '../exchange/index.ts'
import type { Route } from '../platform/http/index.ts'
import { portalPage } from '../portals/index.ts'
import type { Runtime } from './runtime.ts'

/** What routes need beyond the runtime. */
export interface RouteServices {
  readonly runtime: Runtime
  readonly intakeWriter: IntakeWriter
  /** The address under which browsers reach the portals, without a slash at the end; known once the server listens. */
  readonly baseUrl: () => string
}

/** The system interface: what authorities' and companies' machines call. */
export function systemRoutes({ runtime, intakeWriter }: RouteServices): Route[] {
  const { database, contentStore, settings } = runtime
  const services = { database, contentStore, intakeWriter, mode: settings.BREVDUE_MODE, maxLetterBytes: settings.MAX_LETTER_BYTES }
  return [...intakeRoutes(services), ...receiptRoutes(services), ...deliveryRoutes(services)]
}

/** The portals: what people open in a browser. */
export function portalRoutes({ runtime }: RouteServices): Route[] {
  portalPage(runtime.settings)
  return []
}

/** Every route of the program: for the documentation, the snapshot and the tests that call each of them. */
export const allRoutes = (services: RouteServices): Route[] => [...systemRoutes(services), ...portalRoutes(services)]
