import type { PartyId } from '../parties/index.ts'
import { insertTestAuthority } from '../parties/parties.testing.ts'
import type { Instant } from '../platform/clock/index.ts'
import { addDuration } from '../platform/clock/index.ts'
import type { Database } from '../platform/database/index.ts'
import { int4, json, list, nullable, text, timestamp, uuid } from '../platform/database/index.ts'
import { openLog } from '../platform/log/index.ts'
import { advanceClock, openWakeBus, ParallelLoop, readClock } from '../platform/work/index.ts'
import { Mailer, notificationStages, smtpAccess } from './index.ts'
import { sendEmailStage } from './stages.ts'
import type { MailerLimits } from './mailer.ts'
import type { MailFault } from './mail-fault.ts'

/** A worker that sends e-mails, and nothing else. */
export interface MailWorker {
  stop(): Promise<void>
}

/** Tells the workers of this file that there may be something to do. */
const wakes = new Set<() => void>()

const quickLimits: MailerLimits = { connections: 2, connectMs: 1_500, emailMs: 2_500 }

export interface MailWorkerOptions {
  readonly leaseMs?: number
  readonly breakOffMs?: number
  readonly limits?: MailerLimits
}

/** Starts a worker that sends to the mail server at an address. */
export async function startMailWorker(database: Database, url: string, { leaseMs = 10_000, breakOffMs = 200, limits = quickLimits }: MailWorkerOptions = {}): Promise<MailWorker> {
  const log = openLog('silent')
  const mailer = new Mailer(smtpAccess(url, { SMTP_URL: url, MAIL_FROM: 'Brevdue på prøve <due@brevdue.example>', BREVDUE_MODE: 'sandbox' }), limits)
  const wakeBus = await openWakeBus(database, log)
  const loops = notificationStages({ database, log, mailer }).map((stage) => new ParallelLoop({ database, log, wakeBus }, stage, { slots: 10, leaseMs, breakOffMs }))
  for (const loop of loops) loop.start()
  const wake = (): void => wakeBus.wake(sendEmailStage)
  wakes.add(wake)
  return {
    async stop() {
      wakes.delete(wake)
      await Promise.all(loops.map((loop) => loop.stop()))
      mailer.close()
      await wakeBus.close()
    },
  }
}

/** Moves business time to a moment and lets everything happen that falls due on the way. */
export const passTimeTo = (database: Database, moment: Instant): Promise<Instant> =>
  advanceClock({ database, dueSources: [], wakeAll: () => wakes.forEach((wake) => wake()), drainTimeoutMs: 20_000 }, moment)

export const passTime = async (database: Database, duration: string): Promise<Instant> => passTimeTo(database, addDuration((await readClock(database)).now, duration))

/** An authority in whose log things may stand. */
export const insertTestParty = (database: Database): Promise<PartyId> => database.transaction(async (tx) => (await insertTestAuthority(tx, {})).partyId)

/** What the logs of parties say of e-mails that were given up. */
export const listFailureEvents = (database: Database) => database.read((on) => listGivenUpEvents(on, {}))

const listGivenUpEvents = list({}, { ownerId: uuid<PartyId>(), properties: json<Readonly<Record<string, string | number>>>() })`
  SELECT events.owner_id, events.properties FROM events WHERE events.tag = 'NOTIFICATION_FAILED' ORDER BY events.event_id`

/** What a message came to. */
export const listMessageStates = list(
  {},
  {
    messageId: uuid(),
    attempts: int4,
    plannedAt: timestamp,
    sentAt: nullable(timestamp),
    failedAt: nullable(timestamp),
    nextAttemptAt: nullable(timestamp),
    lastFault: nullable(text<MailFault>()),
    lastAnswer: nullable(text()),
  },
)`
  SELECT outgoing_messages.message_id, outgoing_messages.attempts, outgoing_messages.planned_at, outgoing_messages.sent_at, outgoing_messages.failed_at,
    outgoing_messages.next_attempt_at, outgoing_messages.last_fault, outgoing_messages.last_answer
  FROM outgoing_messages ORDER BY outgoing_messages.message_id`
