import { planEmails } from '../../notifications/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { addDuration } from '../../platform/clock/index.ts'
import type { Database, Transaction } from '../../platform/database/index.ts'
import type { Claim, NewWork, Stage } from '../../platform/work/index.ts'
import { bringForwardWork, completeWork } from '../../platform/work/index.ts'
import type { SystemId } from '../../systems/index.ts'
import { listCalledSystems } from '../../systems/index.ts'
import { systemWork } from '../calling/system-work.ts'
import { remindUnfetchedStage } from '../stages.ts'
import { lettersUnfetchedEmail } from './delivery-emails.ts'
import { systemFactsOf } from '../calling/system-facts.ts'
import { listUnfetched, upsertReminders } from './unfetched.queries.ts'

const firstAfter = 'P2D'
const againAfter = 'P7D'

/** Work of a system that fetches its post: one for all that waits there. */
export const reminderWork = (tx: Transaction, systemId: SystemId): NewWork => workAt(systemId, addDuration(tx.now, firstAfter))
const workAt = (systemId: SystemId, dueAt: Instant): NewWork => systemWork(remindUnfetchedStage, systemId, dueAt)

type Unfetched = Awaited<ReturnType<typeof listUnfetched>>[number]

/** Two days after the oldest began to wait; then weekly, until something waits that was not there at the last reminder. */
const dueAtOf = ({ oldestSince, remindedAt }: Pick<Unfetched, 'oldestSince' | 'remindedAt'>): Instant =>
  remindedAt === null || oldestSince > remindedAt ? addDuration(oldestSince, firstAfter) : addDuration(remindedAt, againAfter)

async function remind(tx: Transaction, due: readonly Unfetched[]): Promise<void> {
  if (due.length === 0) return
  const systemIds = due.map(({ systemId }) => systemId)
  const systems = new Map((await listCalledSystems(tx, { systemIds, now: tx.now })).map((system) => [system.systemId, system]))
  await planEmails(
    tx,
    due.flatMap((unfetched) => {
      const system = systems.get(unfetched.systemId)
      return system === undefined ? [] : [lettersUnfetchedEmail({ ...systemFactsOf(system), ...unfetched, dueAt: dueAtOf(unfetched) })]
    }),
  )
  await upsertReminders(tx, { systemIds, now: tx.now })
}

async function remindUnfetched(database: Database, claim: Claim): Promise<void> {
  await database.transaction(async (tx) => {
    await completeWork(tx, claim)
    const unfetched = await listUnfetched(tx, { systemIds: claim.items.map(({ subjectId }) => subjectId as SystemId) }) // branding
    const isDue = (one: Unfetched): boolean => dueAtOf(one) <= tx.now
    await remind(tx, unfetched.filter(isDue))
    await bringForwardWork(tx, unfetched.map((one) => workAt(one.systemId, isDue(one) ? addDuration(tx.now, againAfter) : dueAtOf(one))))
  })
}

/** Reminds contacts of letters that nobody fetches; nothing is moved by itself (exchange.md §4). */
export const reminderStages = ({ database }: { readonly database: Database }): Stage[] => [
  { name: remindUnfetchedStage, handle: (claim) => remindUnfetched(database, claim) },
]
