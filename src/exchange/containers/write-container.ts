import { recordEvents } from '../../events/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { insertContents } from '../../platform/content/index.ts'
import { uuidV7 } from '../../platform/crypto/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { passFaultPoint } from '../../platform/faults/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import { countContainer } from '../exchange.metrics.ts'
import { exchangeProblems } from '../exchange.problems.ts'
import { retryAfterSeconds } from '../intake/as-refusal.ts'
import type { PartId } from './container.ts'
import { findReceivedContainer, insertContainer, insertFreeContainerKey, insertParts, insertProgress } from './containers.queries.ts'
import { planParts } from './plan-parts.ts'
import type { PackedContainer, ReceivedContainer } from './receive-container.ts'

const partsOf = ({ containerId, receivedAt, parts, entries }: PackedContainer & { receivedAt: Instant }) => ({
  containerId,
  partIds: parts.map(() => uuidV7(receivedAt) as PartId), // branding
  firstEntries: parts.map(({ firstEntry }) => firstEntry),
  counts: parts.map(({ firstEntry }, index) => (parts[index + 1]?.firstEntry ?? entries + 1) - firstEntry),
  positions: parts.map(({ position }) => position),
})

async function recordReceived(tx: Transaction, { senderId, systemId, transmissionId, length, entries }: PackedContainer): Promise<void> {
  const event = { ownerId: senderId, actor: { kind: 'system' as const, id: systemId }, systemId }
  const properties = { transmissionId, contentLength: length, count: entries }
  await recordEvents(tx, [
    { ...event, tag: 'MEMO_MASS_SEND_RECEIVED', properties },
    { ...event, tag: 'TECHNICAL_RECEIPT_SENT_TO_SENDER_SYSTEM', properties: { transmissionId } },
  ])
}

/** Writes a container that came, unless its bytes came before, or its id stands for another (container.id.already.used). All letters of a bulk container are released at once, of a mailing none. */
export async function writeContainer(tx: Transaction, packed: PackedContainer): Promise<ReceivedContainer> {
  const { containerId, senderId, sha256, transmissionId, lane, entries, pack } = packed
  const free = await insertFreeContainerKey(tx, { senderId, sha256, containerId })
  if (free.length === 0) {
    const first = await findReceivedContainer(tx, { senderId, sha256 })
    // Their mailing was stopped in this moment: sent again, the bytes are a container of their own.
    if (first === undefined) throw new Problem(exchangeProblems['intake.overloaded'], { retryAfterSeconds })
    // One that meets itself was written by a commit whose answer was lost: its pack must stay.
    return { kind: first.containerId === containerId ? 'accepted' : 'repeated', ...first }
  }
  if ((await insertContainer(tx, { ...packed, now: tx.now })) === 0) throw new Problem(exchangeProblems['container.id.already.used'])
  await insertContents(tx, [pack])
  await insertProgress(tx, { containerId, released: lane === 'bulk' ? entries : 0 })
  await insertParts(tx, partsOf({ ...packed, receivedAt: tx.now }))
  await recordReceived(tx, packed)
  await packed.also?.(tx, packed)
  if (lane === 'bulk') await planParts(tx, packed)
  countContainer(tx, packed.way, 'accepted')
  passFaultPoint('before-container-commit')
  return { kind: 'accepted', containerId, transmissionId, receivedAt: tx.now, lane, entries }
}
