import type { Database, Transaction } from '../../platform/database/index.ts'
import type { DueSource } from '../../platform/work/index.ts'
import { bringForwardWork, defineStage } from '../../platform/work/index.ts'
import { claimMark, listConcernedSubscriptions, updateChangesAfterRestore, updateMark, updatePlacesAfterRestore } from './plan.queries.ts'

export const pushNoticesStage = defineStage('push-contact-notices', { da: 'Besked om ændringer i kontaktregistret', en: 'Notices of changes in the contact register' })

/** Transaction ids begin anew in a database that was restored from a dump: places and changes of before are put before all that comes. */
async function beginAnew(tx: Transaction): Promise<void> {
  await updateChangesAfterRestore(tx, {})
  await updatePlacesAfterRestore(tx, {})
  await updateMark(tx, { plannedTo: '1' })
}

/**
 * Plans work for every subscription that a change since the last time concerns; answers how many. Changing a contact costs nothing for this: that it
 * changed, and in which transaction, stands in its row. Here it is looked for in sets, below the oldest running transaction (ADR 0010).
 */
export async function planNotices(tx: Transaction): Promise<number> {
  const { plannedTo, horizon, current, hasChanged } = await claimMark(tx, {})
  if (BigInt(plannedTo) > BigInt(current)) {
    await beginAnew(tx)
    return 0
  }
  if (!hasChanged || BigInt(plannedTo) >= BigInt(horizon)) return 0
  const concerned = await listConcernedSubscriptions(tx, { fromTransaction: plannedTo, toTransaction: horizon })
  await updateMark(tx, { plannedTo: horizon })
  await bringForwardWork(
    tx,
    concerned.map(({ subscriptionId, systemId }) => ({ subjectId: subscriptionId, stage: pushNoticesStage, lane: 'single', senderId: systemId, dueAt: tx.now })),
  )
  return concerned.length
}

/** Plans before the clock moves on, so that what changed at a moment is told at that moment. Nothing falls due by itself: attempts are work. */
export const noticesDue = (database: Database): DueSource => ({
  name: 'contact notices',
  nextDueAt: () => Promise.resolve(undefined),
  runDue: async () => void (await database.transaction(planNotices)),
})
