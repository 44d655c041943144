import { array, change, execute, find, get, int4, int8, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { LetterId, MessageUuid, ReceiptId, ReceiptStatus, TransmissionId } from '../letter.ts'

export const receiptColumns = {
  receiptId: uuid<ReceiptId>(),
  letterId: uuid<LetterId>(),
  messageUuid: uuid<MessageUuid>(),
  messageId: nullable(text()),
  transmissionId: uuid<TransmissionId>(),
  status: text<ReceiptStatus>(),
  errorCode: nullable(text()),
  errorMessage: nullable(text()),
  createdAt: timestamp,
}

/** Receipts wait from now on; those of the systems that have them pushed are due at once. */
export const insertReceipts = execute({
  receiptIds: array(uuid<ReceiptId>()),
  letterIds: array(uuid<LetterId>()),
  systemIds: array(uuid<SystemId>()),
  messageUuids: array(uuid<MessageUuid>()),
  messageIds: array(nullable(text())),
  transmissionIds: array(uuid<TransmissionId>()),
  statuses: array(text<ReceiptStatus>()),
  codes: array(nullable(text())),
  messages: array(nullable(text())),
  pushed: array(uuid<SystemId>()),
  now: timestamp,
})`
  WITH created AS (
    INSERT INTO receipts (receipt_id, letter_id, sender_system_id, message_uuid, message_id, transmission_id, status, error_code, error_message, created_at)
    SELECT item.*, ${'now'}
    FROM unnest(${'receiptIds'}, ${'letterIds'}, ${'systemIds'}, ${'messageUuids'}, ${'messageIds'}, ${'transmissionIds'}, ${'statuses'},
      ${'codes'}, ${'messages'}) AS item
    RETURNING receipts.sender_system_id, receipts.receipt_id)
  INSERT INTO waiting_receipts (sender_system_id, receipt_id, next_attempt_at)
  SELECT created.sender_system_id, created.receipt_id, CASE WHEN created.sender_system_id = ANY(${'pushed'}) THEN ${'now'}::timestamptz END
  FROM created`

/** The system's waiting receipts, oldest first; what nobody fetched in time is off the list. */
export const listWaitingReceiptIds = list({ systemId: uuid<SystemId>(), limit: int4, offset: int8 }, { receiptId: uuid<ReceiptId>() })`
  SELECT waiting_receipts.receipt_id FROM waiting_receipts
  WHERE waiting_receipts.sender_system_id = ${'systemId'} AND waiting_receipts.expired_at IS NULL
  ORDER BY waiting_receipts.receipt_id LIMIT ${'limit'} OFFSET ${'offset'}`

export const listWaitingReceipts = list({ systemId: uuid<SystemId>(), limit: int4, offset: int8 }, receiptColumns)`
  SELECT receipts.receipt_id, receipts.letter_id, receipts.message_uuid, receipts.message_id, receipts.transmission_id, receipts.status,
    receipts.error_code, receipts.error_message, receipts.created_at
  FROM waiting_receipts JOIN receipts ON receipts.receipt_id = waiting_receipts.receipt_id
  WHERE waiting_receipts.sender_system_id = ${'systemId'} AND waiting_receipts.expired_at IS NULL
  ORDER BY waiting_receipts.receipt_id LIMIT ${'limit'} OFFSET ${'offset'}`

export const countWaitingReceipts = get({ systemId: uuid<SystemId>() }, { count: int8 })`
  SELECT count(*) AS count FROM waiting_receipts
  WHERE waiting_receipts.sender_system_id = ${'systemId'} AND waiting_receipts.expired_at IS NULL`

/** A waiting receipt of the system; one that was taken off is gone for it. */
export const findWaitingReceipt = find({ systemId: uuid<SystemId>(), receiptId: uuid<ReceiptId>() }, receiptColumns)`
  SELECT receipts.receipt_id, receipts.letter_id, receipts.message_uuid, receipts.message_id, receipts.transmission_id, receipts.status,
    receipts.error_code, receipts.error_message, receipts.created_at
  FROM waiting_receipts JOIN receipts ON receipts.receipt_id = waiting_receipts.receipt_id
  WHERE waiting_receipts.sender_system_id = ${'systemId'} AND waiting_receipts.receipt_id = ${'receiptId'} AND waiting_receipts.expired_at IS NULL`

export const deleteWaitingReceipt = change({ systemId: uuid<SystemId>(), receiptId: uuid<ReceiptId>() }, { receiptId: uuid<ReceiptId>() })`
  DELETE FROM waiting_receipts
  WHERE waiting_receipts.sender_system_id = ${'systemId'} AND waiting_receipts.receipt_id = ${'receiptId'}
  RETURNING waiting_receipts.receipt_id`

/** Notes the first handing out of receipts; answers those for which it was the first. */
export const insertReceiptPulls = change({ receiptIds: array(uuid<ReceiptId>()), now: timestamp }, { receiptId: uuid<ReceiptId>() })`
  INSERT INTO receipt_pulls (receipt_id, pulled_at)
  SELECT item.receipt_id, ${'now'} FROM unnest(${'receiptIds'}) AS item (receipt_id)
  ON CONFLICT (receipt_id) DO NOTHING
  RETURNING receipt_pulls.receipt_id`

/** Receipts that their system fetched are not pushed any more. Locked in one order, as a round of pushes does. */
export const updateFetchedReceipts = execute({ systemId: uuid<SystemId>(), receiptIds: array(uuid<ReceiptId>()) })`
  WITH climbing AS (
    SELECT waiting_receipts.receipt_id FROM waiting_receipts
    WHERE waiting_receipts.sender_system_id = ${'systemId'} AND waiting_receipts.receipt_id = ANY(${'receiptIds'}) AND waiting_receipts.next_attempt_at IS NOT NULL
    ORDER BY waiting_receipts.receipt_id FOR UPDATE)
  UPDATE waiting_receipts SET next_attempt_at = NULL FROM climbing
  WHERE waiting_receipts.sender_system_id = ${'systemId'} AND waiting_receipts.receipt_id = climbing.receipt_id`
