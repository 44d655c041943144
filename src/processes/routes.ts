import type { FastifyInstance } from 'fastify'
import type { IntakeWriter } from '../exchange/index.ts'
import { deliveryRoutes, intakeRoutes, receiptRoutes } from '../exchange/index.ts'
import { configuredProvider, loginRoutes } from '../login/index.ts'
import type { Route } from '../platform/http/index.ts'
import { identityProviderRoutes, mountIdentityProvider, openIdentityProvider, sandboxProvider } from '../sandbox/identity-provider/index.ts'
import type { WakeBus } from '../platform/work/index.ts'
import { languageOf, portalPage } from '../portals/index.ts'
import type { Runtime } from './runtime.ts'

/** What routes need beyond the runtime. */
export interface RouteServices {
  readonly runtime: Runtime
  readonly intakeWriter: IntakeWriter
  readonly wakeBus: WakeBus
  /** The address under which browsers reach the portals, without a slash at the end; known once the server listens. */
  readonly baseUrl: () => string
  /** Where this process reaches its own portal listener. */
  readonly localUrl: () => string
}

/** Routes with what must be mounted beside them on the same server. */
export interface Mountable {
  readonly routes: Route[]
  mount(app: FastifyInstance): void
}

/** The system interface: what authorities' and companies' machines call. */
export function systemInterface({ runtime, intakeWriter }: RouteServices): Mountable {
  const { database, contentStore, settings } = runtime
  const services = { database, contentStore, intakeWriter, mode: settings.BREVDUE_MODE, maxLetterBytes: settings.MAX_LETTER_BYTES }
  return { routes: [...intakeRoutes(services), ...receiptRoutes(services), ...deliveryRoutes(services)], mount: () => undefined }
}

/** The portals of production: people log in by the configured provider. */
function productionPortals({ runtime, baseUrl }: RouteServices): Mountable {
  const { database, settings, log } = runtime
  const provider = configuredProvider(settings)
  const login = { database, settings, log, baseUrl, frame: portalPage(settings), languageOf, providers: provider === undefined ? [] : [provider] }
  return { routes: loginRoutes(login), mount: () => undefined }
}

/** The portals of the sandbox, with its own identity provider on the same server. */
function sandboxPortals({ runtime, baseUrl, localUrl }: RouteServices): Mountable {
  const { database, settings, log } = runtime
  const login = { database, settings, log, baseUrl, frame: portalPage(settings), languageOf, providers: [sandboxProvider(baseUrl, localUrl)] }
  const embedded = openIdentityProvider(login)
  return {
    routes: [...loginRoutes(login), ...identityProviderRoutes(embedded)],
    mount: (app) => mountIdentityProvider(app, embedded),
  }
}

/** What people open in a browser. */
export const portals = (services: RouteServices): Mountable => (services.runtime.settings.BREVDUE_MODE === 'sandbox' ? sandboxPortals(services) : productionPortals(services))

/** Every route of the program: for the documentation, the snapshot and the tests that call each of them. */
export const allRoutes = (services: RouteServices): Route[] => [...systemInterface(services).routes, ...portals(services).routes]
