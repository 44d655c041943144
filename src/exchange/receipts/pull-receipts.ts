import type { Transaction } from '../../platform/database/index.ts'
import { passFaultPoint } from '../../platform/faults/index.ts'
import type { CallingSystem } from '../../systems/index.ts'
import { countReceiptsHandedOver } from '../exchange.metrics.ts'
import type { ReceiptId } from '../letter.ts'
import type { ReceiptRow } from '../wire.ts'
import type { HandedReceipt } from './hand-out.ts'
import { handOut } from './hand-out.ts'
import { deleteWaitingReceipt, findWaitingReceipt, listWaitingReceipts, updateFetchedReceipts } from './receipts.queries.ts'

type PulledReceipt = ReceiptRow & HandedReceipt

/** A receipt that was fetched is not pushed any more. */
async function recordPulls(tx: Transaction, { systemId, organisationPartyId }: CallingSystem, receipts: readonly PulledReceipt[]): Promise<void> {
  const first = await handOut(tx, { systemId, organisationPartyId, actor: { kind: 'system', id: systemId } }, receipts)
  countReceiptsHandedOver(tx, 'pull', first.length)
  if (first.length > 0) await updateFetchedReceipts(tx, { systemId, receiptIds: first.map(({ receiptId }) => receiptId) })
}

/** One waiting receipt of the system; with `remove` it is taken off the list in the same transaction. Undefined when there is none. */
export async function pullReceipt(tx: Transaction, system: CallingSystem, receiptId: ReceiptId, remove: boolean): Promise<PulledReceipt | undefined> {
  const receipt = await findWaitingReceipt(tx, { systemId: system.systemId, receiptId })
  if (receipt === undefined) return undefined
  await recordPulls(tx, system, [receipt])
  passFaultPoint('before-receipt-removal')
  if (remove) await deleteWaitingReceipt(tx, { systemId: system.systemId, receiptId })
  return receipt
}

/** A page of the system's waiting receipts, oldest first; they stay until they are taken off one by one. */
export async function pullReceipts(tx: Transaction, system: CallingSystem, page: { limit: number; offset: number }): Promise<PulledReceipt[]> {
  const receipts = await listWaitingReceipts(tx, { systemId: system.systemId, ...page })
  await recordPulls(tx, system, receipts)
  return receipts
}

/**
 * Takes a receipt off the system's list; answers whether it was there. The receipt itself stays in the log and can be shown again.
 * A receipt that was never looked at counts as handed over, so that none can vanish unnoticed.
 */
export async function removeReceipt(tx: Transaction, system: CallingSystem, receiptId: ReceiptId): Promise<boolean> {
  const receipt = await findWaitingReceipt(tx, { systemId: system.systemId, receiptId })
  if (receipt === undefined) return false
  await recordPulls(tx, system, [receipt])
  return (await deleteWaitingReceipt(tx, { systemId: system.systemId, receiptId })).length > 0
}
