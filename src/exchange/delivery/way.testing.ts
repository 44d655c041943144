import type { EventProperties } from '../../events/index.ts'
import { get, int4, json, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { LetterId, MessageUuid } from '../letter.ts'

const ofLetter = { messageUuid: uuid<MessageUuid>() }

/** A letter's way: its decisions, with how the deliveries that they began ended. */
export const listWay = list(ofLetter, {
  route: text(),
  rule: text(),
  systemId: nullable(uuid<SystemId>()),
  outcome: nullable(text()),
  cause: nullable(text()),
  failedAttempts: nullable(int4),
})`
  SELECT letter_decisions.route, letter_decisions.rule, letter_decisions.system_id, delivery_ends.outcome, delivery_ends.cause,
    delivery_ends.failed_attempts::int AS failed_attempts
  FROM letter_keys
  JOIN letter_decisions ON letter_decisions.letter_id = letter_keys.letter_id
  LEFT JOIN delivery_ends ON delivery_ends.letter_id = letter_decisions.letter_id AND delivery_ends.decision_number = letter_decisions.decision_number
  WHERE letter_keys.message_uuid = ${'messageUuid'} ORDER BY letter_decisions.decision_number`

/** The one place in which a letter is now; more than one row is a fault. */
export const listPlaces = list(ofLetter, { place: text(), systemId: nullable(uuid<SystemId>()) })`
  SELECT place.place, place.system_id FROM letter_keys
  JOIN LATERAL (
    SELECT 'mailbox' AS place, NULL::uuid AS system_id FROM mailbox_entries WHERE mailbox_entries.letter_id = letter_keys.letter_id
    UNION ALL
    SELECT 'waiting', waiting_deliveries.system_id FROM waiting_deliveries WHERE waiting_deliveries.letter_id = letter_keys.letter_id
    UNION ALL
    SELECT 'handed over', delivery_ends.system_id FROM delivery_ends
    WHERE delivery_ends.letter_id = letter_keys.letter_id AND delivery_ends.outcome = 'HANDED_OVER'
    UNION ALL
    SELECT 'undeliverable', undeliverable_letters.system_id FROM undeliverable_letters WHERE undeliverable_letters.letter_id = letter_keys.letter_id) AS place ON true
  WHERE letter_keys.message_uuid = ${'messageUuid'}`

/** A letter's events of deliveries, in the order of the log. */
export const listDeliveryEvents = list(ofLetter, { tag: text(), systemId: nullable(uuid<SystemId>()), properties: json<EventProperties>(), occurredAt: timestamp })`
  SELECT events.tag, events.system_id, events.properties, events.occurred_at
  FROM letter_keys JOIN events ON events.letter_id = letter_keys.letter_id
  WHERE letter_keys.message_uuid = ${'messageUuid'} AND events.tag NOT IN
    ('TECHNICAL_RECEIPT_SENT_TO_SENDER_SYSTEM', 'MEMO_SEND_VALIDATED', 'BUSINESS_RECEIPT_SEND_TO_SENDER_SYSTEM')
  ORDER BY events.event_id`

export const getLetterId = get(ofLetter, { letterId: uuid<LetterId>() })`
  SELECT letter_keys.letter_id FROM letter_keys WHERE letter_keys.message_uuid = ${'messageUuid'}`
