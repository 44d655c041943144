import type { PartyId } from '../../parties/index.ts'
import type { Shape } from '../../platform/database/index.ts'
import { date, find, int4, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { LetterId, MessageUuid } from '../letter.ts'
import type { Route, RuleName } from '../routing/decision.ts'

const ownLetter = {
  letterId: uuid<LetterId>(),
  messageUuid: uuid<MessageUuid>(),
  senderId: uuid<PartyId>(),
  senderSystemId: uuid<SystemId>(),
  acceptedAt: timestamp,
  title: nullable(text()),
  senderLabel: nullable(text()),
  recipientLabel: nullable(text()),
  doNotDeliverUntil: nullable(date),
  recipientId: nullable(uuid<PartyId>()),
  decisionNumber: nullable(int4),
  route: nullable(text<Route>()),
  rule: nullable(text<RuleName>()),
}

/** A letter as its sender sees it, with its last decision; nothing of the recipient's side. */
export type OwnLetter = Shape<typeof ownLetter>

/** A letter by its UUID, if this party sent it, and by this system when one is told. */
export const findOwnLetter = find({ messageUuid: uuid<MessageUuid>(), senderId: uuid<PartyId>(), senderSystemId: nullable(uuid<SystemId>()) }, ownLetter)`
  SELECT letters.letter_id, letters.message_uuid, letters.sender_id, letters.sender_system_id, letters.accepted_at, letter_headers.title,
    letter_headers.sender_label, letter_headers.recipient_label, letter_headers.do_not_deliver_until,
    last.recipient_id, last.decision_number, last.route, last.rule
  FROM letter_keys
  JOIN letters ON letters.letter_id = letter_keys.letter_id
  LEFT JOIN letter_headers ON letter_headers.letter_id = letters.letter_id
  LEFT JOIN LATERAL (
    SELECT letter_decisions.recipient_id, letter_decisions.decision_number::int AS decision_number, letter_decisions.route, letter_decisions.rule
    FROM letter_decisions
    WHERE letter_decisions.letter_id = letters.letter_id ORDER BY letter_decisions.decision_number DESC LIMIT 1) AS last ON true
  WHERE letter_keys.message_uuid = ${'messageUuid'} AND letters.sender_id = ${'senderId'}
    AND (${'senderSystemId'} IS NULL OR letters.sender_system_id = ${'senderSystemId'})`

/** Who recalled a letter, and when: a person by name, a system by its own. */
export const findRecall = find({ letterId: uuid<LetterId>() }, { occurredAt: timestamp, name: nullable(text()) })`
  SELECT events.occurred_at, coalesce(identities.name, systems.name) AS name
  FROM events
  LEFT JOIN identities ON identities.identity_id = events.actor_id AND events.actor_kind = 'employee'
  LEFT JOIN systems ON systems.system_id = events.actor_id AND events.actor_kind = 'system'
  WHERE events.letter_id = ${'letterId'} AND events.tag = 'MEMO_SEND_RECALLED'`
