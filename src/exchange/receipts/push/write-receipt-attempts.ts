import { recordEvents } from '../../../events/index.ts'
import type { Transaction } from '../../../platform/database/index.ts'
import type { CalledSystem } from '../../../systems/index.ts'
import type { Attempt } from '../../calling/attempt.ts'
import { isTaken } from '../../calling/attempt.ts'
import type { Failure } from '../../calling/failure.ts'
import { attemptProperties, failureColumns, failureProperties, failuresOf } from '../../calling/failure.ts'
import { countReceiptsHandedOver } from '../../exchange.metrics.ts'
import { handOut } from '../hand-out.ts'
import type { DueReceipt } from './due-receipts.queries.ts'
import { deletePushedReceipts, updateFailedReceipts } from './due-receipts.queries.ts'

const platform = { kind: 'platform' } as const

/** The system has it, and need not take it off any list. */
async function writeTaken(tx: Transaction, { systemId, organisationPartyId, receiptEndpoint }: CalledSystem, taken: readonly DueReceipt[]): Promise<void> {
  if (taken.length === 0) return
  const first = await handOut(tx, { systemId, organisationPartyId, actor: platform, propertiesOf: (receipt) => attemptProperties(receiptEndpoint, receipt) }, taken)
  countReceiptsHandedOver(tx, 'push', first.length)
  await deletePushedReceipts(tx, { systemId, receiptIds: taken.map(({ receiptId }) => receiptId) })
}

async function writeFailed(tx: Transaction, { systemId, organisationPartyId, receiptEndpoint }: CalledSystem, failures: readonly Failure<DueReceipt>[]): Promise<void> {
  if (failures.length === 0) return
  const receiptIds = failures.map(({ attempt }) => attempt.due.receiptId)
  const climbing = new Set((await updateFailedReceipts(tx, { systemId, receiptIds, ...failureColumns(failures), now: tx.now })).map(({ receiptId }) => receiptId))
  // What the system fetched meanwhile it has: nothing failed.
  const counted = failures.filter(({ attempt }) => climbing.has(attempt.due.receiptId))
  await recordEvents(
    tx,
    counted.map((failure) => {
      const { due } = failure.attempt
      return {
        tag: 'BUSINESS_RECEIPT_SEND_TO_SENDER_SYSTEM_FAILED' as const,
        ownerId: organisationPartyId,
        actor: platform,
        systemId,
        letterId: due.letterId,
        properties: { messageUUID: due.messageUuid, receiptStatus: due.status, ...attemptProperties(receiptEndpoint, due), ...failureProperties(failure) },
      }
    }),
  )
}

/** Writes what became of a round's receipts, in sets. */
export async function writeReceiptAttempts(tx: Transaction, system: CalledSystem, attempts: readonly Attempt<DueReceipt>[]): Promise<void> {
  await writeTaken(tx, system, attempts.filter(isTaken).map(({ due }) => due))
  await writeFailed(tx, system, failuresOf(attempts))
}
