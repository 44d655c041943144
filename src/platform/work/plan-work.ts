import type { Transaction } from '../database/index.ts'
import type { Claim, NewWork } from './work.ts'
import { ClaimLost } from './work.ts'
import { deleteCompletedWork, insertWork } from './work.queries.ts'

const stages = new Set<string>()

/** Every stage for which work may be planned; a guard compares them with the stages that a worker consumes. */
export const plannedStages = (): ReadonlySet<string> => stages

/** Declares a stage, so that planning for a misspelt one does not compile. */
export function defineStage<Name extends string>(name: Name): Name {
  stages.add(name)
  return name
}

/**
 * Plans work in the caller's transaction; planning the same subject and stage again changes nothing.
 * The rank is the business time of planning: first come, first served within a lane.
 */
export async function planWork(tx: Transaction, work: readonly NewWork[]): Promise<void> {
  if (work.length === 0) return
  await insertWork(tx, {
    subjectIds: work.map((item) => item.subjectId),
    stages: work.map((item) => item.stage),
    lanes: work.map((item) => item.lane),
    senderIds: work.map((item) => item.senderId),
    ranks: work.map(() => tx.now),
    dueAts: work.map((item) => item.dueAt),
  })
}

/** The fence: removes the claimed rows, or throws ClaimLost when one of them is no longer ours. Call it in the transaction of the effects. */
export async function completeWork(tx: Transaction, claim: Claim): Promise<void> {
  const subjectIds = claim.items.map((item) => item.subjectId)
  const deleted = await deleteCompletedWork(tx, { stage: claim.stage, claimId: claim.claimId, subjectIds })
  if (deleted !== subjectIds.length) throw new ClaimLost(claim.stage)
}
