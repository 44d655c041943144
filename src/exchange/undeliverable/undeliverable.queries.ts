import type { PartyId } from '../../parties/index.ts'
import type { Shape } from '../../platform/database/index.ts'
import { boolean, find, get, int4, int8, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { LetterId, MessageUuid } from '../letter.ts'

const undeliverableLetter = {
  messageUuid: uuid<MessageUuid>(),
  recipientId: uuid<PartyId>(),
  recipientName: text(),
  senderName: text(),
  systemId: uuid<SystemId>(),
  systemName: text(),
  reason: text(),
  since: timestamp,
}

/** A letter that no system took, with as much as it takes to see to it; what it is about is the recipient's. */
export type UndeliverableLetter = Shape<typeof undeliverableLetter>

/** Letters that no system of an organisation took (null: of any), in the order in which they came. */
export const listUndeliverable = list({ recipientId: nullable(uuid<PartyId>()), limit: int4, offset: int8 }, undeliverableLetter)`
  SELECT undeliverable_letters.message_uuid, undeliverable_letters.recipient_id, recipients.name AS recipient_name, senders.name AS sender_name,
    undeliverable_letters.system_id, systems.name AS system_name, undeliverable_letters.reason, undeliverable_letters.since
  FROM undeliverable_letters
  JOIN letters ON letters.letter_id = undeliverable_letters.letter_id
  JOIN parties AS senders ON senders.party_id = letters.sender_id
  JOIN parties AS recipients ON recipients.party_id = undeliverable_letters.recipient_id
  JOIN systems ON systems.system_id = undeliverable_letters.system_id
  WHERE ${'recipientId'} IS NULL OR undeliverable_letters.recipient_id = ${'recipientId'}
  ORDER BY undeliverable_letters.letter_id LIMIT ${'limit'} OFFSET ${'offset'}`

export const countUndeliverable = get({ recipientId: nullable(uuid<PartyId>()) }, { count: int8 })`
  SELECT count(*) AS count FROM undeliverable_letters WHERE ${'recipientId'} IS NULL OR undeliverable_letters.recipient_id = ${'recipientId'}`

const one = { messageUuid: uuid<MessageUuid>(), recipientId: nullable(uuid<PartyId>()) }

export const findUndeliverable = find(one, undeliverableLetter)`
  SELECT undeliverable_letters.message_uuid, undeliverable_letters.recipient_id, recipients.name AS recipient_name, senders.name AS sender_name,
    undeliverable_letters.system_id, systems.name AS system_name, undeliverable_letters.reason, undeliverable_letters.since
  FROM letter_keys
  JOIN undeliverable_letters ON undeliverable_letters.letter_id = letter_keys.letter_id
  JOIN letters ON letters.letter_id = undeliverable_letters.letter_id
  JOIN parties AS senders ON senders.party_id = letters.sender_id
  JOIN parties AS recipients ON recipients.party_id = undeliverable_letters.recipient_id
  JOIN systems ON systems.system_id = undeliverable_letters.system_id
  WHERE letter_keys.message_uuid = ${'messageUuid'} AND (${'recipientId'} IS NULL OR undeliverable_letters.recipient_id = ${'recipientId'})`

/** Locks a letter that nobody took, so that of two who see to it the second finds that it went on. */
export const claimUndeliverable = find(one, { letterId: uuid<LetterId>() })`
  SELECT undeliverable_letters.letter_id
  FROM letter_keys
  JOIN undeliverable_letters ON undeliverable_letters.letter_id = letter_keys.letter_id
  WHERE letter_keys.message_uuid = ${'messageUuid'} AND (${'recipientId'} IS NULL OR undeliverable_letters.recipient_id = ${'recipientId'})
  FOR UPDATE OF undeliverable_letters`

/** Whether a letter to the organisation was undeliverable once. */
export const getWasUndeliverable = get(one, { was: boolean })`
  SELECT EXISTS (
    SELECT FROM letter_keys
    JOIN letter_decisions ON letter_decisions.letter_id = letter_keys.letter_id
    WHERE letter_keys.message_uuid = ${'messageUuid'} AND letter_decisions.route = 'undeliverable'
      AND (${'recipientId'} IS NULL OR letter_decisions.recipient_id = ${'recipientId'})) AS was`

/** The receiver systems of an organisation that take post now. */
export const listReceivers = list({ recipientId: uuid<PartyId>(), now: timestamp }, { systemId: uuid<SystemId>(), name: text() })`
  SELECT systems.system_id, systems.name
  FROM organisations
  JOIN systems ON systems.organisation_id = organisations.organisation_id
  WHERE organisations.party_id = ${'recipientId'} AND systems.is_recipient AND systems.deleted_at IS NULL
    AND systems.active_from IS NOT NULL AND systems.active_from <= ${'now'} AND (systems.active_to IS NULL OR systems.active_to > ${'now'})
  ORDER BY systems.name COLLATE "da-x-icu", systems.system_id`
