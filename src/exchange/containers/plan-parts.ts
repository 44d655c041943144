import type { Transaction } from '../../platform/database/index.ts'
import { planWork } from '../../platform/work/index.ts'
import { takeContainersStage } from '../stages.ts'
import type { ContainerSender } from './container.ts'
import { listPartsToTake } from './containers.queries.ts'
import { turnEntries } from './slice.ts'

/** Plans a turn for each part of which entries may be taken and that has no work yet. `goesOn`: one of them had its turn just now. While the container's progress is locked. */
export async function planParts(tx: Transaction, { containerId, lane, senderId }: Pick<ContainerSender, 'containerId' | 'lane' | 'senderId'>, more: { readonly goesOn?: true } = {}): Promise<void> {
  // Planning what is planned already would be counted as the sender's turn.
  const parts = await listPartsToTake(tx, { containerId, stage: takeContainersStage })
  await planWork(
    tx,
    parts.map(({ partId, left }) => ({ subjectId: partId, stage: takeContainersStage, lane, senderId, dueAt: tx.now, cost: Math.min(left, turnEntries), ...more })),
  )
}
