import type { Database, Transaction } from '../platform/database/index.ts'
import type { Log } from '../platform/log/index.ts'
import type { Claim, ParallelStage } from '../platform/work/index.ts'
import { completeWork, planWork } from '../platform/work/index.ts'
import { findEmailToSend, updateAttempt } from './emails.queries.ts'
import type { FailedAttempt } from './mail-fault.ts'
import type { Mailer, MailOutcome } from './mailer.ts'
import type { MessageId } from './outgoing-message.ts'
import { workOf } from './plan-emails.ts'
import { recordGivenUp } from './record-given-up.ts'
import { nextAttemptAt } from './next-attempt.ts'
import { sendEmailStage } from './stages.ts'

export interface NotificationServices {
  readonly database: Database
  readonly log: Log
  readonly mailer: Mailer
}

type EmailToSend = NonNullable<Awaited<ReturnType<typeof findEmailToSend>>>

async function writeSent(tx: Transaction, { messageId }: EmailToSend): Promise<void> {
  await updateAttempt(tx, { messageId, sentAt: tx.now, nextAttemptAt: null, failedAt: null, fault: null, answer: null })
}

/** Waits for its next attempt, or is given up: refused for good, or tried often enough. Answers whether it was given up. */
async function writeFailure(tx: Transaction, email: EmailToSend, { fault, answer, forGood }: FailedAttempt): Promise<boolean> {
  const { messageId, partyId } = email
  const attempts = email.attempts + 1
  const again = forGood ? undefined : nextAttemptAt(attempts, tx.now)
  await updateAttempt(tx, { messageId, sentAt: null, nextAttemptAt: again ?? null, failedAt: again === undefined ? tx.now : null, fault, answer })
  if (again !== undefined) await planWork(tx, [workOf(messageId, again)])
  else await recordGivenUp(tx, [{ messageId, partyId, fault, attempts }])
  return again === undefined
}

/** What an attempt came to, behind the fence. */
async function writeOutcome({ database, log }: NotificationServices, claim: Claim, email: EmailToSend, outcome: MailOutcome): Promise<void> {
  const givenUp = await database.transaction(async (tx) => {
    await completeWork(tx, claim)
    if (outcome.kind === 'failed') return writeFailure(tx, email, outcome)
    await (outcome.kind === 'sent' ? writeSent(tx, email) : planWork(tx, [workOf(email.messageId, tx.now)]))
    return false
  })
  if (outcome.kind !== 'failed') return
  const told = { subjectId: email.messageId, code: outcome.fault, count: email.attempts + 1 }
  if (givenUp) log.error('e-mail given up', told)
  else log.warn('e-mail not sent', told)
}

async function sendEmail(services: NotificationServices, claim: Claim, breakOff: AbortSignal): Promise<void> {
  const { database, mailer } = services
  const messageId = claim.items[0]?.subjectId as MessageId // branding; a parallel stage claims one at a time
  const email = await database.read((on) => findEmailToSend(on, { messageId }))
  if (email === undefined) return database.transaction((tx) => completeWork(tx, claim))
  return writeOutcome(services, claim, email, await mailer.send(email, breakOff))
}

/** Sends planned e-mails. */
export const notificationStages = (services: NotificationServices): ParallelStage[] => [
  { name: sendEmailStage, slots: services.mailer.connections, handle: (claim, { breakOff }) => sendEmail(services, claim, breakOff) },
]
