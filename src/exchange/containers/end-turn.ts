import { recordEvents } from '../../events/index.ts'
import { removeBlobs, removeContents } from '../../platform/content/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { passFaultPoint } from '../../platform/faults/index.ts'
import type { Claim } from '../../platform/work/index.ts'
import { completeWork, planWork } from '../../platform/work/index.ts'
import { takeContainersStage } from '../stages.ts'
import type { ContainerId } from './container.ts'
import { claimProgress, getContainerToTake, updateEndedContainer } from './containers.queries.ts'
import type { TakeServices } from './take-container.ts'
import { turnEntries } from './slice.ts'

type TakenContainer = Awaited<ReturnType<typeof getContainerToTake>>

/** Every entry was handled: the pack is no longer needed, what became of each letter stands with the letter. */
async function endContainer(tx: Transaction, { containerId, senderId, systemId, transmissionId, entries }: TakenContainer): Promise<void> {
  await updateEndedContainer(tx, { containerId, now: tx.now })
  await removeContents(tx, [containerId])
  const actor = { kind: 'platform' as const }
  await recordEvents(tx, [{ tag: 'MEMO_EXTRACTED', ownerId: senderId, actor, systemId, properties: { transmissionId, count: entries } }])
}

/** Gives a container's work back: planned again behind the other senders' when more of it may be taken, else done. */
export async function endTurn({ database, contentStore }: TakeServices, claim: Claim, containerId: ContainerId): Promise<void> {
  const ended = await database.transaction(async (tx) => {
    // Who releases more entries, or stops the container, locks this row too: either he was before us, or finds no work and plans it.
    await claimProgress(tx, { containerId })
    await completeWork(tx, claim)
    const container = await getContainerToTake(tx, { containerId })
    const { senderId, lane, handled, released, entries } = container
    if (handled < released) await planWork(tx, [{ subjectId: containerId, stage: takeContainersStage, lane, senderId, dueAt: tx.now, cost: Math.min(released - handled, turnEntries) }])
    if (handled === entries) await endContainer(tx, container)
    passFaultPoint('before-container-end')
    return handled === entries
  })
  if (ended) await removeBlobs(contentStore, [containerId])
}
