import { availableParallelism } from 'node:os'
import { Sealer } from '../events/index.ts'
import { decisionStages, EntryThreads, effectStages, massStages, pushReceiptStages, pushStages, redirectStages, reminderStages, replanStages, StandingCheck } from '../exchange/index.ts'
import type { Mailer } from '../notifications/index.ts'
import { notificationStages } from '../notifications/index.ts'
import { machineNow } from '../platform/clock/index.ts'
import type { ParallelStage, Stage, WakeBus } from '../platform/work/index.ts'
import { ParallelLoop, StageLoop } from '../platform/work/index.ts'
import { NoticePlanner, noticeStages } from '../register/index.ts'
import type { HealthPart } from './health.routes.ts'
import { Housekeeping } from './housekeeping.ts'
import { mailingRules } from './mailing-rules.ts'
import { openMail } from './open-mail.ts'
import { tellScanner } from './open-scanner.ts'
import { recordLookups } from './record-lookups.ts'
import type { Runtime } from './runtime.ts'

/** A loop that shows no life for this long is stuck. */
const stillAfterMs = 120_000

/** Beyond these the database is what letters wait for. */
const readingThreadsAtMost = 4

/** The main thread has the database to talk to. */
const otherCores = (): number => Math.min(availableParallelism() - 1, readingThreadsAtMost)

/** Everything that works through letters in the background. */
export interface Worker {
  readonly parts: readonly HealthPart[]
  stop(): Promise<void>
}

/** Stages of which a worker takes batches; the guard compares all stages with those that are planned. */
export const workerStages = ({ database, contentStore, scanner, settings }: Runtime, wakeBus?: WakeBus): Stage[] => {
  const services = { database, contentStore, scanner, mode: settings.BREVDUE_MODE, ...(wakeBus === undefined ? {} : { wakeBus }) }
  return [...decisionStages(services), ...redirectStages(services), ...replanStages(services), ...reminderStages(services), ...effectStages(services)]
}

/** What a worker opens for itself. */
export interface ParallelServices {
  readonly mailer: Mailer
  readonly wakeBus: WakeBus
  readonly threads: EntryThreads
}

/** Stages whose subjects are handled beside each other, since each waits for somebody outside. */
export const parallelStages = ({ database, contentStore, scanner, outbound, log, settings }: Runtime, { mailer, wakeBus, threads }: ParallelServices): ParallelStage[] => [
  ...massStages({ database, contentStore, scanner, maxLetterBytes: settings.MAX_LETTER_BYTES, wakeBus, threads, mailingRules: mailingRules(settings) }),
  ...pushStages({ database, contentStore, outbound, log, concurrency: settings.DELIVERY_CONCURRENCY }),
  ...pushReceiptStages({ database, outbound, concurrency: settings.DELIVERY_CONCURRENCY }),
  ...notificationStages({ database, log, mailer }),
  ...noticeStages({ database, log, outbound, recordLookups }),
]

export async function startWorker(runtime: Runtime, wakeBus: WakeBus, baseUrl: () => string | undefined): Promise<Worker> {
  await tellScanner(runtime)
  const mail = await openMail(runtime)
  const { database, log, settings } = runtime
  const threads = new EntryThreads(runtime.contentStore.ring, settings.READING_THREADS ?? otherCores())
  const services = { database, log, wakeBus }
  const inBatches = { batchSize: settings.WORK_BATCH, leaseMs: settings.WORK_LEASE_MS }
  const inParallel = { slots: settings.DELIVERY_SLOTS, leaseMs: settings.WORK_LEASE_MS + settings.DELIVERY_TIMEOUT_MS }
  const loops = [
    ...workerStages(runtime, wakeBus).map((stage) => new StageLoop(services, stage, inBatches)),
    ...parallelStages(runtime, { mailer: mail.mailer, wakeBus, threads }).map((stage) => new ParallelLoop(services, stage, inParallel)),
  ]
  const sealer = new Sealer({ database, log })
  for (const loop of loops) loop.start()
  sealer.start()
  const planner = new NoticePlanner(services)
  planner.start()
  const housekeeping = new Housekeeping(runtime, baseUrl)
  housekeeping.start()
  const standingCheck = new StandingCheck({ database, log })
  standingCheck.start()
  const beating = [
    ...loops.map((loop) => ({ name: `stage ${loop.name}`, beat: () => loop.heartbeat })),
    { name: 'sealer', beat: () => sealer.heartbeat },
    { name: 'planner of contact notices', beat: () => planner.heartbeat },
    { name: 'housekeeping', beat: () => housekeeping.heartbeat },
    { name: 'reconciliation', beat: () => standingCheck.heartbeat },
  ]
  return {
    parts: beating.map(({ name, beat }) => ({ name, alive: () => machineNow() - beat() < stillAfterMs, ready: () => Promise.resolve(true) })),
    async stop() {
      await Promise.all([...loops.map((loop) => loop.stop()), sealer.stop(), planner.stop(), housekeeping.stop(), standingCheck.stop()])
      await threads.close()
      await mail.stop()
    },
  }
}
