import type { FastifyInstance } from 'fastify'
import { administrationRoutes } from '../administration/index.ts'
import type { AdminServices } from '../administration/index.ts'
import { agreementFunction, agreementPages, agreementRoutes, connectionNotice, firstEntryRoutes, invitationPages } from '../agreements/index.ts'
import { actionLogApiRoutes, actionLogFunction, actionLogPages, activityPages } from '../event-log/index.ts'
import { documentationRoutes } from '../documentation/index.ts'
import type { IntakeWriter } from '../exchange/index.ts'
import { containerPages, containerRoutes, containersFunction, deliveryRoutes, intakeRoutes, mailingFunction, mailingPages, mailingRoutes, recallFunction, recallPages, recallRoutes, receiptRoutes, undeliverableAtAdmin, undeliverableFunction, undeliverablePages, undeliverableRoutes } from '../exchange/index.ts'
import type { IdentityId, NewLogin } from '../login/index.ts'
import { configuredProvider, loginRoutes } from '../login/index.ts'
import { postRoutes } from '../mailboxes/index.ts'
import { operationsRoutes } from '../operations/index.ts'
import { organisationRoutes } from '../organisations/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import type { Caller, Peer, Route } from '../platform/http/index.ts'
import { endpointFault } from '../platform/outbound/index.ts'
import type { ClockServices, WakeBus } from '../platform/work/index.ts'
import { plannedStages } from '../platform/work/index.ts'
import { contactRoutes, endQuietPeriod, subscriptionRoutes } from '../register/index.ts'
import {
  identityProviderRoutes,
  loginAddressOf,
  mountIdentityProvider,
  openIdentityProvider,
  sandboxProvider,
} from '../sandbox/identity-provider/index.ts'
import { sandboxNationRoutes } from '../sandbox/nation/index.ts'
import { mountReceivers } from '../sandbox/receivers/index.ts'
import { admitToSandbox, readDemonstration, readGuideExample, sandboxRoutes } from '../sandbox/portal/index.ts'
import { testPortalRoutes } from '../sandbox/test-portal/index.ts'
import { workshopRoutes } from '../sandbox/workshop/index.ts'
import type { CallingSystem } from '../systems/index.ts'
import { authenticateSystem, requireSender } from '../systems/index.ts'
import { appointLegalOwner, rightsApiRoutes, rightsPortalRoutes } from '../rights/index.ts'
import { frontPageRoutes, languageOf, portalPage } from '../portals/index.ts'
import { archiveLimits } from './archive-limits.ts'
import { dueSources } from './housekeeping.ts'
import { mailingRules } from './mailing-rules.ts'
import { openApiRoute } from './openapi.routes.ts'
import { recordLookups } from './record-lookups.ts'
import type { Runtime } from './runtime.ts'
import { prepareSandboxKey, sandboxSftp } from './sandbox-sftp.ts'
import { separate } from './separate.ts'

/** What routes need beyond the runtime. */
export interface RouteServices {
  readonly runtime: Runtime
  readonly intakeWriter: IntakeWriter
  readonly wakeBus: WakeBus
  /** The address under which browsers reach the portals, without a slash at the end; known once the server listens. */
  readonly baseUrl: () => string
  /** The address of the system interface, likewise. */
  readonly systemUrl: () => string
  /** Where this process reaches its own portal listener. */
  readonly localUrl: () => string
}

/** Routes with what must be mounted beside them on the same server. */
export interface Mountable {
  readonly routes: Route[]
  mount(app: FastifyInstance): void
}

/** The system interface: what authorities' and companies' machines call. */
export function systemInterface({ runtime, intakeWriter, wakeBus, baseUrl }: RouteServices): Mountable {
  const { database, contentStore, settings } = runtime
  const services = { database, contentStore, intakeWriter, wakeBus, mode: settings.BREVDUE_MODE, maxLetterBytes: settings.MAX_LETTER_BYTES, archiveLimits: archiveLimits(settings), mailingRules: mailingRules(settings) }
  const authenticate = (caller: Caller): Promise<CallingSystem> => authenticateSystem(services, caller)
  const authenticateSender = async (caller: Caller): Promise<CallingSystem> => {
    const system = await authenticate(caller)
    requireSender(system)
    return system
  }
  const rules = { mode: settings.BREVDUE_MODE, allowedRanges: separate(settings.OUTBOUND_ALLOW) }
  const register = { database, authenticateSender, recordLookups, notificationUrlFault: (url: string) => endpointFault(url, rules)?.detail }
  const routes = [
    ...intakeRoutes(services),
    ...containerRoutes(services),
    ...receiptRoutes(services),
    ...deliveryRoutes(services),
    ...recallRoutes(services),
    ...undeliverableRoutes(services),
    ...mailingRoutes(services),
    ...organisationRoutes({ database, authenticate }),
    ...contactRoutes(register),
    ...subscriptionRoutes(register),
    ...actionLogApiRoutes({ database }),
    ...rightsApiRoutes({ database, baseUrl }),
    ...agreementRoutes({ database, contentStore, portalUrl: baseUrl }),
    ...firstEntryRoutes(runtime),
  ]
  return { routes, mount: () => undefined }
}

/** `/admin`: its functions in the order of the menu, each with its pages; and `/rettigheder`. */
function administration(services: Omit<AdminServices, 'adminFunctions'>, { runtime, wakeBus, systemUrl }: RouteServices): Route[] {
  const admin = { ...services, adminFunctions: [containersFunction, mailingFunction, recallFunction, undeliverableFunction, actionLogFunction, agreementFunction], notice: connectionNotice }
  const { contentStore, settings, scanner } = runtime
  const mailings = { ...admin, contentStore, wakeBus, maxLetterBytes: settings.MAX_LETTER_BYTES, archiveLimits: archiveLimits(settings), mailingRules: mailingRules(settings) }
  const wizards = { ...admin, contentStore, scanner, sandbox: settings.BREVDUE_MODE === 'sandbox' }
  return [...administrationRoutes(admin), ...agreementPages(wizards), ...invitationPages(admin), ...containerPages(admin), ...mailingPages(mailings), ...recallPages(admin), ...undeliverablePages(undeliverableAtAdmin(admin)), ...actionLogPages(admin), ...activityPages(services), ...rightsPortalRoutes({ ...services, systemUrl })]
}

/** What a login for a company brings about besides the session, the first time. */
async function welcome(tx: Transaction, login: NewLogin): Promise<void> {
  await endQuietPeriod(tx, login.partyId)
  await appointLegalOwner(tx, login)
}

/** The portals of production: people log in by the configured provider. */
function productionPortals(services: RouteServices): Mountable {
  const { runtime, baseUrl, systemUrl } = services
  const { database, contentStore, settings, log } = runtime
  const provider = configuredProvider(settings)
  const login = { database, settings, log, baseUrl, frame: portalPage(settings), languageOf, onLogin: welcome, providers: provider === undefined ? [] : [provider] }
  const routes = [...frontPageRoutes(login), ...loginRoutes(login), ...postRoutes({ ...login, contentStore }), ...administration(login, services), ...operationsRoutes({ ...login, contentStore }), ...documentationRoutes({ ...login, systemUrl })]
  return { routes, mount: () => undefined }
}

/** As long as a machine under load needs for what falls due at one moment. */
const drainTimeoutMs = 60_000

const clockOf = ({ runtime, wakeBus, baseUrl }: RouteServices): ClockServices => ({
  database: runtime.database,
  dueSources: dueSources(runtime, baseUrl),
  wakeAll: () => {
    for (const stage of plannedStages()) wakeBus.wake(stage)
  },
  drainTimeoutMs,
})

/** The portals of the sandbox, with its own identity provider on the same server. */
function sandboxPortals(services: RouteServices): Mountable {
  const { runtime, intakeWriter, baseUrl, systemUrl, localUrl } = services
  const { database, contentStore, settings, log, sandboxSecret } = runtime
  const login = { database, settings, log, baseUrl, frame: portalPage(settings), languageOf, onLogin: welcome, providers: [sandboxProvider(baseUrl, localUrl)] }
  const embedded = openIdentityProvider(login)
  const admit = (caller: Peer): void => admitToSandbox(settings, caller)
  const nation = { database, tokenSecret: sandboxSecret, admit, loginUrl: (identityId: IdentityId) => loginAddressOf(baseUrl(), identityId, '/post') }
  const intake = { database, contentStore, intakeWriter, maxLetterBytes: settings.MAX_LETTER_BYTES }
  const sandbox = { ...login, systemUrl, localUrl, intake, clock: clockOf(services), tokenSecret: sandboxSecret, sftp: () => sandboxSftp(runtime), demoNation: settings.DEMO_NATION, afterReset: () => prepareSandboxKey(runtime) }
  return {
    routes: [
      ...frontPageRoutes({ ...login, demonstrationFor: (caller, language) => readDemonstration(sandbox, caller, language) }),
      ...loginRoutes(login),
      ...postRoutes({ ...login, contentStore }),
      ...administration(login, services),
      ...operationsRoutes({ ...login, contentStore }),
      ...identityProviderRoutes(embedded),
      ...sandboxNationRoutes(nation),
      ...sandboxRoutes(sandbox),
      ...workshopRoutes(sandbox),
      ...testPortalRoutes(sandbox),
      ...documentationRoutes({ ...sandbox, exampleFor: (caller) => readGuideExample(sandbox, caller) }),
    ],
    mount: (app) => {
      mountIdentityProvider(app, embedded)
      mountReceivers(app, { ...sandbox, admit })
    },
  }
}

/** What people open in a browser, and the description of every interface. */
export function portals(services: RouteServices): Mountable {
  const { routes, mount } = services.runtime.settings.BREVDUE_MODE === 'sandbox' ? sandboxPortals(services) : productionPortals(services)
  return { routes: [...routes, openApiRoute(() => [...systemInterface(services).routes, ...routes])], mount }
}

/** Every route of the program: for the documentation, the snapshot and the tests that call each of them. */
export const allRoutes = (services: RouteServices): Route[] => [...systemInterface(services).routes, ...portals(services).routes]
