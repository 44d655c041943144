import { recordEvents } from '../../events/index.ts'
import { removeBlobs, removeContents } from '../../platform/content/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { passFaultPoint } from '../../platform/faults/index.ts'
import type { Claim } from '../../platform/work/index.ts'
import { completeWork } from '../../platform/work/index.ts'
import type { PartToTake } from './containers.queries.ts'
import { claimProgress, updateEndedContainer } from './containers.queries.ts'
import { planParts } from './plan-parts.ts'
import type { TakeServices } from './take-container.ts'

/** Every entry was handled: the pack is no longer needed, what became of each letter stands with the letter. */
async function endContainer(tx: Transaction, { containerId, senderId, systemId, transmissionId, containerEntries }: PartToTake): Promise<void> {
  await updateEndedContainer(tx, { containerId, now: tx.now })
  await removeContents(tx, [containerId])
  const actor = { kind: 'platform' as const }
  await recordEvents(tx, [{ tag: 'MEMO_EXTRACTED', ownerId: senderId, actor, systemId, properties: { transmissionId, count: containerEntries } }])
}

/** Gives a part's work back: planned again behind the other senders' when more of it may be taken, else done; the last part ends its container. */
export async function endTurn({ database, contentStore }: TakeServices, claim: Claim, part: PartToTake): Promise<void> {
  const { containerId, containerEntries } = part
  const ended = await database.transaction(async (tx) => {
    // Who releases more entries, or stops the container, locks this row too: either he was before us, or finds no work and plans it.
    const [progress] = await claimProgress(tx, { containerId })
    await completeWork(tx, claim)
    if (progress === undefined) return false
    await planParts(tx, part, { goesOn: true })
    if (progress.handled === containerEntries) await endContainer(tx, part)
    passFaultPoint('before-container-end')
    return progress.handled === containerEntries
  })
  if (ended) await removeBlobs(contentStore, [containerId])
}
