import type { Transaction } from '../platform/database/index.ts'
import { leavesOf } from './leaves.ts'
import { merkleRoot } from './merkle-root.ts'
import { sealValue } from './seal.ts'
import { claimChainTip, getLeaves, getSealableRange, insertSeal } from './seals.queries.ts'

/** A backlog is sealed in pieces of this size, so that a seal is read and checked in little memory (480 KB of leaves). */
const maxEventsPerSeal = 10_000

/** How many events were sealed and whether more wait; busy when another sealer is at work. */
export type SealOutcome = { readonly kind: 'sealed'; readonly eventCount: number; readonly more: boolean } | { readonly kind: 'busy' }

/**
 * Puts the next seal on the chain (ADR 0004): all events of ended transactions below the oldest running one, at most
 * `maxEventsPerSeal` unless one transaction wrote more. No seal without an event.
 */
export async function sealEvents(tx: Transaction): Promise<SealOutcome> {
  const tip = await claimChainTip(tx, {})
  if (tip === undefined) return { kind: 'busy' }
  const from = { epoch: tip.epoch, fromTransaction: tip.sealedTo }
  const { toTransaction, more } = await getSealableRange(tx, { ...from, limit: maxEventsPerSeal })
  const { eventCount, leaves } = await getLeaves(tx, { ...from, toTransaction })
  if (eventCount === 0) return { kind: 'sealed', eventCount, more }
  const seal = {
    ...from,
    toTransaction,
    sealNumber: tip.sealCount + 1,
    eventCount,
    merkleRoot: merkleRoot(leavesOf(leaves)),
    previousSeal: tip.lastSeal,
    sealedAt: tx.now,
  }
  await insertSeal(tx, { ...seal, seal: sealValue(seal), leaves })
  return { kind: 'sealed', eventCount, more }
}
