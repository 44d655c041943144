import type { Shape } from '../../../platform/database/index.ts'
import { array, change, execute, find, int4, list, nullable, text, timestamp, uuid } from '../../../platform/database/index.ts'
import type { SystemId } from '../../../systems/index.ts'
import type { LadderName } from '../../calling/ladder.ts'
import type { ReceiptId } from '../../letter.ts'
import { receiptColumns } from '../receipts.queries.ts'

const dueReceipt = { ...receiptColumns, ladder: text<LadderName>(), failedAttempts: int4, firstAttemptAt: nullable(timestamp) }

/** A receipt that is to be pushed now. */
export type DueReceipt = Shape<typeof dueReceipt>

/** The system's due receipts, longest due first. */
export const listDueReceipts = list({ systemId: uuid<SystemId>(), now: timestamp, limit: int4 }, dueReceipt)`
  SELECT receipts.receipt_id, receipts.letter_id, receipts.message_uuid, receipts.message_id, receipts.transmission_id, receipts.status,
    receipts.error_code, receipts.error_message, receipts.created_at, 'week' AS ladder, due.failed_attempts::int AS failed_attempts, due.first_attempt_at
  FROM (
    SELECT * FROM waiting_receipts
    WHERE waiting_receipts.sender_system_id = ${'systemId'} AND waiting_receipts.next_attempt_at <= ${'now'}
    ORDER BY waiting_receipts.next_attempt_at, waiting_receipts.receipt_id LIMIT ${'limit'}) AS due
  JOIN receipts ON receipts.receipt_id = due.receipt_id
  ORDER BY due.next_attempt_at, due.receipt_id`

/** When the system's next receipt is due. */
export const findNextReceipt = find({ systemId: uuid<SystemId>() }, { nextAttemptAt: timestamp })`
  SELECT waiting_receipts.next_attempt_at FROM waiting_receipts
  WHERE waiting_receipts.sender_system_id = ${'systemId'} AND waiting_receipts.next_attempt_at IS NOT NULL
  ORDER BY waiting_receipts.next_attempt_at LIMIT 1`

const ofReceipts = { systemId: uuid<SystemId>(), receiptIds: array(uuid<ReceiptId>()) }

export const deletePushedReceipts = execute(ofReceipts)`
  DELETE FROM waiting_receipts
  WHERE waiting_receipts.sender_system_id = ${'systemId'} AND waiting_receipts.receipt_id = ANY(${'receiptIds'})`

/** A failed attempt of each that is still on its ladder: its system may have fetched it meanwhile. After the last attempt it is given up. */
export const updateFailedReceipts = change(
  { ...ofReceipts, attemptedAts: array(timestamp), nextAttempts: array(nullable(timestamp)), reasons: array(text()), now: timestamp },
  { receiptId: uuid<ReceiptId>() },
)`
  WITH climbing AS (
    SELECT waiting_receipts.receipt_id FROM waiting_receipts
    WHERE waiting_receipts.sender_system_id = ${'systemId'} AND waiting_receipts.receipt_id = ANY(${'receiptIds'}) AND waiting_receipts.next_attempt_at IS NOT NULL
    ORDER BY waiting_receipts.receipt_id FOR UPDATE)
  UPDATE waiting_receipts SET failed_attempts = waiting_receipts.failed_attempts + 1, next_attempt_at = item.next_attempt_at,
    first_attempt_at = coalesce(waiting_receipts.first_attempt_at, item.attempted_at), last_reason = item.reason,
    given_up_at = CASE WHEN item.next_attempt_at IS NULL THEN ${'now'} END
  FROM unnest(${'receiptIds'}, ${'attemptedAts'}, ${'nextAttempts'}, ${'reasons'}) AS item (receipt_id, attempted_at, next_attempt_at, reason)
  JOIN climbing ON climbing.receipt_id = item.receipt_id
  WHERE waiting_receipts.sender_system_id = ${'systemId'} AND waiting_receipts.receipt_id = item.receipt_id
  RETURNING waiting_receipts.receipt_id`
