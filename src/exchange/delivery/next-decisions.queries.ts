import type { LetterDocument } from '../../mailboxes/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { PartyKind } from '../../parties/index.ts'
import { array, boolean, execute, int4, json, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { LetterId, MessageUuid } from '../letter.ts'
import type { RuleName } from '../routing/decision.ts'

/** Letters with the last decision about each. */
export const listLastDecisions = list(
  { letterIds: array(uuid<LetterId>()) },
  {
    letterId: uuid<LetterId>(),
    messageUuid: uuid<MessageUuid>(),
    senderId: uuid<PartyId>(),
    senderSystemId: uuid<SystemId>(),
    recipientId: uuid<PartyId>(),
    recipientKind: text<PartyKind>(),
    rule: text<RuleName>(),
    decisionNumber: int4,
  },
)`
  SELECT letters.letter_id, letters.message_uuid, letters.sender_id, letters.sender_system_id, parties.party_id AS recipient_id,
    parties.kind AS recipient_kind, last.rule, last.decision_number::int AS decision_number
  FROM letters
  JOIN LATERAL (
    SELECT letter_decisions.decision_number, letter_decisions.rule, letter_decisions.recipient_id FROM letter_decisions
    WHERE letter_decisions.letter_id = letters.letter_id ORDER BY letter_decisions.decision_number DESC LIMIT 1) AS last ON true
  JOIN parties ON parties.party_id = last.recipient_id
  WHERE letters.letter_id = ANY(${'letterIds'})`

/** What an inbox shows of letters that were read when they were first decided. */
export const listEntryFacts = list(
  { letterIds: array(uuid<LetterId>()) },
  {
    letterId: uuid<LetterId>(),
    senderLabel: text(),
    title: text(),
    mandatory: boolean,
    legalNotification: boolean,
    replyBy: nullable(timestamp),
    documents: json<readonly LetterDocument[]>(),
  },
)`
  SELECT letter_headers.letter_id, letter_headers.sender_label, letter_headers.title, letter_headers.mandatory, letter_headers.legal_notification,
    letter_headers.reply_by, letter_headers.documents
  FROM letter_headers WHERE letter_headers.letter_id = ANY(${'letterIds'})`

export const insertUndeliverableLetters = execute({
  letterIds: array(uuid<LetterId>()),
  messageUuids: array(uuid<MessageUuid>()),
  recipientIds: array(uuid<PartyId>()),
  systemIds: array(uuid<SystemId>()),
  reasons: array(text()),
  now: timestamp,
})`
  INSERT INTO undeliverable_letters (letter_id, message_uuid, recipient_id, system_id, reason, since)
  SELECT item.*, ${'now'} FROM unnest(${'letterIds'}, ${'messageUuids'}, ${'recipientIds'}, ${'systemIds'}, ${'reasons'}) AS item`
