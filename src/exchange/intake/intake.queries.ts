import type { PartyId } from '../../parties/index.ts'
import { array, bytea, change, execute, int8, list, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { Lane } from '../../platform/work/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { LetterId, LetterWay, MessageUuid, TransmissionId } from '../letter.ts'

/** The keys that were still free; sorted by the caller, so that two batches never wait for each other in a circle. */
export const insertFreeKeys = change(
  { messageUuids: array(uuid<MessageUuid>()), senderIds: array(uuid<PartyId>()), hashes: array(bytea), letterIds: array(uuid<LetterId>()) },
  { letterId: uuid<LetterId>() },
)`
  INSERT INTO letter_keys (message_uuid, sender_id, sha256, letter_id)
  SELECT * FROM unnest(${'messageUuids'}, ${'senderIds'}, ${'hashes'}, ${'letterIds'})
  ON CONFLICT (message_uuid) DO NOTHING
  RETURNING letter_keys.letter_id`

export const listUsedKeys = list(
  { messageUuids: array(uuid<MessageUuid>()) },
  { messageUuid: uuid<MessageUuid>(), senderId: uuid<PartyId>(), sha256: bytea, letterId: uuid<LetterId>(), transmissionId: uuid<TransmissionId>(), acceptedAt: timestamp },
)`
  SELECT letter_keys.message_uuid, letter_keys.sender_id, letter_keys.sha256, letter_keys.letter_id, letters.transmission_id, letters.accepted_at
  FROM letter_keys JOIN letters ON letters.letter_id = letter_keys.letter_id
  WHERE letter_keys.message_uuid = ANY(${'messageUuids'})`

export const insertLetters = execute({
  letterIds: array(uuid<LetterId>()),
  messageUuids: array(uuid<MessageUuid>()),
  senderIds: array(uuid<PartyId>()),
  systemIds: array(uuid<SystemId>()),
  transmissionIds: array(uuid<TransmissionId>()),
  ways: array(text<LetterWay>()),
  lanes: array(text<Lane>()),
  lengths: array(int8),
  hashes: array(bytea),
  acceptedAt: timestamp,
})`
  INSERT INTO letters (letter_id, message_uuid, sender_id, sender_system_id, transmission_id, way, lane, length, sha256, accepted_at)
  SELECT item.*, ${'acceptedAt'}
  FROM unnest(${'letterIds'}, ${'messageUuids'}, ${'senderIds'}, ${'systemIds'}, ${'transmissionIds'}, ${'ways'}, ${'lanes'}, ${'lengths'}, ${'hashes'}) AS item`
