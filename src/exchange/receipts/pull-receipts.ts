import { recordEvents } from '../../events/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { passFaultPoint } from '../../platform/faults/index.ts'
import type { CallingSystem } from '../../systems/index.ts'
import type { LetterId, MessageUuid, ReceiptId, ReceiptStatus } from '../letter.ts'
import type { ReceiptRow } from '../wire.ts'
import { deleteWaitingReceipt, findWaitingReceipt, insertReceiptPulls, listWaitingReceipts } from './receipts.queries.ts'

export interface PulledReceipt extends ReceiptRow {
  readonly receiptId: ReceiptId
  readonly letterId: LetterId
  readonly messageUuid: MessageUuid
  readonly status: ReceiptStatus
}

/** Logs that the sender has got its receipts, once for each however often it asks. */
async function recordPulls(tx: Transaction, system: CallingSystem, receipts: readonly PulledReceipt[]): Promise<void> {
  if (receipts.length === 0) return
  const first = new Set((await insertReceiptPulls(tx, { receiptIds: receipts.map((receipt) => receipt.receiptId), now: tx.now })).map((row) => row.receiptId))
  await recordEvents(
    tx,
    receipts
      .filter((receipt) => first.has(receipt.receiptId))
      .map((receipt) => ({
        tag: 'BUSINESS_RECEIPT_SEND_TO_SENDER_SYSTEM' as const,
        ownerId: system.organisationPartyId,
        actor: { kind: 'system' as const, id: system.systemId },
        systemId: system.systemId,
        letterId: receipt.letterId,
        properties: { messageUUID: receipt.messageUuid, receiptStatus: receipt.status },
      })),
  )
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
