import type { Transaction } from '../database/index.ts'
import { planFairWork } from './plan-fair-work.ts'
import { isFairStage } from './stages.ts'
import type { Claim, NewWork } from './work.ts'
import { ClaimLost } from './work.ts'
import { deleteCompletedWork, deletePlannedWork, insertWork, updatePostponedWork, upsertWork } from './work.queries.ts'

/**
 * Plans work in the caller's transaction; planning the same subject and stage again changes nothing. Where senders compete
 * (`fairAmongSenders`) the rank is the sender's turn, and others who plan for the same sender wait until this transaction has ended: do it
 * late, after taking keys and before `bringForwardWork`. Elsewhere it is the business time of planning: first come, first served within a lane.
 */
export async function planWork(tx: Transaction, work: readonly NewWork[]): Promise<void> {
  const fair = work.filter(({ stage }) => isFairStage(stage))
  const others = work.filter(({ stage }) => !isFairStage(stage))
  if (others.length > 0) await insertWork(tx, { ...columnsOf(others), ranks: ranksOf(tx, others) })
  if (fair.length > 0) await planFairWork(tx, fair)
}

/**
 * Plans work whose subject is a place where several things may wait (a receiver system): what is planned already is brought forward
 * when this is due earlier; for stages that are not fair among senders. Call it after writing what waits there: who is just completing work
 * on the subject waits for this transaction and then sees it, so nothing is left without work. Rows are locked in one order; do it late in
 * the transaction.
 */
export async function bringForwardWork(tx: Transaction, work: readonly NewWork[]): Promise<void> {
  if (work.length === 0) return
  const earliest = new Map<string, NewWork>()
  for (const item of work) {
    const key = `${item.subjectId} ${item.stage}`
    const before = earliest.get(key)
    if (before === undefined || item.dueAt < before.dueAt) earliest.set(key, item)
  }
  const inOrder = [...earliest].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, item]) => item)
  await upsertWork(tx, { ...columnsOf(inOrder), ranks: ranksOf(tx, inOrder) })
}

/**
 * Takes back work before its time. False when it is due, claimed or gone: then somebody else decides what becomes of the subject. A worker
 * that claims at the same moment waits for this transaction, or this one for the worker: exactly one of the two has the work.
 */
export const withdrawWork = async (tx: Transaction, work: Pick<NewWork, 'subjectId' | 'stage'>): Promise<boolean> =>
  (await deletePlannedWork(tx, { ...work, now: tx.now })) === 1

const columnsOf = (work: readonly NewWork[]) => ({
  subjectIds: work.map((item) => item.subjectId),
  stages: work.map((item) => item.stage),
  lanes: work.map((item) => item.lane),
  senderIds: work.map((item) => item.senderId),
  dueAts: work.map((item) => item.dueAt),
})

const ranksOf = (tx: Transaction, work: readonly NewWork[]): number[] => work.map(() => tx.now)

/** Of a claim what cannot be done now: handed back uncounted, to be claimed again when it is due. */
export type PostponedWork = Pick<NewWork, 'subjectId' | 'dueAt'>

/**
 * The fence: removes the claimed rows, but for those that are handed back, or throws ClaimLost when one of them is no longer ours.
 * Call it in the transaction of the effects.
 */
export async function completeWork(tx: Transaction, claim: Claim, postponed: readonly PostponedWork[] = []): Promise<void> {
  const { stage, claimId } = claim
  const handedBack = await postponeWork(tx, claim, postponed)
  const kept = new Set(postponed.map(({ subjectId }) => subjectId))
  const subjectIds = claim.items.map((item) => item.subjectId).filter((subjectId) => !kept.has(subjectId))
  const deleted = await deleteCompletedWork(tx, { stage, claimId, subjectIds })
  if (deleted + handedBack !== claim.items.length) throw new ClaimLost(stage)
}

async function postponeWork(tx: Transaction, { stage, claimId }: Claim, work: readonly PostponedWork[]): Promise<number> {
  if (work.length === 0) return 0
  return updatePostponedWork(tx, { stage, claimId, subjectIds: work.map(({ subjectId }) => subjectId), dueAts: work.map(({ dueAt }) => dueAt) })
}
