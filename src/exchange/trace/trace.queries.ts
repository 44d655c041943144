import type { MailboxId } from '../../mailboxes/index.ts'
import type { Channel } from '../../notifications/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Shape } from '../../platform/database/index.ts'
import { array, boolean, bytea, find, int4, int8, json, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { DeliveryOutcome } from '../delivery/delivery.queries.ts'
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

const letterFacts = {
  letterId: uuid<LetterId>(),
  messageUuid: uuid<MessageUuid>(),
  transmissionId: uuid<TransmissionId>(),
  acceptedAt: timestamp,
  way: text(),
  length: int8,
  sha256: bytea,
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
  fetchedAt: nullable(timestamp),
  outcome: nullable(text<DeliveryOutcome>()),
  endedAt: nullable(timestamp),
  channel: nullable(text<Channel>()),
  sentAt: nullable(timestamp),
}

/** A letter with its last decision and everything that says where it is now. */
export type LetterFacts = Shape<typeof letterFacts>

export const listLetterFacts = list({ letterIds: array(uuid<LetterId>()) }, letterFacts)`
  SELECT letters.letter_id, letters.message_uuid, letters.transmission_id, letters.accepted_at, letters.way, letters.length, letters.sha256, letters.sender_id,
    senders.name AS sender_name, sender_systems.name AS sender_system_name, letter_headers.memo_version, letter_headers.title,
    recipients.party_id AS recipient_id, recipients.name AS recipient_name, last.route, last.code, receivers.system_id AS receiver_system_id,
    receivers.name AS receiver_name,
    work.stuck_since, work.due_at, mailbox_entries.mailbox_id, folders.name AS folder_name,
    waiting_deliveries.fetched_at, delivery_ends.outcome, delivery_ends.ended_at, outgoing_messages.channel, outgoing_messages.sent_at
  FROM letters
  JOIN parties AS senders ON senders.party_id = letters.sender_id
  JOIN systems AS sender_systems ON sender_systems.system_id = letters.sender_system_id
  LEFT JOIN letter_headers ON letter_headers.letter_id = letters.letter_id
  LEFT JOIN LATERAL (
    SELECT letter_decisions.route, letter_decisions.code, letter_decisions.recipient_id, letter_decisions.system_id FROM letter_decisions
    WHERE letter_decisions.letter_id = letters.letter_id ORDER BY letter_decisions.decision_number DESC LIMIT 1) AS last ON true
  LEFT JOIN parties AS recipients ON recipients.party_id = last.recipient_id
  LEFT JOIN systems AS receivers ON receivers.system_id = last.system_id
  LEFT JOIN LATERAL (
    SELECT work.due_at, work.stuck_since FROM work WHERE work.subject_id = letters.letter_id ORDER BY work.due_at LIMIT 1) AS work ON true
  LEFT JOIN mailboxes ON mailboxes.party_id = last.recipient_id
  LEFT JOIN mailbox_entries ON mailbox_entries.mailbox_id = mailboxes.mailbox_id AND mailbox_entries.letter_id = letters.letter_id
  LEFT JOIN folders ON folders.folder_id = mailbox_entries.folder_id
  LEFT JOIN waiting_deliveries ON waiting_deliveries.system_id = last.system_id AND waiting_deliveries.letter_id = letters.letter_id
  LEFT JOIN delivery_ends ON delivery_ends.letter_id = letters.letter_id AND delivery_ends.system_id = last.system_id
  LEFT JOIN outgoing_messages ON outgoing_messages.letter_id = letters.letter_id
    AND outgoing_messages.channel = CASE last.route WHEN 'paper' THEN 'paper' WHEN 'sms' THEN 'sms' END
  WHERE letters.letter_id = ANY(${'letterIds'})
  ORDER BY letters.letter_id DESC`

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
  },
)`
  SELECT letter_decisions.decision_number::int AS number, letter_decisions.route, letter_decisions.rule, letter_decisions.code, letter_decisions.reason,
    letter_decisions.facts, letter_decisions.decided_at
  FROM letter_decisions
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
  },
)`
  SELECT receipts.receipt_id, receipts.message_uuid, receipts.message_id, receipts.transmission_id, receipts.status, receipts.error_code,
    receipts.error_message, receipts.created_at, receipt_pulls.pulled_at, waiting_receipts.receipt_id IS NOT NULL AS waiting
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
