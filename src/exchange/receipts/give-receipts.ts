import { uuidV7 } from '../../platform/crypto/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { bringForwardWork } from '../../platform/work/index.ts'
import type { SystemId } from '../../systems/index.ts'
import { listCalledSystems } from '../../systems/index.ts'
import { countReceiptsGiven } from '../exchange.metrics.ts'
import type { LetterId, MessageUuid, ReceiptId, ReceiptStatus, TransmissionId } from '../letter.ts'
import { pushReceiptsStage } from '../stages.ts'
import { systemWork } from '../calling/system-work.ts'
import { insertReceipts } from './receipts.queries.ts'
import { receiptAddressOf } from './receipt-address.ts'

/** What a sender is told of a decision. */
export interface NewReceipt {
  readonly letterId: LetterId
  readonly systemId: SystemId
  readonly messageUuid: MessageUuid
  readonly messageId: string | null
  readonly transmissionId: TransmissionId
  readonly status: ReceiptStatus
  readonly code: string | null
  readonly message: string | null
}

async function listPushed(tx: Transaction, receipts: readonly NewReceipt[]): Promise<ReadonlySet<SystemId>> {
  const systems = await listCalledSystems(tx, { systemIds: [...new Set(receipts.map(({ systemId }) => systemId))], now: tx.now })
  return new Set(systems.filter((system) => receiptAddressOf(system) !== undefined).map(({ systemId }) => systemId))
}

/**
 * Writes business receipts; they wait to be fetched, or are pushed at once where their system has them pushed. Answers whether any is.
 * Late in the transaction (`bringForwardWork`), and after letters' own work, so that rows are locked in one order.
 */
export async function giveReceipts(tx: Transaction, receipts: readonly NewReceipt[]): Promise<boolean> {
  if (receipts.length === 0) return false
  const pushed = await listPushed(tx, receipts)
  await insertReceipts(tx, {
    receiptIds: receipts.map(() => uuidV7(tx.now) as ReceiptId), // branding
    letterIds: receipts.map(({ letterId }) => letterId),
    systemIds: receipts.map(({ systemId }) => systemId),
    messageUuids: receipts.map(({ messageUuid }) => messageUuid),
    messageIds: receipts.map(({ messageId }) => messageId),
    transmissionIds: receipts.map(({ transmissionId }) => transmissionId),
    statuses: receipts.map(({ status }) => status),
    codes: receipts.map(({ code }) => code),
    messages: receipts.map(({ message }) => message),
    pushed: [...pushed],
    now: tx.now,
  })
  countReceiptsGiven(tx, receipts)
  await bringForwardWork(tx, [...pushed].map((systemId) => systemWork(pushReceiptsStage, systemId, tx.now)))
  return pushed.size > 0
}
