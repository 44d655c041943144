import { change, execute, find, int4, list, nullable, timestamp, uuid } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { LetterId, MessageUuid, TransmissionId } from '../letter.ts'

const transmission = { transmissionId: uuid<TransmissionId>(), messageUuid: nullable(uuid<MessageUuid>()), acceptedAt: timestamp }

/** Letters before the first id are older than what is shown; naming them keeps their partitions closed. */
export const listTransmissions = list({ systemId: uuid<SystemId>(), after: nullable(uuid<TransmissionId>()), since: timestamp, firstLetterId: uuid<LetterId>(), limit: int4 }, transmission)`
  SELECT DISTINCT ON (sent.transmission_id) sent.transmission_id, sent.message_uuid, sent.accepted_at
  FROM (
    (SELECT letters.transmission_id, letters.message_uuid, letters.accepted_at
      FROM letters
      WHERE letters.sender_system_id = ${'systemId'} AND letters.way = 'SFTP' AND (${'after'} IS NULL OR letters.transmission_id > ${'after'})
        AND letters.letter_id >= ${'firstLetterId'} AND letters.accepted_at >= ${'since'}
        AND NOT EXISTS (SELECT FROM removed_technical_receipts
          WHERE removed_technical_receipts.system_id = ${'systemId'} AND removed_technical_receipts.transmission_id = letters.transmission_id)
      ORDER BY letters.transmission_id LIMIT ${'limit'})
    UNION ALL
    (SELECT containers.transmission_id, NULL, containers.received_at
      FROM containers
      WHERE containers.system_id = ${'systemId'} AND containers.way = 'SFTP' AND (${'after'} IS NULL OR containers.transmission_id > ${'after'})
        AND containers.received_at >= ${'since'}
        AND NOT EXISTS (SELECT FROM removed_technical_receipts
          WHERE removed_technical_receipts.system_id = ${'systemId'} AND removed_technical_receipts.transmission_id = containers.transmission_id)
      ORDER BY containers.transmission_id LIMIT ${'limit'})) AS sent
  ORDER BY sent.transmission_id LIMIT ${'limit'}`

export const findTransmission = find({ systemId: uuid<SystemId>(), transmissionId: uuid<TransmissionId>(), since: timestamp }, transmission)`
  SELECT sent.transmission_id, sent.message_uuid, sent.accepted_at
  FROM (
    SELECT letters.transmission_id, letters.message_uuid, letters.accepted_at
    FROM letters
    WHERE letters.sender_system_id = ${'systemId'} AND letters.way = 'SFTP' AND letters.transmission_id = ${'transmissionId'} AND letters.accepted_at >= ${'since'}
    UNION ALL
    SELECT containers.transmission_id, NULL, containers.received_at
    FROM containers
    WHERE containers.system_id = ${'systemId'} AND containers.way = 'SFTP' AND containers.transmission_id = ${'transmissionId'} AND containers.received_at >= ${'since'}) AS sent
  WHERE NOT EXISTS (SELECT FROM removed_technical_receipts
    WHERE removed_technical_receipts.system_id = ${'systemId'} AND removed_technical_receipts.transmission_id = ${'transmissionId'})
  LIMIT 1`

export const insertRemovedTechnicalReceipt = execute({ systemId: uuid<SystemId>(), transmissionId: uuid<TransmissionId>(), now: timestamp })`
  INSERT INTO removed_technical_receipts (system_id, transmission_id, removed_at)
  VALUES (${'systemId'}, ${'transmissionId'}, ${'now'})
  ON CONFLICT (system_id, transmission_id) DO NOTHING`

/** The same sent again gets the same receipt, also when it was taken off. */
export const deleteRemovedTechnicalReceipt = execute({ systemId: uuid<SystemId>(), transmissionId: uuid<TransmissionId>() })`
  DELETE FROM removed_technical_receipts
  WHERE removed_technical_receipts.system_id = ${'systemId'} AND removed_technical_receipts.transmission_id = ${'transmissionId'}`

/** What is too old to be shown needs no note that it is not shown. */
export const deleteOldRemovals = change({ before: timestamp }, { transmissionId: uuid<TransmissionId>() })`
  DELETE FROM removed_technical_receipts WHERE removed_technical_receipts.removed_at < ${'before'} RETURNING removed_technical_receipts.transmission_id`
