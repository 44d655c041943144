import { int4, int8, list, uuid } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { MessageUuid, ReceiptId } from '../letter.ts'
import { receiptColumns } from '../receipts/receipts.queries.ts'

/** Which of its letter's receipts it is, the first is 1. */
const numbered = { ...receiptColumns, number: int8 }

/** A system's waiting receipts after one of them, in the order in which they were given. */
export const listReceiptsAfter = list({ systemId: uuid<SystemId>(), after: uuid<ReceiptId>(), limit: int4 }, numbered)`
  SELECT receipts.receipt_id, receipts.letter_id, receipts.message_uuid, receipts.message_id, receipts.transmission_id, receipts.status,
    receipts.error_code, receipts.error_message, receipts.created_at,
    (SELECT count(*) FROM receipts AS earlier WHERE earlier.letter_id = receipts.letter_id AND earlier.receipt_id <= receipts.receipt_id) AS number
  FROM waiting_receipts JOIN receipts ON receipts.receipt_id = waiting_receipts.receipt_id
  WHERE waiting_receipts.sender_system_id = ${'systemId'} AND waiting_receipts.receipt_id > ${'after'} AND waiting_receipts.expired_at IS NULL
    AND receipts.receipt_id > ${'after'}
  ORDER BY waiting_receipts.receipt_id LIMIT ${'limit'}`

/** The waiting receipts of one letter, not older than an id. */
export const listReceiptsOfLetter = list({ systemId: uuid<SystemId>(), messageUuid: uuid<MessageUuid>(), after: uuid<ReceiptId>() }, numbered)`
  SELECT receipts.receipt_id, receipts.letter_id, receipts.message_uuid, receipts.message_id, receipts.transmission_id, receipts.status,
    receipts.error_code, receipts.error_message, receipts.created_at,
    (SELECT count(*) FROM receipts AS earlier WHERE earlier.letter_id = receipts.letter_id AND earlier.receipt_id <= receipts.receipt_id) AS number
  FROM letter_keys
  JOIN receipts ON receipts.letter_id = letter_keys.letter_id
  JOIN waiting_receipts ON waiting_receipts.receipt_id = receipts.receipt_id AND waiting_receipts.sender_system_id = ${'systemId'}
  WHERE letter_keys.message_uuid = ${'messageUuid'} AND receipts.receipt_id > ${'after'} AND waiting_receipts.expired_at IS NULL`
