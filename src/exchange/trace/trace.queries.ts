import type { MailboxId } from '../../mailboxes/index.ts'
import type { Channel } from '../../notifications/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Shape } from '../../platform/database/index.ts'
import { array, boolean, bytea, find, int4, int8, json, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { Lane } from '../../platform/work/index.ts'
import type { ServiceProtocol, SystemId } from '../../systems/index.ts'
import type { DeliveryCause, DeliveryOutcome } from '../delivery/delivery.queries.ts'
import type { LetterId, MessageUuid, ReceiptId, ReceiptStatus, TransmissionId } from '../letter.ts'
import type { ReceiptCode } from '../receipt-codes.ts'
import type { DecisionFacts, Route, RuleName } from '../routing/decision.ts'

/** The newest letters, older than one of them when told. */
export const listNewestLetterIds = list({ before: nullable(uuid<LetterId>()), limit: int4 }, { letterId: uuid<LetterId>() })`
  SELECT letters.letter_id FROM letters
  WHERE ${'before'} IS NULL OR letters.letter_id < ${'before'}
  ORDER BY letters.letter_id DESC LIMIT ${'limit'}`

export const findLetterId = find({ messageUuid: uuid<MessageUuid>() }, { letterId: uuid<LetterId>() })`
  SELECT letter_keys.letter_id FROM letter_keys WHERE letter_keys.message_uuid = ${'messageUuid'}`

/** What waits for a receiver system, as its row says. */
const waiting = {
  protocol: nullable(text<ServiceProtocol>()),
  fetchedAt: nullable(timestamp),
  failedAttempts: nullable(int4),
  firstAttemptAt: nullable(timestamp),
  nextAttemptAt: nullable(timestamp),
  lastReason: nullable(text()),
  pausedUntil: nullable(timestamp),
}

const letterFacts = {
  ...waiting,
  letterId: uuid<LetterId>(),
  messageUuid: uuid<MessageUuid>(),
  transmissionId: uuid<TransmissionId>(),
  acceptedAt: timestamp,
  way: text(),
  lane: text<Lane>(),
  length: int8,
  sha256: bytea,
  contentRemovedAt: nullable(timestamp),
  senderId: uuid<PartyId>(),
  senderName: text(),
  senderSystemName: text(),
  memoVersion: nullable(text()),
  title: nullable(text()),
  recipientId: nullable(uuid<PartyId>()),
  recipientName: nullable(text()),
  route: nullable(text<Route>()),
  code: nullable(text<ReceiptCode>()),
  receiverSystemId: nullable(uuid<SystemId>()),
  receiverName: nullable(text()),
  stuckSince: nullable(timestamp),
  dueAt: nullable(timestamp),
  mailboxId: nullable(uuid<MailboxId>()),
  folderName: nullable(text()),
  outcome: nullable(text<DeliveryOutcome>()),
  cause: nullable(text<DeliveryCause>()),
  endedAt: nullable(timestamp),
  receiptAt: nullable(timestamp),
  undeliverableReason: nullable(text()),
  undeliverableSince: nullable(timestamp),
  channel: nullable(text<Channel>()),
  sentAt: nullable(timestamp),
}

/** A letter with its last decision and everything that says where it is now. */
export type LetterFacts = Shape<typeof letterFacts>

/** The delivery that counts is that of the last decision; of an undeliverable letter, the system that failed last is named. */
export const listLetterFacts = list({ letterIds: array(uuid<LetterId>()) }, letterFacts)`
  SELECT deliveries.protocol, waiting_deliveries.fetched_at, waiting_deliveries.failed_attempts::int AS failed_attempts, waiting_deliveries.first_attempt_at,
    waiting_deliveries.next_attempt_at, waiting_deliveries.last_reason, endpoint_states.paused_until,
    letters.letter_id, letters.message_uuid, letters.transmission_id, letters.accepted_at, letters.way, letters.lane, letters.length, letters.sha256,
    content.removed_at AS content_removed_at, letters.sender_id, senders.name AS sender_name, sender_systems.name AS sender_system_name,
    letter_headers.memo_version, letter_headers.title, recipients.party_id AS recipient_id, recipients.name AS recipient_name, last.route, last.code, receivers.system_id AS receiver_system_id,
    receivers.name AS receiver_name,
    work.stuck_since, work.due_at, mailbox_entries.mailbox_id, folders.name AS folder_name,
    delivery_ends.outcome, delivery_ends.cause, delivery_ends.ended_at, delivery_ends.receipt_at,
    undeliverable_letters.reason AS undeliverable_reason, undeliverable_letters.since AS undeliverable_since,
    outgoing_messages.channel, outgoing_messages.sent_at
  FROM letters
  JOIN parties AS senders ON senders.party_id = letters.sender_id
  JOIN systems AS sender_systems ON sender_systems.system_id = letters.sender_system_id
  LEFT JOIN content ON content.content_id = letters.letter_id
  LEFT JOIN letter_headers ON letter_headers.letter_id = letters.letter_id
  LEFT JOIN LATERAL (
    SELECT letter_decisions.decision_number, letter_decisions.route, letter_decisions.code, letter_decisions.recipient_id, letter_decisions.system_id
    FROM letter_decisions
    WHERE letter_decisions.letter_id = letters.letter_id ORDER BY letter_decisions.decision_number DESC LIMIT 1) AS last ON true
  LEFT JOIN undeliverable_letters ON undeliverable_letters.letter_id = letters.letter_id
  LEFT JOIN parties AS recipients ON recipients.party_id = last.recipient_id
  LEFT JOIN systems AS receivers ON receivers.system_id = coalesce(last.system_id, undeliverable_letters.system_id)
  LEFT JOIN LATERAL (
    SELECT work.due_at, work.stuck_since FROM work WHERE work.subject_id = letters.letter_id ORDER BY work.due_at LIMIT 1) AS work ON true
  LEFT JOIN mailboxes ON mailboxes.party_id = last.recipient_id
  LEFT JOIN mailbox_entries ON mailbox_entries.mailbox_id = mailboxes.mailbox_id AND mailbox_entries.letter_id = letters.letter_id
  LEFT JOIN folders ON folders.folder_id = mailbox_entries.folder_id
  LEFT JOIN deliveries ON deliveries.letter_id = letters.letter_id AND deliveries.decision_number = last.decision_number
  LEFT JOIN waiting_deliveries ON waiting_deliveries.system_id = last.system_id AND waiting_deliveries.letter_id = letters.letter_id
  LEFT JOIN endpoint_states ON endpoint_states.system_id = last.system_id AND endpoint_states.purpose = 'letters'
  LEFT JOIN delivery_ends ON delivery_ends.letter_id = letters.letter_id AND delivery_ends.decision_number = last.decision_number
  LEFT JOIN outgoing_messages ON outgoing_messages.letter_id = letters.letter_id
    AND outgoing_messages.channel = CASE last.route WHEN 'paper' THEN 'paper' WHEN 'sms' THEN 'sms' END
  WHERE letters.letter_id = ANY(${'letterIds'})
  ORDER BY letters.letter_id DESC`

const ladder = { ...waiting, letterId: uuid<LetterId>(), messageUuid: uuid<MessageUuid>(), title: nullable(text()), senderName: text(), waitingSince: timestamp }

/** A letter that waits for a receiver system, with how far up its ladder it is. */
export type LadderFacts = Shape<typeof ladder>

/** The letters that wait for a system: first those that are tried next, then those that the system must fetch, oldest first. */
export const listLadders = list({ systemId: uuid<SystemId>(), limit: int4 }, ladder)`
  SELECT deliveries.protocol, waiting_deliveries.fetched_at, waiting_deliveries.failed_attempts::int AS failed_attempts, waiting_deliveries.first_attempt_at,
    waiting_deliveries.next_attempt_at, waiting_deliveries.last_reason, endpoint_states.paused_until,
    waiting_deliveries.letter_id, waiting_deliveries.message_uuid, letter_headers.title, parties.name AS sender_name, waiting_deliveries.waiting_since
  FROM waiting_deliveries
  JOIN deliveries ON deliveries.letter_id = waiting_deliveries.letter_id AND deliveries.decision_number = waiting_deliveries.decision_number
  JOIN letters ON letters.letter_id = waiting_deliveries.letter_id
  JOIN parties ON parties.party_id = letters.sender_id
  LEFT JOIN letter_headers ON letter_headers.letter_id = waiting_deliveries.letter_id
  LEFT JOIN endpoint_states ON endpoint_states.system_id = waiting_deliveries.system_id AND endpoint_states.purpose = 'letters'
  WHERE waiting_deliveries.system_id = ${'systemId'}
  ORDER BY waiting_deliveries.next_attempt_at NULLS LAST, waiting_deliveries.letter_id LIMIT ${'limit'}`

/** Every decision about a letter, first to last. */
export const listDecisions = list(
  { letterId: uuid<LetterId>() },
  {
    number: int4,
    route: text<Route>(),
    rule: text<RuleName>(),
    code: nullable(text<ReceiptCode>()),
    reason: nullable(text()),
    facts: json<DecisionFacts>(),
    decidedAt: timestamp,
    /** Of the delivery that it began. */
    protocol: nullable(text<ServiceProtocol>()),
    systemName: nullable(text()),
    /** What the receiver said when it refused the letter. */
    receiverCode: nullable(text()),
    receiverMessage: nullable(text()),
  },
)`
  SELECT letter_decisions.decision_number::int AS number, letter_decisions.route, letter_decisions.rule, letter_decisions.code, letter_decisions.reason,
    letter_decisions.facts, letter_decisions.decided_at, deliveries.protocol, systems.name AS system_name,
    delivery_ends.error_code AS receiver_code, delivery_ends.error_message AS receiver_message
  FROM letter_decisions
  LEFT JOIN systems ON systems.system_id = letter_decisions.system_id
  LEFT JOIN delivery_ends ON delivery_ends.letter_id = letter_decisions.letter_id AND delivery_ends.decision_number = letter_decisions.decision_number
  LEFT JOIN deliveries ON deliveries.letter_id = letter_decisions.letter_id AND deliveries.decision_number = letter_decisions.decision_number
  WHERE letter_decisions.letter_id = ${'letterId'}
  ORDER BY letter_decisions.decision_number`

/** The business receipts of a letter, oldest first, and whether the sender has got them. */
export const listReceiptsOfLetter = list(
  { letterId: uuid<LetterId>() },
  {
    receiptId: uuid<ReceiptId>(),
    messageUuid: uuid<MessageUuid>(),
    messageId: nullable(text()),
    transmissionId: uuid<TransmissionId>(),
    status: text<ReceiptStatus>(),
    errorCode: nullable(text<ReceiptCode>()),
    errorMessage: nullable(text()),
    createdAt: timestamp,
    pulledAt: nullable(timestamp),
    waiting: boolean,
    failedAttempts: nullable(int4),
    nextAttemptAt: nullable(timestamp),
    lastReason: nullable(text()),
    givenUpAt: nullable(timestamp),
    expiredAt: nullable(timestamp),
  },
)`
  SELECT receipts.receipt_id, receipts.message_uuid, receipts.message_id, receipts.transmission_id, receipts.status, receipts.error_code,
    receipts.error_message, receipts.created_at, receipt_pulls.pulled_at, waiting_receipts.receipt_id IS NOT NULL AS waiting,
    waiting_receipts.failed_attempts::int AS failed_attempts, waiting_receipts.next_attempt_at, waiting_receipts.last_reason,
    waiting_receipts.given_up_at, waiting_receipts.expired_at
  FROM receipts
  LEFT JOIN receipt_pulls ON receipt_pulls.receipt_id = receipts.receipt_id
  LEFT JOIN waiting_receipts ON waiting_receipts.sender_system_id = receipts.sender_system_id AND waiting_receipts.receipt_id = receipts.receipt_id
  WHERE receipts.letter_id = ${'letterId'}
  ORDER BY receipts.receipt_id`

/** What the actors of a letter's events are called: systems with their organisation, persons by name. */
export const listActorNames = list(
  { systemIds: array(uuid<SystemId>()), identityIds: array(uuid()) },
  { actorId: uuid(), name: text(), organisationName: nullable(text()) },
)`
  SELECT systems.system_id AS actor_id, systems.name, parties.name AS organisation_name
  FROM systems
  JOIN organisations ON organisations.organisation_id = systems.organisation_id
  JOIN parties ON parties.party_id = organisations.party_id
  WHERE systems.system_id = ANY(${'systemIds'})
  UNION ALL
  SELECT identities.identity_id, identities.name, CASE identities.kind WHEN 'employee' THEN parties.name END
  FROM identities
  JOIN parties ON parties.party_id = identities.party_id
  WHERE identities.identity_id = ANY(${'identityIds'})`
