import { execute, find, int4, timestamp } from '../../platform/database/index.ts'

/** Both statements go by the index of what was given up and has not expired. */
export const findOldestGivenUp = find({}, { givenUpAt: timestamp })`
  SELECT waiting_receipts.given_up_at FROM waiting_receipts
  WHERE waiting_receipts.given_up_at IS NOT NULL AND waiting_receipts.expired_at IS NULL
  ORDER BY waiting_receipts.given_up_at LIMIT 1`

export const updateExpiredReceipts = execute({ givenUpBy: timestamp, now: timestamp, limit: int4 })`
  UPDATE waiting_receipts SET expired_at = ${'now'}
  FROM (
    SELECT waiting_receipts.sender_system_id, waiting_receipts.receipt_id FROM waiting_receipts
    WHERE waiting_receipts.given_up_at <= ${'givenUpBy'} AND waiting_receipts.expired_at IS NULL
    ORDER BY waiting_receipts.given_up_at LIMIT ${'limit'} FOR UPDATE SKIP LOCKED) AS old
  WHERE waiting_receipts.sender_system_id = old.sender_system_id AND waiting_receipts.receipt_id = old.receipt_id`
