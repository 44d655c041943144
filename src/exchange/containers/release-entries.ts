import type { Transaction } from '../../platform/database/index.ts'
import { planWork } from '../../platform/work/index.ts'
import { takeContainersStage } from '../stages.ts'
import type { ContainerSender } from './container.ts'
import { updateReleased } from './containers.queries.ts'
import { turnEntries } from './slice.ts'

/** Lets the first `released` entries of a container become letters; a smaller number than before stops it where it is. */
export async function releaseEntries(tx: Transaction, { containerId, senderId, lane }: ContainerSender, released: number): Promise<void> {
  // First: a worker whose turn is ending waits for this row, or has given its work back before us.
  await updateReleased(tx, { containerId, released })
  await planWork(tx, [{ subjectId: containerId, stage: takeContainersStage, lane, senderId, dueAt: tx.now, cost: turnEntries }])
}
