import type { FastifyInstance } from 'fastify'
import { IntakeWriter } from '../exchange/index.ts'
import { pause } from '../platform/clock/index.ts'
import type { Route } from '../platform/http/index.ts'
import type { WakeBus } from '../platform/work/index.ts'
import { openWakeBus } from '../platform/work/index.ts'
import type { HealthPart, Need } from './health.routes.ts'
import { healthRoutes } from './health.routes.ts'
import { buildServer, listen } from './listen.ts'
import type { Measuring } from './start-measuring.ts'
import { startMeasuring } from './start-measuring.ts'
import { openSandboxCertificates, openSystemCertificates } from './open-system-certificates.ts'
import { prepareDatabase } from './prepare-database.ts'
import type { Mountable, RouteServices } from './routes.ts'
import { portals, systemInterface } from './routes.ts'
import type { Runtime } from './runtime.ts'
import { joinRuntimeFile } from './runtime-file.ts'
import type { SftpPart } from './sftp-part.ts'
import { startSftp } from './sftp-part.ts'
import type { SystemCertificates } from './system-certificates.ts'
import type { Worker } from './worker.ts'
import { startWorker } from './worker.ts'

export const partNames = ['web', 'api', 'worker', 'sftp'] as const
export type Part = (typeof partNames)[number]

/** Work in hand is finished or handed back within this time; then the process ends anyway. */
const shutdownMs = 10_000

/** A running process: some parts of the program, and how to end them. */
export interface Serving {
  readonly addresses: { readonly portal?: string; readonly system?: string; readonly operations?: string; readonly sftp?: string }
  /** Of the SFTP interface's host key. */
  readonly sftpFingerprint?: string | undefined
  /** Looks now, not in a minute, whether certificates and lists of revoked ones have changed. */
  reread(): void
  stop(): Promise<void>
}

const databasePart = (runtime: Runtime): HealthPart => ({
  name: 'database',
  alive: () => true,
  ready: () => runtime.database.read(() => Promise.resolve(true)).catch(() => false),
})

/** What parts of a process need from outside besides the database, without which the rest goes on. */
const needsOf = ({ contentStore, scanner }: Runtime, parts: ReadonlySet<Part>): Need[] => [
  { name: 'content store', there: () => contentStore.blobs.check().then(() => true, () => false) },
  ...(scanner !== undefined && parts.has('worker') ? [{ name: 'virus scan', there: () => scanner.ping() }] : []),
]

/** A port to open. Two that are to be any free port (0) are still two. */
interface Place {
  readonly key: string
  readonly port: number
}

interface Planned {
  readonly name: string
  readonly content: Mountable
  readonly place: Place
  /** Opened where callers are asked for certificates: on the system interface alone. */
  readonly certificates?: () => SystemCertificates | undefined
}

interface Listener {
  readonly app: FastifyInstance
  readonly address: string
  /** Those of the callers, where systems are asked for one. */
  readonly certificates: SystemCertificates | undefined
}

const nothing: Mountable = { routes: [], mount: () => undefined }

async function open(runtime: Runtime, contents: readonly Mountable[], port: number, certificates?: SystemCertificates): Promise<Listener> {
  const app = await buildServer(runtime, contents.flatMap(({ routes }) => routes), certificates)
  for (const { mount } of contents) mount(app)
  return { app, address: await listen(app, runtime.settings.HOST, port), certificates }
}

const placeOf = (name: string, port: number): Place => ({ key: port === 0 ? name : String(port), port })

/** What a sandbox serves by TLS besides: the system interface as production has it, for those who try their certificates. */
function sandboxByTls(runtime: Runtime, services: RouteServices): Planned[] {
  const port = runtime.settings.SANDBOX_TLS_PORT
  return port === undefined ? [] : [{ name: 'systemByTls', content: systemInterface(services), place: placeOf('systemByTls', port), certificates: () => openSandboxCertificates(runtime) }]
}

/** Which routes go to which listener: one in the sandbox; apart from each other where a port of their own is configured. */
function layOut(runtime: Runtime, parts: ReadonlySet<Part>, services: RouteServices, operations: readonly Route[]): Planned[] {
  const { PORT, SYSTEM_PORT, OPERATIONS_PORT } = runtime.settings
  const portal = placeOf('portal', PORT)
  const system = SYSTEM_PORT === undefined ? portal : placeOf('system', SYSTEM_PORT)
  // Health alone opens no port that nobody asked for.
  const shared = parts.has('web') ? portal : system
  const planned: Planned[] = [
    { name: 'portal', content: parts.has('web') ? portals(services) : nothing, place: portal },
    { name: 'system', content: parts.has('api') ? systemInterface(services) : nothing, place: system, certificates: () => openSystemCertificates(runtime) },
    ...(parts.has('api') ? sandboxByTls(runtime, services) : []),
    { name: 'operations', content: { ...nothing, routes: [...operations] }, place: OPERATIONS_PORT === undefined ? shared : placeOf('operations', OPERATIONS_PORT) },
  ]
  return planned.filter(({ name, content }) => content.routes.length > 0 && (name !== 'operations' || OPERATIONS_PORT !== undefined || parts.has('web') || parts.has('api')))
}

/** What is planned for the same port shares one server. */
async function openListeners(runtime: Runtime, planned: readonly Planned[]): Promise<Map<string, Listener>> {
  const listeners = new Map<string, Listener>()
  for (const together of Map.groupBy(planned, ({ place }) => place.key).values()) {
    const certificates = together.map((planned) => planned.certificates?.()).find((opened) => opened !== undefined)
    const listener = await open(runtime, together.map(({ content }) => content), together[0]?.place.port ?? 0, certificates)
    for (const { name } of together) listeners.set(name, listener)
  }
  return listeners
}

interface Running {
  readonly listeners: ReadonlyMap<string, Listener>
  readonly sftp: SftpPart
  readonly worker: Worker | undefined
  readonly measuring: Measuring
  readonly wakeBus: WakeBus
}

async function closeAll(runtime: Runtime, { listeners, sftp, worker, measuring, wakeBus }: Running): Promise<void> {
  const apps = new Set([...listeners.values()].map(({ app }) => app))
  await Promise.all([sftp.stop(), ...[...apps].map((app) => app.close())])
  await worker?.stop()
  await measuring.stop()
  await wakeBus.close()
  await runtime.close()
}

/** Starts the given parts on an open runtime; answers when they accept requests. */
export async function serve(runtime: Runtime, parts: ReadonlySet<Part>): Promise<Serving> {
  const { database, log, settings, dataDirectory } = runtime
  await prepareDatabase(runtime, parts)
  const wakeBus = await openWakeBus(database, log)
  // Known once it listens; where no portal runs in this process, one on this machine is meant.
  let portal = parts.has('web') ? '' : `http://localhost:${settings.PORT}`
  const baseUrl = (): string => settings.PUBLIC_URL ?? portal
  const intakeWriter = new IntakeWriter(database, wakeBus, { singlesPerMinute: settings.SINGLES_PER_MINUTE })
  const worker = parts.has('worker') ? await startWorker(runtime, wakeBus, () => baseUrl() || undefined) : undefined
  const sftp = await startSftp(runtime, parts.has('sftp'), { intakeWriter, wakeBus })
  let leaving = false
  const shutdown: HealthPart = { name: 'shutdown', alive: () => true, ready: () => Promise.resolve(!leaving) }
  const needs = needsOf(runtime, parts)
  const health = healthRoutes([databasePart(runtime), shutdown, ...sftp.parts, ...(worker?.parts ?? [])], needs)
  const measuring = startMeasuring(runtime, parts, needs)
  let system = ''
  const services = { runtime, intakeWriter, wakeBus, baseUrl, systemUrl: () => system, localUrl: () => portal }
  const listeners = await openListeners(runtime, layOut(runtime, parts, services, [...health, ...measuring.routes]))
  portal = listeners.get('portal')?.address ?? portal
  // One listener for both is reached by its public name; a part that runs elsewhere answers under that name too.
  system = settings.SYSTEM_PORT === undefined ? services.baseUrl() : (listeners.get('system')?.address ?? services.baseUrl())
  const addresses = { ...Object.fromEntries([...listeners].map(([name, { address }]) => [name, address])), ...sftp.addresses }
  const leaveRuntimeFile = joinRuntimeFile(dataDirectory, { parts: [...parts], ...addresses })
  log.info('ready', { part: [...parts].join(',') })
  return {
    addresses,
    sftpFingerprint: sftp.fingerprint,
    reread: () => {
      for (const { certificates } of new Set(listeners.values())) certificates?.look()
    },
    async stop() {
      leaving = true
      leaveRuntimeFile()
      // Whoever shares out the requests learns from /health/ready that they must go elsewhere, while those on their way still get in.
      await pause(settings.SHUTDOWN_DRAIN_MS)
      await Promise.race([closeAll(runtime, { listeners, sftp, worker, measuring, wakeBus }), pause(shutdownMs)])
    },
  }
}
