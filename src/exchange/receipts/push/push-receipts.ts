import type { Outbound } from '../../../platform/outbound/index.ts'
import type { ParallelStage } from '../../../platform/work/index.ts'
import { replanReceiptsStage } from '../../../systems/index.ts'
import { outcomeOf } from '../../calling/attempt.ts'
import type { CallServices, Carrying } from '../../calling/call-round.ts'
import { callRound } from '../../calling/call-round.ts'
import { jsonBody } from '../../calling/json-body.ts'
import { systemWork } from '../../calling/system-work.ts'
import { pushReceiptsStage } from '../../stages.ts'
import { receiptOf } from '../../wire.ts'
import { receiptAddressOf } from '../receipt-address.ts'
import type { DueReceipt } from './due-receipts.queries.ts'
import { findNextReceipt, listDueReceipts } from './due-receipts.queries.ts'
import { writeReceiptAttempts } from './write-receipt-attempts.ts'

/** The wire's Receipt as JSON (ngdp.md §2.7). No system is deactivated for not taking its receipts. */
const receipts = (outbound: Outbound): Carrying<DueReceipt> => ({
  purpose: 'receipts',
  endpointOf: ({ receiptEndpoint }) => receiptEndpoint,
  mayCall: (system) => receiptAddressOf(system) !== undefined,
  listDue: listDueReceipts,
  callOf(system) {
    const url = receiptAddressOf(system) ?? ''
    return async (receipt, signal) => outcomeOf(await outbound.call({ url, method: 'POST', ...jsonBody(receiptOf(receipt)), signal }))
  },
  write: writeReceiptAttempts,
  findNextAttempt: findNextReceipt,
  workOf: (systemId, dueAt) => systemWork(pushReceiptsStage, systemId, dueAt),
  whenClosed: (tx, systemId) => [systemWork(replanReceiptsStage, systemId, tx.now)],
  faultPoints: { called: 'after-receipt-push', written: 'before-receipt-commit' },
})

/** Receipts for sender systems that are called; its subjects are systems. */
export function pushReceiptStages(services: CallServices & { readonly outbound: Outbound }): ParallelStage[] {
  const carrying = receipts(services.outbound)
  return [{ name: pushReceiptsStage, handle: (claim, end) => callRound(services, carrying, claim, end) }]
}
