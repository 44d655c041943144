import type { PartyId } from '../../../parties/index.ts'
import type { ArchiveCompression, ArchiveFault } from '../../../platform/archive/index.ts'
import type { Shape } from '../../../platform/database/index.ts'
import { boolean, find, get, int4, int8, list, nullable, text, timestamp, uuid } from '../../../platform/database/index.ts'
import type { SystemId } from '../../../systems/index.ts'
import type { LetterId, MessageUuid, TransmissionId } from '../../letter.ts'
import type { ContainerId, ContainerLane, ContainerWay } from '../container.ts'

/** Whose transmissions: those of one system, or (null) of all systems of the sender. */
const ofSender = { senderId: uuid<PartyId>(), systemId: nullable(uuid<SystemId>()) }

const listedTransmission = {
  transmissionId: uuid<TransmissionId>(),
  systemName: text(),
  receivedAt: timestamp,
  isRejected: boolean,
  entries: int4,
  released: int4,
  handled: int4,
  /** Entries that became no letter, and letters rejected at once. */
  faulty: int4,
  endedAt: nullable(timestamp),
}
export type ListedTransmission = Shape<typeof listedTransmission>

/** Containers and archives that were refused whole, newest first. An id whose archive was mended and came again is listed as what it became. */
export const listTransmissions = list({ ...ofSender, limit: int4, offset: int8 }, listedTransmission)`
  SELECT sent.transmission_id, systems.name AS system_name, sent.received_at, sent.container_id IS NULL AS is_rejected, sent.entries,
    coalesce(container_progress.released, 0) AS released, coalesce(container_progress.handled, 0) AS handled,
    coalesce(container_progress.refused + container_progress.rejected, 0) AS faulty, container_progress.ended_at
  FROM (
    SELECT containers.transmission_id, containers.container_id, containers.sender_id, containers.system_id, containers.received_at, containers.entries
    FROM containers
    UNION ALL
    SELECT rejected_containers.transmission_id, NULL, rejected_containers.sender_id, rejected_containers.system_id, rejected_containers.rejected_at, 0
    FROM rejected_containers
    WHERE NOT EXISTS (SELECT FROM containers AS mended WHERE mended.transmission_id = rejected_containers.transmission_id)
  ) AS sent
  JOIN systems ON systems.system_id = sent.system_id
  LEFT JOIN container_progress ON container_progress.container_id = sent.container_id
  WHERE sent.sender_id = ${'senderId'} AND (${'systemId'} IS NULL OR sent.system_id = ${'systemId'})
  ORDER BY sent.received_at DESC, sent.transmission_id DESC LIMIT ${'limit'} OFFSET ${'offset'}`

export const countTransmissions = get(ofSender, { count: int8 })`
  SELECT
    (SELECT count(*) FROM containers WHERE containers.sender_id = ${'senderId'} AND (${'systemId'} IS NULL OR containers.system_id = ${'systemId'})) +
    (SELECT count(*) FROM rejected_containers
      WHERE rejected_containers.sender_id = ${'senderId'} AND (${'systemId'} IS NULL OR rejected_containers.system_id = ${'systemId'})
        AND NOT EXISTS (SELECT FROM containers AS mended WHERE mended.transmission_id = rejected_containers.transmission_id)) AS count`

const one = { ...ofSender, transmissionId: uuid<TransmissionId>() }

const container = {
  containerId: uuid<ContainerId>(),
  transmissionId: uuid<TransmissionId>(),
  systemName: text(),
  way: text<ContainerWay>(),
  lane: text<ContainerLane>(),
  compression: text<ArchiveCompression>(),
  length: int8,
  receivedAt: timestamp,
  entries: int4,
  released: int4,
  handled: int4,
  taken: int4,
  repeated: int4,
  refused: int4,
  rejected: int4,
  firstTakenAt: nullable(timestamp),
  lastTakenAt: nullable(timestamp),
  endedAt: nullable(timestamp),
}
export type ContainerFacts = Shape<typeof container>

export const findContainer = find(one, container)`
  SELECT containers.container_id, containers.transmission_id, systems.name AS system_name, containers.way, containers.lane, containers.compression,
    containers.length, containers.received_at, containers.entries, container_progress.released, container_progress.handled, container_progress.taken,
    container_progress.repeated, container_progress.refused, container_progress.rejected, container_progress.first_taken_at,
    container_progress.last_taken_at, container_progress.ended_at
  FROM containers
  JOIN container_progress ON container_progress.container_id = containers.container_id
  JOIN systems ON systems.system_id = containers.system_id
  WHERE containers.transmission_id = ${'transmissionId'} AND containers.sender_id = ${'senderId'}
    AND (${'systemId'} IS NULL OR containers.system_id = ${'systemId'})`

const rejection = {
  transmissionId: uuid<TransmissionId>(),
  systemName: text(),
  way: text<ContainerWay>(),
  fault: text<ArchiveFault>(),
  entryNumber: nullable(int4),
  rejectedAt: timestamp,
}
export type RejectionFacts = Shape<typeof rejection>

/** An archive that was refused whole. */
export const findRejection = find(one, rejection)`
  SELECT rejected_containers.transmission_id, systems.name AS system_name, rejected_containers.way, rejected_containers.fault,
    rejected_containers.entry_number, rejected_containers.rejected_at
  FROM rejected_containers
  JOIN systems ON systems.system_id = rejected_containers.system_id
  WHERE rejected_containers.transmission_id = ${'transmissionId'} AND rejected_containers.sender_id = ${'senderId'}
    AND (${'systemId'} IS NULL OR rejected_containers.system_id = ${'systemId'})`

const entryFault = {
  entryNumber: int4,
  entryName: text(),
  messageUuid: nullable(uuid<MessageUuid>()),
  letterId: nullable(uuid<LetterId>()),
  code: text(),
  detail: nullable(text()),
}
export type EntryFault = Shape<typeof entryFault>

/** What is wrong with entries of a container, after an entry number, in the order of the archive. */
export const listEntryFaults = list({ containerId: uuid<ContainerId>(), after: int4, limit: int4 }, entryFault)`
  SELECT container_faults.entry_number, container_faults.entry_name, container_faults.message_uuid, container_faults.letter_id, container_faults.code,
    container_faults.detail
  FROM container_faults
  WHERE container_faults.container_id = ${'containerId'} AND container_faults.entry_number > ${'after'}
  ORDER BY container_faults.entry_number LIMIT ${'limit'}`

/** The same, before an entry number and backwards. */
export const listEntryFaultsBefore = list({ containerId: uuid<ContainerId>(), before: int4, limit: int4 }, entryFault)`
  SELECT container_faults.entry_number, container_faults.entry_name, container_faults.message_uuid, container_faults.letter_id, container_faults.code,
    container_faults.detail
  FROM container_faults
  WHERE container_faults.container_id = ${'containerId'} AND container_faults.entry_number < ${'before'}
  ORDER BY container_faults.entry_number DESC LIMIT ${'limit'}`
