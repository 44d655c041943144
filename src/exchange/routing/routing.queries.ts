import type { LetterDocument } from '../../mailboxes/index.ts'
import type { MemoVersion } from '../../memo/index.ts'
import type { PartyId } from '../../parties/index.ts'
import { array, boolean, date, execute, int4, json, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { Lane } from '../../platform/work/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { LetterId, MessageUuid, ReceiptStatus, TransmissionId } from '../letter.ts'
import type { DecisionFacts, RuleName } from './decision.ts'

/** Accepted letters with the number that their next decision gets. */
export const listLettersToDecide = list(
  { letterIds: array(uuid<LetterId>()) },
  {
    letterId: uuid<LetterId>(),
    messageUuid: uuid<MessageUuid>(),
    transmissionId: uuid<TransmissionId>(),
    senderId: uuid<PartyId>(),
    senderSystemId: uuid<SystemId>(),
    lane: text<Lane>(),
    acceptedAt: timestamp,
    decisions: int4,
  },
)`
  SELECT letters.letter_id, letters.message_uuid, letters.transmission_id, letters.sender_id, letters.sender_system_id, letters.lane,
    letters.accepted_at, coalesce(decided.decisions, 0) AS decisions
  FROM letters
  LEFT JOIN LATERAL (
    SELECT count(*)::int AS decisions FROM letter_decisions WHERE letter_decisions.letter_id = letters.letter_id) AS decided ON true
  WHERE letters.letter_id = ANY(${'letterIds'})`

export const insertHeaders = execute({
  letterIds: array(uuid<LetterId>()),
  versions: array(text<MemoVersion>()),
  types: array(text()),
  messageIds: array(nullable(text())),
  messageCodes: array(nullable(text())),
  titles: array(text()),
  notifications: array(nullable(text())),
  additionalNotifications: array(nullable(text())),
  senderLabels: array(text()),
  recipientLabels: array(nullable(text())),
  contactPoints: array(nullable(text())),
  mandatory: array(boolean),
  legal: array(boolean),
  replies: array(boolean),
  replyBys: array(nullable(timestamp)),
  valueDates: array(nullable(date)),
  postTypes: array(nullable(text())),
  documents: array(json<readonly LetterDocument[]>()),
})`
  INSERT INTO letter_headers (letter_id, memo_version, message_type, message_id, message_code, title, notification, additional_notification,
    sender_label, recipient_label, contact_point_id, mandatory, legal_notification, reply_allowed, reply_by, do_not_deliver_until, post_type, documents)
  SELECT * FROM unnest(${'letterIds'}, ${'versions'}, ${'types'}, ${'messageIds'}, ${'messageCodes'}, ${'titles'}, ${'notifications'},
    ${'additionalNotifications'}, ${'senderLabels'}, ${'recipientLabels'}, ${'contactPoints'}, ${'mandatory'}, ${'legal'}, ${'replies'},
    ${'replyBys'}, ${'valueDates'}, ${'postTypes'}, ${'documents'})`

export const insertDecisions = execute({
  letterIds: array(uuid<LetterId>()),
  numbers: array(int4),
  statuses: array(text<ReceiptStatus>()),
  routes: array(text()),
  rules: array(text<RuleName>()),
  codes: array(nullable(text())),
  reasons: array(nullable(text())),
  facts: array(json<DecisionFacts>()),
  recipientIds: array(nullable(uuid<PartyId>())),
  systemIds: array(nullable(uuid<SystemId>())),
  now: timestamp,
})`
  INSERT INTO letter_decisions (letter_id, decision_number, status, route, rule, code, reason, facts, recipient_id, system_id, decided_at)
  SELECT item.*, ${'now'}
  FROM unnest(${'letterIds'}, ${'numbers'}, ${'statuses'}, ${'routes'}, ${'rules'}, ${'codes'}, ${'reasons'}, ${'facts'}, ${'recipientIds'},
    ${'systemIds'}) AS item`
