import type { Transaction } from '../../platform/database/index.ts'
import { planWork } from '../../platform/work/index.ts'
import { takeContainersStage } from '../stages.ts'
import type { ContainerSender } from './container.ts'
import { listPartsToTake } from './containers.queries.ts'
import { turnEntries } from './slice.ts'

/** Plans a turn for each part of which entries may be taken; those that have their work already keep it. */
export async function planParts(tx: Transaction, { containerId, lane, senderId }: Pick<ContainerSender, 'containerId' | 'lane' | 'senderId'>): Promise<void> {
  const parts = await listPartsToTake(tx, { containerId })
  await planWork(
    tx,
    parts.map(({ partId, left }) => ({ subjectId: partId, stage: takeContainersStage, lane, senderId, dueAt: tx.now, cost: Math.min(left, turnEntries) })),
  )
}
