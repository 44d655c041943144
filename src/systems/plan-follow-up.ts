import type { Transaction } from '../platform/database/index.ts'
import { bringForwardWork } from '../platform/work/index.ts'
import { redirectLettersStage, replanReceiptsStage } from './stages.ts'
import type { SystemId } from './system.ts'

interface ChangedSystem {
  readonly isSender: boolean
  /** Its letters go elsewhere. */
  readonly isClosedReceiver: boolean
}

/** What waits for a changed system is seen to by whoever consumes the stages; it is not done here, since it may be a hundred thousand letters. */
export async function planFollowUp(tx: Transaction, systemId: SystemId, { isSender, isClosedReceiver }: ChangedSystem): Promise<void> {
  const stages = [...(isClosedReceiver ? [redirectLettersStage] : []), ...(isSender ? [replanReceiptsStage] : [])]
  await bringForwardWork(tx, stages.map((stage) => ({ subjectId: systemId, stage, lane: 'single', senderId: systemId, dueAt: tx.now })))
}
