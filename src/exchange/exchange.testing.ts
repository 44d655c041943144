import { createSecretKey, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import type { OrganisationId } from '../organisations/index.ts'
import { insertTestAuthorityOrganisation } from '../organisations/organisations.testing.ts'
import type { PartyId } from '../parties/index.ts'
import type { Instant } from '../platform/clock/index.ts'
import { addDuration, pause } from '../platform/clock/index.ts'
import type { BlobStore, ContentStore } from '../platform/content/index.ts'
import { openFileBlobStore } from '../platform/content/index.ts'
import type { Database } from '../platform/database/index.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import { openLog } from '../platform/log/index.ts'
import type { Outbound } from '../platform/outbound/index.ts'
import { openOutbound } from '../platform/outbound/index.ts'
import type { VirusScanner } from '../platform/virus-scan/index.ts'
import type { LoopServices, Stage, WakeBus } from '../platform/work/index.ts'
import { advanceClock, completeWork, countDueWork, openWakeBus, ParallelLoop, plannedStages, readClock, StageLoop } from '../platform/work/index.ts'
import type { SystemId } from '../systems/index.ts'
import { insertTestSystem } from '../systems/systems.testing.ts'
import { EntryThreads } from './containers/entry-threads.ts'
import { acceptLetter, decisionStages, deliveredContents, effectStages, IntakeWriter, massStages, pushReceiptStages, pushStages, receiptsDue, redirectStages, reminderStages, replanStages } from './index.ts'
import { testMemo } from './test-memo.testing.ts'
import type { TestMemo } from './test-memo.testing.ts'

/** A sending authority with its system. */
export interface TestSender {
  readonly partyId: PartyId
  readonly organisationId: OrganisationId
  readonly cvr: string
  readonly systemId: SystemId
  readonly authorization: string
}

/** An exchange on a database and a content folder of its own, with its worker loops running. */
export interface TestExchange {
  readonly database: Database
  readonly databaseUrl: string
  readonly contentStore: ContentStore
  readonly intakeWriter: IntakeWriter
  readonly wakeBus: WakeBus
  readonly outbound: Outbound
  readonly sender: TestSender
  /** Sends a letter of the sender and answers its technical receipt. */
  send(memo: Omit<TestMemo, 'senderCvr'> & { readonly senderCvr?: string }): ReturnType<typeof acceptLetter>
  /** Starts the worker loops, where they were to wait. */
  start(): void
  /** Waits until no work is due. */
  settle(): Promise<void>
  /** Moves business time by an ISO duration, and lets what falls due on the way happen. */
  advance(duration: string): Promise<Instant>
}

export interface ExchangeOptions {
  /** How many threads read letters of containers; none where left out. */
  readonly threads?: number
  readonly rowBytes?: number
  /** Where large contents are kept; a folder of its own unless told otherwise. */
  readonly blobs?: BlobStore
  /** What documents are scanned with. */
  readonly scanner?: VirusScanner
  /** Of a call to a receiver. */
  readonly timeoutMs?: number
  /** How many workers call receivers beside each other. */
  readonly pushLoops?: number
  /** Whether planned e-mails stay planned, for a test that sends them itself. */
  readonly keepsEmails?: boolean
  /** Before a system's letters go in the bulk lane. */
  readonly singlesPerMinute?: number
  /** Whether its loops wait until `start`, so that work can gather. */
  readonly startsLater?: boolean
}

const settlePollMs = 5

export const testMailingRules = { maxFaultPercent: 5, minFaults: 20, stepPauseMs: 300_000 }

async function insertTestSender(database: Database): Promise<TestSender> {
  return database.transaction(async (tx) => {
    const { partyId, cvrNumber, organisationId } = await insertTestAuthorityOrganisation(tx)
    const { systemId, authorization } = await insertTestSystem(tx, { organisationId })
    return { partyId, organisationId, cvr: cvrNumber, systemId, authorization }
  })
}

async function settle(database: Database): Promise<void> {
  while ((await database.read((on) => countDueWork(on, { now: on.now }))).count > 0) await pause(settlePollMs)
}

export const testKeyRing = (): ContentStore['ring'] => ({ currentId: 'test', keys: new Map([['test', createSecretKey(randomBytes(32))]]) })

/** E-mails are planned here, and sent where mail is tested. */
const emailStage = (database: Database): Stage => ({ name: 'send-email', handle: (claim) => database.transaction((tx) => completeWork(tx, claim)) })

interface Loop {
  start(): void
  stop(): Promise<void>
}

function openLoops(services: LoopServices & { contentStore: ContentStore; outbound: Outbound; threads: EntryThreads }, { pushLoops = 1, keepsEmails = false, scanner }: ExchangeOptions): Loop[] {
  const stages = [...decisionStages({ ...services, scanner }), ...redirectStages(services), ...replanStages(services), ...reminderStages(services), ...effectStages({ ...services, mode: 'sandbox' }), ...(keepsEmails ? [] : [emailStage(services.database)])]
  const containers = massStages({ ...services, scanner, maxLetterBytes: 99_500_000, mailingRules: testMailingRules })
  const pushing = Array.from({ length: pushLoops }, () => [...pushStages({ ...services, concurrency: 4 }), ...pushReceiptStages({ ...services, concurrency: 4 })]).flat()
  return [
    ...stages.map((stage) => new StageLoop(services, stage, { batchSize: 100, leaseMs: 5_000 })),
    ...[...containers, ...pushing].map((stage) => new ParallelLoop(services, stage, { slots: 64, leaseMs: 10_000, breakOffMs: 200 })),
  ]
}

async function advance({ database, wakeBus, contentStore }: Pick<TestExchange, 'database' | 'wakeBus' | 'contentStore'>, duration: string): Promise<Instant> {
  const wakeAll = (): void => plannedStages().forEach((stage) => wakeBus.wake(stage))
  const dueSources = [deliveredContents({ database, contentStore, graceDays: 7 }), receiptsDue(database)]
  return advanceClock({ database, dueSources, wakeAll, drainTimeoutMs: 20_000 }, addDuration((await readClock(database)).now, duration))
}

/** Runs a test on an exchange of its own. */
export const withExchange = (work: (exchange: TestExchange) => Promise<void>, options: ExchangeOptions = {}): Promise<void> =>
  withTestDatabase(async (database, databaseUrl) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'brevdue-exchange-'))
    const log = openLog('silent')
    const contentStore = { ring: testKeyRing(), blobs: options.blobs ?? (await openFileBlobStore(folder)), rowBytes: options.rowBytes ?? 262_144 }
    const wakeBus = await openWakeBus(database, log)
    const intakeWriter = new IntakeWriter(database, wakeBus, options)
    const outbound = openOutbound({ mode: 'sandbox', allowedRanges: [], timeoutMs: options.timeoutMs ?? 5_000, userAgent: 'Brevdue' })
    const threads = new EntryThreads(contentStore.ring, options.threads ?? 0)
    const loops = openLoops({ database, log, wakeBus, contentStore, outbound, threads }, options)
    const start = (): void => loops.forEach((loop) => loop.start())
    if (options.startsLater !== true) start()
    const sender = await insertTestSender(database)
    try {
      await work({
        database,
        databaseUrl,
        contentStore,
        intakeWriter,
        wakeBus,
        outbound,
        sender,
        send: (memo) => {
          const { messageUuid, xml } = testMemo({ senderCvr: sender.cvr, ...memo })
          const sent = { messageUuid, senderId: sender.partyId, systemId: sender.systemId, body: Readable.from([Buffer.from(xml)]) }
          return acceptLetter({ database, contentStore, intakeWriter, maxLetterBytes: 99_500_000 }, sent)
        },
        start,
        settle: () => settle(database),
        advance: (duration) => advance({ database, wakeBus, contentStore }, duration),
      })
    } finally {
      await Promise.all(loops.map((loop) => loop.stop()))
      await threads.close()
      await outbound.close()
      await wakeBus.close()
      await rm(folder, { recursive: true })
    }
  })
