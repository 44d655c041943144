import type { Transaction } from '../../platform/database/index.ts'
import { bringForwardWork } from '../../platform/work/index.ts'
import { takeContainersStage } from '../stages.ts'
import type { ContainerSender } from './container.ts'
import { updateReleased } from './containers.queries.ts'

/** Lets the first `released` entries of a container become letters; a smaller number than before stops it where it is. Locks the container's work: a worker whose turn ends just then sees it. */
export async function releaseEntries(tx: Transaction, { containerId, senderId, lane }: ContainerSender, released: number): Promise<void> {
  await updateReleased(tx, { containerId, released })
  await bringForwardWork(tx, [{ subjectId: containerId, stage: takeContainersStage, lane, senderId, dueAt: tx.now }])
}
