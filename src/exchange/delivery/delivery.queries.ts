import type { PartyId } from '../../parties/index.ts'
import { array, boolean, change, execute, find, get, int4, int8, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { LadderName } from '../calling/ladder.ts'
import type { LetterId, MessageUuid } from '../letter.ts'

/** Begins deliveries; every letter waits from now on, and is due at once where its system is called (it has a ladder). */
export const insertDeliveries = execute({
  letterIds: array(uuid<LetterId>()),
  decisionNumbers: array(int4),
  systemIds: array(uuid<SystemId>()),
  messageUuids: array(uuid<MessageUuid>()),
  recipientIds: array(uuid<PartyId>()),
  protocols: array(text()),
  ladders: array(text<LadderName | 'none'>()),
  now: timestamp,
})`
  WITH item AS (
    SELECT * FROM unnest(${'letterIds'}, ${'decisionNumbers'}, ${'systemIds'}, ${'messageUuids'}, ${'recipientIds'}, ${'protocols'}, ${'ladders'})
      AS item (letter_id, decision_number, system_id, message_uuid, recipient_id, protocol, ladder)),
  created AS (
    INSERT INTO deliveries (letter_id, decision_number, system_id, message_uuid, recipient_id, protocol, planned_at)
    SELECT item.letter_id, item.decision_number, item.system_id, item.message_uuid, item.recipient_id, item.protocol, ${'now'} FROM item)
  INSERT INTO waiting_deliveries (system_id, letter_id, decision_number, message_uuid, ladder, next_attempt_at, waiting_since)
  SELECT item.system_id, item.letter_id, item.decision_number, item.message_uuid, item.ladder, CASE WHEN item.ladder <> 'none' THEN ${'now'} END, ${'now'}
  FROM item`

/** The messageUUIDs of the letters that wait for a receiver system, oldest first. */
export const listWaitingLetters = list({ systemId: uuid<SystemId>(), limit: int4, offset: int8 }, { messageUuid: uuid<MessageUuid>() })`
  SELECT waiting_deliveries.message_uuid FROM waiting_deliveries
  WHERE waiting_deliveries.system_id = ${'systemId'}
  ORDER BY waiting_deliveries.letter_id LIMIT ${'limit'} OFFSET ${'offset'}`

export const countWaitingLetters = get({ systemId: uuid<SystemId>() }, { count: int8 })`
  SELECT count(*) AS count FROM waiting_deliveries WHERE waiting_deliveries.system_id = ${'systemId'}`

export const findWaitingLetter = find({ systemId: uuid<SystemId>(), messageUuid: uuid<MessageUuid>() }, { letterId: uuid<LetterId>(), decisionNumber: int4, recipientId: uuid<PartyId>() })`
  SELECT waiting_deliveries.letter_id, waiting_deliveries.decision_number::int AS decision_number, deliveries.recipient_id
  FROM waiting_deliveries
  JOIN deliveries ON deliveries.letter_id = waiting_deliveries.letter_id AND deliveries.decision_number = waiting_deliveries.decision_number
  WHERE waiting_deliveries.system_id = ${'systemId'} AND waiting_deliveries.message_uuid = ${'messageUuid'}`

/** Notes the first fetch; answers nothing when it was fetched before. Whoever has fetched a letter needs no further notice of it. */
export const updateFirstFetch = change({ systemId: uuid<SystemId>(), letterId: uuid<LetterId>(), isAnnounced: boolean, now: timestamp }, { letterId: uuid<LetterId>() })`
  UPDATE waiting_deliveries SET fetched_at = ${'now'}, next_attempt_at = CASE WHEN NOT ${'isAnnounced'} THEN waiting_deliveries.next_attempt_at END
  WHERE waiting_deliveries.system_id = ${'systemId'} AND waiting_deliveries.letter_id = ${'letterId'} AND waiting_deliveries.fetched_at IS NULL
  RETURNING waiting_deliveries.letter_id`

export const deleteWaitingLetter = change({ systemId: uuid<SystemId>(), letterId: uuid<LetterId>() }, { failedAttempts: int4 })`
  DELETE FROM waiting_deliveries
  WHERE waiting_deliveries.system_id = ${'systemId'} AND waiting_deliveries.letter_id = ${'letterId'}
  RETURNING waiting_deliveries.failed_attempts::int AS failed_attempts`

const givenEnd = {
  letterId: uuid<LetterId>(),
  decisionNumber: int4,
  outcome: text<DeliveryOutcome>(),
  cause: text<DeliveryCause>(),
  errorCode: nullable(text()),
  errorMessage: nullable(text()),
  now: timestamp,
}

/** The end that the receiver itself gave. */
export const insertGivenEnd = execute({ ...givenEnd, systemId: uuid<SystemId>(), failedAttempts: int4 })`
  INSERT INTO delivery_ends (letter_id, decision_number, system_id, outcome, cause, error_code, error_message, ended_at, receipt_at, failed_attempts)
  VALUES (${'letterId'}, ${'decisionNumber'}, ${'systemId'}, ${'outcome'}, ${'cause'}, ${'errorCode'}, ${'errorMessage'}, ${'now'}, ${'now'},
    ${'failedAttempts'})`

/** The receiver's receipt for a letter that it answered 2xx when it was pushed; answers nothing when it had given one. */
export const updatePushedEnd = change(givenEnd, { failedAttempts: int4 })`
  UPDATE delivery_ends SET outcome = ${'outcome'}, cause = ${'cause'}, error_code = ${'errorCode'}, error_message = ${'errorMessage'}, receipt_at = ${'now'}
  WHERE delivery_ends.letter_id = ${'letterId'} AND delivery_ends.decision_number = ${'decisionNumber'}
    AND delivery_ends.cause = 'PUSH' AND delivery_ends.receipt_at IS NULL
  RETURNING delivery_ends.failed_attempts::int AS failed_attempts`

/** How the last delivery of a letter to the system ended, found by the sender's UUID of the letter. */
export const findDeliveryEnd = find(
  { systemId: uuid<SystemId>(), messageUuid: uuid<MessageUuid>() },
  {
    letterId: uuid<LetterId>(),
    decisionNumber: int4,
    recipientId: uuid<PartyId>(),
    outcome: text<DeliveryOutcome>(),
    cause: text<DeliveryCause>(),
    hasReceipt: boolean,
    isRemoved: boolean,
  },
)`
  SELECT delivery_ends.letter_id, delivery_ends.decision_number::int AS decision_number, deliveries.recipient_id, delivery_ends.outcome, delivery_ends.cause,
    delivery_ends.receipt_at IS NOT NULL AS has_receipt, coalesce(content.store = 'removed', true) AS is_removed
  FROM letter_keys
  JOIN delivery_ends ON delivery_ends.letter_id = letter_keys.letter_id AND delivery_ends.system_id = ${'systemId'}
  JOIN deliveries ON deliveries.letter_id = delivery_ends.letter_id AND deliveries.decision_number = delivery_ends.decision_number
  LEFT JOIN content ON content.content_id = delivery_ends.letter_id
  WHERE letter_keys.message_uuid = ${'messageUuid'}
  ORDER BY delivery_ends.decision_number DESC LIMIT 1`

/** How a delivery ended (migration 20261122_1600). */
export type DeliveryOutcome = 'HANDED_OVER' | 'REFUSED' | 'EXHAUSTED' | 'WITHDRAWN'
export type DeliveryCause = 'RECEIPT' | 'DELETE' | 'PUSH' | 'LADDER' | 'DEACTIVATED' | 'DELETED' | 'MOVED'
