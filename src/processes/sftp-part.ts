import { readFile } from 'node:fs/promises'
import { isIPv6 } from 'node:net'
import path from 'node:path'
import type { IntakeWriter } from '../exchange/index.ts'
import { admitSystem } from '../exchange/index.ts'
import type { Settings } from '../platform/configuration/index.ts'
import { ConfigurationFault } from '../platform/configuration/index.ts'
import type { HostKey } from '../platform/sftp/index.ts'
import { openSpool, readHostKey, readOrMakeHostKey, SftpServer } from '../platform/sftp/index.ts'
import type { WakeBus } from '../platform/work/index.ts'
import { archiveLimits } from './archive-limits.ts'
import type { HealthPart } from './health.routes.ts'
import type { Runtime } from './runtime.ts'
import { prepareSandboxKey } from './sandbox-sftp.ts'

/** The SFTP interface of a running process; of one that has none, nothing. */
export interface SftpPart {
  /** `127.0.0.1:2222` */
  readonly addresses: { readonly sftp?: string }
  /** Of the host key, to be told to systems. */
  readonly fingerprint?: string
  readonly parts: readonly HealthPart[]
  stop(): Promise<void>
}

interface SftpServices {
  readonly intakeWriter: IntakeWriter
  readonly wakeBus: WakeBus
}

/** Before anything is opened: production names the file of its host key, for several processes behind one address show the same. Throws ConfigurationFault. */
export function checkHostKey({ BREVDUE_MODE, SFTP_HOST_KEY_FILE }: Settings, parts: ReadonlySet<string>): void {
  if (BREVDUE_MODE === 'production' && parts.has('sftp') && SFTP_HOST_KEY_FILE === undefined)
    throw new ConfigurationFault(['SFTP_HOST_KEY_FILE: production needs it where the part sftp runs; "ssh-keygen -t ed25519" makes one. Without SFTP leave the part out: --parts web,api,worker.'])
}

/** The sandbox makes one for itself. Throws ConfigurationFault. */
async function hostKeyOf({ settings, dataDirectory }: Runtime): Promise<HostKey> {
  const file = settings.SFTP_HOST_KEY_FILE
  if (file === undefined) return readOrMakeHostKey(path.join(dataDirectory, 'sftp-host-key'))
  const key = readHostKey(await readFile(file, 'utf8').catch(() => ''))
  if (key === undefined) throw new ConfigurationFault(['SFTP_HOST_KEY_FILE: this file holds no private key that can be read without a password.'])
  return key
}

/** A second sandbox on one machine takes any free port. */
async function listen(server: SftpServer, { settings, log }: Runtime): Promise<number> {
  try {
    return await server.listen(settings.SFTP_PORT)
  } catch (error) {
    if (settings.BREVDUE_MODE === 'production' || !isTaken(error)) throw error
    log.warn('the port of SFTP is taken, another is used')
    return server.listen(0)
  }
}

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'

/** Opens the SFTP interface where it is wanted: sender systems put files there and find their receipts. */
export const startSftp = (runtime: Runtime, isWanted: boolean, services: SftpServices): Promise<SftpPart> =>
  isWanted ? openSftp(runtime, services) : Promise.resolve({ addresses: {}, parts: [], stop: () => Promise.resolve() })

async function openSftp(runtime: Runtime, { intakeWriter, wakeBus }: SftpServices): Promise<SftpPart> {
  const { database, contentStore, settings, log, dataDirectory } = runtime
  const services = { database, contentStore, intakeWriter, wakeBus, maxLetterBytes: settings.MAX_LETTER_BYTES, archiveLimits: archiveLimits(settings) }
  const hostKey = await hostKeyOf(runtime)
  if (settings.BREVDUE_MODE === 'sandbox') await prepareSandboxKey(runtime)
  const spool = await openSpool(path.join(dataDirectory, 'sftp-spool'), settings.SFTP_SPOOL_MAX_BYTES)
  const server = new SftpServer({ host: settings.HOST, hostKey, spool, log, admit: (login) => admitSystem(services, login) })
  const port = await listen(server, runtime)
  return {
    addresses: { sftp: `${isIPv6(settings.HOST) ? `[${settings.HOST}]` : settings.HOST}:${port}` },
    fingerprint: hostKey.fingerprint,
    parts: [{ name: 'sftp', alive: () => true, ready: () => Promise.resolve(server.isListening) }],
    stop: () => server.close(),
  }
}
