import type { EventActor, EventProperties } from '../../events/index.ts'
import { recordEvents } from '../../events/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { LetterId, MessageUuid, ReceiptId, ReceiptStatus } from '../letter.ts'
import { insertReceiptPulls } from './receipts.queries.ts'

/** A receipt as its events name it. */
export interface HandedReceipt {
  readonly receiptId: ReceiptId
  readonly letterId: LetterId
  readonly messageUuid: MessageUuid
  readonly status: ReceiptStatus
}

/** Who gets receipts, and by whose doing: it fetched them, or they were pushed. */
export interface HandingOut<Receipt> {
  readonly systemId: SystemId
  readonly organisationPartyId: PartyId
  readonly actor: EventActor
  readonly propertiesOf?: (receipt: Receipt) => EventProperties
}

/**
 * Logs that a sender system has got its receipts, once for each however often that happens; answers those that it got for the first time.
 * Before their lists are changed: whoever fetches and whoever pushes the same receipt meet here first.
 */
export async function handOut<Receipt extends HandedReceipt>(tx: Transaction, to: HandingOut<Receipt>, receipts: readonly Receipt[]): Promise<readonly Receipt[]> {
  if (receipts.length === 0) return []
  const receiptIds = receipts.map(({ receiptId }) => receiptId).toSorted()
  const first = new Set((await insertReceiptPulls(tx, { receiptIds, now: tx.now })).map(({ receiptId }) => receiptId))
  const handed = receipts.filter(({ receiptId }) => first.has(receiptId))
  await recordEvents(
    tx,
    handed.map((receipt) => ({
      tag: 'BUSINESS_RECEIPT_SEND_TO_SENDER_SYSTEM' as const,
      ownerId: to.organisationPartyId,
      actor: to.actor,
      systemId: to.systemId,
      letterId: receipt.letterId,
      properties: { messageUUID: receipt.messageUuid, receiptStatus: receipt.status, ...to.propertiesOf?.(receipt) },
    })),
  )
  return handed
}
