import type { EventTag } from '../../events/index.ts'
import type { MailboxId } from '../../mailboxes/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Shape } from '../../platform/database/index.ts'
import { array, boolean, bytea, int4, int8, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { DeliveryCause, DeliveryOutcome } from '../delivery/delivery.queries.ts'
import type { LetterId, LetterWay, MessageUuid, ReceiptId, ReceiptStatus, TransmissionId } from '../letter.ts'
import type { Route } from '../routing/decision.ts'

const ofLetters = { letterIds: array(uuid<LetterId>()) }

const key = { letterId: uuid<LetterId>(), messageUuid: uuid<MessageUuid>(), senderId: uuid<PartyId>(), sha256: bytea }
export type KeyWitness = Shape<typeof key>
export const listKeys = list(ofLetters, key)`
  SELECT letter_keys.letter_id, letter_keys.message_uuid, letter_keys.sender_id, letter_keys.sha256
  FROM letter_keys WHERE letter_keys.letter_id = ANY(${'letterIds'})`

const letter = { ...key, senderSystemId: uuid<SystemId>(), transmissionId: uuid<TransmissionId>(), way: text<LetterWay>(), length: int8 }
export type LetterWitness = Shape<typeof letter>
export const listLetters = list(ofLetters, letter)`
  SELECT letters.letter_id, letters.message_uuid, letters.sender_id, letters.sha256, letters.sender_system_id, letters.transmission_id, letters.way,
    letters.length
  FROM letters WHERE letters.letter_id = ANY(${'letterIds'})`

const content = { letterId: uuid<LetterId>(), length: int8, whole: boolean, removed: boolean }
export type ContentWitness = Shape<typeof content>
/** `whole`: as many sealed bytes are there as were written. Those of a blob are counted when its content is read. */
export const listContentSizes = list(ofLetters, content)`
  SELECT content.content_id AS letter_id, content.length, coalesce(octet_length(content.data) = content.sealed_length, true) AS whole,
    content.store = 'removed' AS removed
  FROM content WHERE content.content_id = ANY(${'letterIds'})`

const header = {
  letterId: uuid<LetterId>(),
  title: text(),
  senderLabel: text(),
  messageType: text(),
  mandatory: boolean,
  legalNotification: boolean,
}
export type HeaderWitness = Shape<typeof header>
export const listHeaders = list(ofLetters, header)`
  SELECT letter_headers.letter_id, letter_headers.title, letter_headers.sender_label, letter_headers.message_type, letter_headers.mandatory,
    letter_headers.legal_notification
  FROM letter_headers WHERE letter_headers.letter_id = ANY(${'letterIds'})`

const decision = {
  letterId: uuid<LetterId>(),
  decisionNumber: int4,
  status: text<ReceiptStatus>(),
  route: text<Route>(),
  rule: text(),
  code: nullable(text()),
  recipientId: nullable(uuid<PartyId>()),
  systemId: nullable(uuid<SystemId>()),
}
export type DecisionWitness = Shape<typeof decision>
export const listDecisions = list(ofLetters, decision)`
  SELECT letter_decisions.letter_id, letter_decisions.decision_number::int4 AS decision_number, letter_decisions.status, letter_decisions.route,
    letter_decisions.rule, letter_decisions.code, letter_decisions.recipient_id, letter_decisions.system_id
  FROM letter_decisions WHERE letter_decisions.letter_id = ANY(${'letterIds'})
  ORDER BY letter_decisions.letter_id, letter_decisions.decision_number`

const receipt = {
  letterId: uuid<LetterId>(),
  receiptId: uuid<ReceiptId>(),
  senderSystemId: uuid<SystemId>(),
  messageUuid: uuid<MessageUuid>(),
  transmissionId: uuid<TransmissionId>(),
  status: text<ReceiptStatus>(),
  errorCode: nullable(text()),
  waiting: boolean,
  handedOut: boolean,
  failedAttempts: nullable(int4),
}
export type ReceiptWitness = Shape<typeof receipt>
export const listReceipts = list(ofLetters, receipt)`
  SELECT receipts.letter_id, receipts.receipt_id, receipts.sender_system_id, receipts.message_uuid, receipts.transmission_id, receipts.status,
    receipts.error_code, waiting_receipts.receipt_id IS NOT NULL AS waiting, receipt_pulls.receipt_id IS NOT NULL AS handed_out,
    waiting_receipts.failed_attempts::int4 AS failed_attempts
  FROM receipts
  LEFT JOIN waiting_receipts ON waiting_receipts.sender_system_id = receipts.sender_system_id AND waiting_receipts.receipt_id = receipts.receipt_id
  LEFT JOIN receipt_pulls ON receipt_pulls.receipt_id = receipts.receipt_id
  WHERE receipts.letter_id = ANY(${'letterIds'})
  ORDER BY receipts.receipt_id`

const entry = { letterId: uuid<LetterId>(), mailboxId: uuid<MailboxId>(), recipientId: uuid<PartyId>(), title: text(), senderLabel: text(), mandatory: boolean, legalNotification: boolean }
export type EntryWitness = Shape<typeof entry>
/** Entries where a decision says they are; those that no decision explains are found by `listStrayEntries`. */
export const listEntries = list(ofLetters, entry)`
  SELECT mailbox_entries.letter_id, mailbox_entries.mailbox_id, mailboxes.party_id AS recipient_id, mailbox_entries.title,
    mailbox_entries.sender_label, mailbox_entries.mandatory, mailbox_entries.legal_notification
  FROM letter_decisions
  JOIN mailboxes ON mailboxes.party_id = letter_decisions.recipient_id
  JOIN mailbox_entries ON mailbox_entries.mailbox_id = mailboxes.mailbox_id AND mailbox_entries.letter_id = letter_decisions.letter_id
  WHERE letter_decisions.letter_id = ANY(${'letterIds'}) AND letter_decisions.decision_number =
    (SELECT max(latest.decision_number) FROM letter_decisions AS latest WHERE latest.letter_id = letter_decisions.letter_id)`

const delivery = {
  letterId: uuid<LetterId>(),
  decisionNumber: int4,
  systemId: uuid<SystemId>(),
  messageUuid: uuid<MessageUuid>(),
  recipientId: uuid<PartyId>(),
  protocol: text(),
}
export type DeliveryWitness = Shape<typeof delivery>
export const listDeliveries = list(ofLetters, delivery)`
  SELECT deliveries.letter_id, deliveries.decision_number::int4 AS decision_number, deliveries.system_id, deliveries.message_uuid, deliveries.recipient_id,
    deliveries.protocol
  FROM deliveries WHERE deliveries.letter_id = ANY(${'letterIds'})`

const waitingDelivery = {
  letterId: uuid<LetterId>(),
  decisionNumber: int4,
  systemId: uuid<SystemId>(),
  messageUuid: uuid<MessageUuid>(),
  fetchedAt: nullable(timestamp),
  ladder: text(),
  nextAttemptAt: nullable(timestamp),
  failedAttempts: int4,
}
export type WaitingDeliveryWitness = Shape<typeof waitingDelivery>
export const listWaitingDeliveries = list(ofLetters, waitingDelivery)`
  SELECT waiting_deliveries.letter_id, waiting_deliveries.decision_number::int4 AS decision_number, waiting_deliveries.system_id,
    waiting_deliveries.message_uuid, waiting_deliveries.fetched_at, waiting_deliveries.ladder, waiting_deliveries.next_attempt_at,
    waiting_deliveries.failed_attempts::int4 AS failed_attempts
  FROM waiting_deliveries WHERE waiting_deliveries.letter_id = ANY(${'letterIds'})`

const deliveryEnd = {
  letterId: uuid<LetterId>(),
  decisionNumber: int4,
  systemId: uuid<SystemId>(),
  outcome: text<DeliveryOutcome>(),
  cause: text<DeliveryCause>(),
  receiptAt: nullable(timestamp),
  failedAttempts: int4,
}
export type DeliveryEndWitness = Shape<typeof deliveryEnd>
export const listDeliveryEnds = list(ofLetters, deliveryEnd)`
  SELECT delivery_ends.letter_id, delivery_ends.decision_number::int4 AS decision_number, delivery_ends.system_id, delivery_ends.outcome,
    delivery_ends.cause, delivery_ends.receipt_at, delivery_ends.failed_attempts::int4 AS failed_attempts
  FROM delivery_ends WHERE delivery_ends.letter_id = ANY(${'letterIds'})`

const undeliverable = { letterId: uuid<LetterId>(), messageUuid: uuid<MessageUuid>(), recipientId: uuid<PartyId>(), systemId: uuid<SystemId>() }
export type UndeliverableWitness = Shape<typeof undeliverable>
export const listUndeliverable = list(ofLetters, undeliverable)`
  SELECT undeliverable_letters.letter_id, undeliverable_letters.message_uuid, undeliverable_letters.recipient_id, undeliverable_letters.system_id
  FROM undeliverable_letters WHERE undeliverable_letters.letter_id = ANY(${'letterIds'})`

const work = { letterId: uuid<LetterId>(), stage: text(), stuck: boolean }
export type WorkWitness = Shape<typeof work>
export const listWork = list({ ...ofLetters, stages: array(text()) }, work)`
  SELECT work.subject_id AS letter_id, work.stage, work.stuck_since IS NOT NULL AS stuck
  FROM work WHERE work.subject_id = ANY(${'letterIds'}) AND work.stage = ANY(${'stages'})`

const message = { letterId: nullable(uuid<LetterId>()), channel: text<'paper' | 'sms'>(), partyId: nullable(uuid<PartyId>()) }
export type MessageWitness = Shape<typeof message>
export const listMessages = list(ofLetters, message)`
  SELECT outgoing_messages.letter_id, outgoing_messages.channel, outgoing_messages.party_id
  FROM outgoing_messages WHERE outgoing_messages.letter_id = ANY(${'letterIds'}) AND outgoing_messages.channel IN ('paper', 'sms')`

const event = { letterId: nullable(uuid<LetterId>()), tag: text<EventTag>(), rule: text(), ownerId: uuid<PartyId>(), attempt: nullable(int4) }
export type EventWitness = Shape<typeof event>
export const listEvents = list({ ...ofLetters, tags: array(text<EventTag>()) }, event)`
  SELECT events.letter_id, events.tag, coalesce(events.properties->>'rule', '') AS rule, events.owner_id,
    (events.properties->>'attempt')::int4 AS attempt
  FROM events WHERE events.letter_id = ANY(${'letterIds'}) AND events.tag = ANY(${'tags'})`
