import { createHmac } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { ContentStore } from '../platform/content/index.ts'
import { noteMasterKeys } from '../platform/content/index.ts'
import type { Settings } from '../platform/configuration/index.ts'
import { ConfigurationFault } from '../platform/configuration/index.ts'
import type { KeyRing } from '../platform/crypto/index.ts'
import { readMasterKeys, readOrMakeMasterKeyFile } from '../platform/crypto/index.ts'
import type { Database } from '../platform/database/index.ts'
import { migrate, openDatabase, pendingMigrations } from '../platform/database/index.ts'
import { armFaultPoint } from '../platform/faults/index.ts'
import type { Log } from '../platform/log/index.ts'
import { openLog } from '../platform/log/index.ts'
import type { Outbound } from '../platform/outbound/index.ts'
import { openOutbound } from '../platform/outbound/index.ts'
import type { Clamd } from '../platform/virus-scan/index.ts'
import { readClock } from '../platform/work/index.ts'
import { openBlobStore } from './open-blob-store.ts'
import { openScanner } from './open-scanner.ts'
import { separate } from './separate.ts'

const statementTimeoutMs = 60_000
const lockTimeoutMs = 20_000

/** `database/migrations` beside the compiled program. */
export const migrationsDirectory = path.join(import.meta.dirname, '..', '..', '..', 'database', 'migrations')

/** What every process and command stands on. */
export interface Runtime {
  readonly settings: Settings
  readonly log: Log
  readonly databaseUrl: string
  readonly database: Database
  readonly contentStore: ContentStore
  /** What documents of letters are scanned with; without one they are not. */
  readonly scanner: Clamd | undefined
  /** The only way to call addresses that others configured. */
  readonly outbound: Outbound
  /** From which the tokens of demo systems are derived, so that they can be shown again (sandbox only). */
  readonly sandboxSecret: Uint8Array
  /** Where keys, large contents and the embedded database lie. */
  readonly dataDirectory: string
  close(): Promise<void>
}

/** The database to use: the configured one, or the embedded one of the data folder, adopted or started. */
async function findDatabase(settings: Settings, dataDirectory: string, log: Log): Promise<{ url: string; release: () => Promise<void> }> {
  if (settings.DATABASE_URL !== undefined) return { url: settings.DATABASE_URL, release: () => Promise.resolve() }
  const { startEmbeddedPostgres } = await import('../platform/embedded-postgres/index.ts')
  const postgres = await startEmbeddedPostgres({ dataDirectory, log: (line) => log.info('embedded database', { detail: line }) })
  return { url: postgres.url, release: () => postgres.release() }
}

/** The keys that wrap the keys of contents; the sandbox makes one for itself. */
async function readKeys(settings: Settings, dataDirectory: string): Promise<KeyRing> {
  const text = settings.BREVDUE_MASTER_KEYS ?? (await readOrMakeMasterKeyFile(path.join(dataDirectory, 'master-key')))
  const read = readMasterKeys(text)
  if ('faults' in read) throw new ConfigurationFault(read.faults.map((fault) => `BREVDUE_MASTER_KEYS: ${fault}`))
  return read.ring
}

/** A secret of its own for a purpose, derived from the current master key. */
function deriveSecret(ring: KeyRing, purpose: string): Uint8Array {
  const key = ring.keys.get(ring.currentId)
  if (key === undefined) throw new ConfigurationFault(['BREVDUE_MASTER_KEYS: the current key is missing.'])
  return createHmac('sha256', key).update(purpose).digest()
}

/** The sandbox brings its schema up to date by itself; production refuses to run on an old one. */
async function checkSchema(settings: Settings, url: string, log: Log): Promise<void> {
  if (settings.BREVDUE_MODE === 'sandbox') {
    const applied = await migrate(url, migrationsDirectory)
    if (applied.length > 0) log.info('schema migrated', { count: applied.length })
    return
  }
  const pending = await pendingMigrations(url, migrationsDirectory)
  if (pending.length > 0) throw new ConfigurationFault([`DATABASE_URL: ${pending.length} migration(s) are missing. Run "brevdue migrate" first.`])
}

/** In production business time is the machine's. */
async function checkClock(settings: Settings, database: Database): Promise<void> {
  if (settings.BREVDUE_MODE === 'sandbox') return
  const { offsetMs } = await readClock(database)
  if (offsetMs !== 0) throw new ConfigurationFault(['DATABASE_URL: the clock of this database was moved, so a sandbox used it. Production needs a database of its own.'])
}

/** Calls to the endpoints of systems; receivers see who calls. */
const outboundOf = ({ BREVDUE_MODE, OUTBOUND_ALLOW, DELIVERY_TIMEOUT_MS }: Settings): Outbound =>
  openOutbound({ mode: BREVDUE_MODE, allowedRanges: separate(OUTBOUND_ALLOW), timeoutMs: DELIVERY_TIMEOUT_MS, userAgent: 'Brevdue' })

/** Opens everything a process needs; a wrong environment or key is told before anything is opened. Throws ConfigurationFault, EmbeddedPostgresError. */
export async function openRuntime(settings: Settings, log: Log = openLog(settings.LOG_LEVEL)): Promise<Runtime> {
  const dataDirectory = path.resolve(settings.BREVDUE_DATA)
  mkdirSync(dataDirectory, { recursive: true })
  if (settings.BREVDUE_FAULT_POINT !== undefined) armFaultPoint(settings.BREVDUE_FAULT_POINT)
  const ring = await readKeys(settings, dataDirectory)
  const { url, release } = await findDatabase(settings, dataDirectory, log)
  await checkSchema(settings, url, log)
  const onConnectionLost = (error: Error): void => log.warn('database connection lost', { error })
  const database = openDatabase({ url, poolSize: settings.DATABASE_POOL, statementTimeoutMs, lockTimeoutMs, onConnectionLost })
  await checkClock(settings, database)
  await noteMasterKeys(database, [ring.currentId])
  const outbound = outboundOf(settings)
  const blobs = await openBlobStore(settings, dataDirectory, log)
  return {
    settings,
    log,
    databaseUrl: url,
    database,
    outbound,
    scanner: openScanner(settings, log),
    contentStore: { ring, blobs, rowBytes: settings.INLINE_CONTENT_BYTES },
    sandboxSecret: deriveSecret(ring, 'tokens of demo systems'),
    dataDirectory,
    async close() {
      await outbound.close()
      blobs.close()
      await database.close()
      await release()
    },
  }
}
