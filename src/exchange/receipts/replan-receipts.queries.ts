import { execute, int4, timestamp, uuid } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'

const portion = { systemId: uuid<SystemId>(), limit: int4 }

/** Begins the ladder of receipts that were not pushed so far; failed attempts from before stay counted. */
export const updatePortionToPush = execute({ ...portion, now: timestamp })`
  UPDATE waiting_receipts SET next_attempt_at = ${'now'}, first_attempt_at = NULL
  FROM (
    SELECT waiting_receipts.receipt_id FROM waiting_receipts
    WHERE waiting_receipts.sender_system_id = ${'systemId'} AND waiting_receipts.next_attempt_at IS NULL AND waiting_receipts.given_up_at IS NULL
      AND NOT EXISTS (SELECT FROM receipt_pulls WHERE receipt_pulls.receipt_id = waiting_receipts.receipt_id)
    ORDER BY waiting_receipts.receipt_id LIMIT ${'limit'} FOR UPDATE OF waiting_receipts) AS resting
  WHERE waiting_receipts.sender_system_id = ${'systemId'} AND waiting_receipts.receipt_id = resting.receipt_id`

/** Ends the ladder of receipts: they wait to be fetched. */
export const updatePortionToFetch = execute(portion)`
  UPDATE waiting_receipts SET next_attempt_at = NULL
  FROM (
    SELECT waiting_receipts.receipt_id FROM waiting_receipts
    WHERE waiting_receipts.sender_system_id = ${'systemId'} AND waiting_receipts.next_attempt_at IS NOT NULL
    ORDER BY waiting_receipts.receipt_id LIMIT ${'limit'} FOR UPDATE) AS climbing
  WHERE waiting_receipts.sender_system_id = ${'systemId'} AND waiting_receipts.receipt_id = climbing.receipt_id`
