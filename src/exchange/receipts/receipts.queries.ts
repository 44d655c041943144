import { array, change, find, get, int4, int8, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { LetterId, MessageUuid, ReceiptId, ReceiptStatus, TransmissionId } from '../letter.ts'

const receiptColumns = {
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

/** The system's waiting receipts, oldest first. */
export const listWaitingReceiptIds = list({ systemId: uuid<SystemId>(), limit: int4, offset: int8 }, { receiptId: uuid<ReceiptId>() })`
  SELECT waiting_receipts.receipt_id FROM waiting_receipts
  WHERE waiting_receipts.sender_system_id = ${'systemId'}
  ORDER BY waiting_receipts.receipt_id LIMIT ${'limit'} OFFSET ${'offset'}`

export const listWaitingReceipts = list({ systemId: uuid<SystemId>(), limit: int4, offset: int8 }, receiptColumns)`
  SELECT receipts.receipt_id, receipts.letter_id, receipts.message_uuid, receipts.message_id, receipts.transmission_id, receipts.status,
    receipts.error_code, receipts.error_message, receipts.created_at
  FROM waiting_receipts JOIN receipts ON receipts.receipt_id = waiting_receipts.receipt_id
  WHERE waiting_receipts.sender_system_id = ${'systemId'}
  ORDER BY waiting_receipts.receipt_id LIMIT ${'limit'} OFFSET ${'offset'}`

export const countWaitingReceipts = get({ systemId: uuid<SystemId>() }, { count: int8 })`
  SELECT count(*) AS count FROM waiting_receipts WHERE waiting_receipts.sender_system_id = ${'systemId'}`

/** A waiting receipt of the system; one that was taken off is gone for it. */
export const findWaitingReceipt = find({ systemId: uuid<SystemId>(), receiptId: uuid<ReceiptId>() }, receiptColumns)`
  SELECT receipts.receipt_id, receipts.letter_id, receipts.message_uuid, receipts.message_id, receipts.transmission_id, receipts.status,
    receipts.error_code, receipts.error_message, receipts.created_at
  FROM waiting_receipts JOIN receipts ON receipts.receipt_id = waiting_receipts.receipt_id
  WHERE waiting_receipts.sender_system_id = ${'systemId'} AND waiting_receipts.receipt_id = ${'receiptId'}`

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

