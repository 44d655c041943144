import type { PartyId } from '../../parties/index.ts'
import type { ArchiveCompression, ArchiveFault } from '../../platform/archive/index.ts'
import type { Shape } from '../../platform/database/index.ts'
import { array, bytea, change, execute, find, get, int4, int8, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { LetterId, MessageUuid, TransmissionId } from '../letter.ts'
import type { ContainerId, ContainerLane, ContainerWay, PartId } from './container.ts'

/** The key of a container that was not received before. */
export const insertFreeContainerKey = change({ senderId: uuid<PartyId>(), sha256: bytea, containerId: uuid<ContainerId>() }, { containerId: uuid<ContainerId>() })`
  INSERT INTO container_keys (sender_id, sha256, container_id) VALUES (${'senderId'}, ${'sha256'}, ${'containerId'})
  ON CONFLICT (sender_id, sha256) DO NOTHING
  RETURNING container_keys.container_id`

export const findReceivedContainer = find(
  { senderId: uuid<PartyId>(), sha256: bytea },
  { containerId: uuid<ContainerId>(), transmissionId: uuid<TransmissionId>(), lane: text<ContainerLane>(), entries: int4, receivedAt: timestamp },
)`
  SELECT containers.container_id, containers.transmission_id, containers.lane, containers.entries, containers.received_at
  FROM container_keys JOIN containers ON containers.container_id = container_keys.container_id
  WHERE container_keys.sender_id = ${'senderId'} AND container_keys.sha256 = ${'sha256'}`

/** 0 where the transmission's id stands for another. */
export const insertContainer = execute({
  containerId: uuid<ContainerId>(),
  transmissionId: uuid<TransmissionId>(),
  senderId: uuid<PartyId>(),
  systemId: uuid<SystemId>(),
  way: text<ContainerWay>(),
  lane: text<ContainerLane>(),
  compression: text<ArchiveCompression>(),
  length: int8,
  sha256: bytea,
  entries: int4,
  now: timestamp,
})`
  INSERT INTO containers (container_id, transmission_id, sender_id, system_id, way, lane, compression, length, sha256, entries, received_at)
  VALUES (${'containerId'}, ${'transmissionId'}, ${'senderId'}, ${'systemId'}, ${'way'}, ${'lane'}, ${'compression'}, ${'length'}, ${'sha256'},
    ${'entries'}, ${'now'})
  ON CONFLICT (transmission_id) DO NOTHING`

export const insertProgress = execute({ containerId: uuid<ContainerId>(), released: int4 })`
  INSERT INTO container_progress (container_id, released) VALUES (${'containerId'}, ${'released'})`

export const insertRejectedContainer = execute({
  transmissionId: uuid<TransmissionId>(),
  senderId: uuid<PartyId>(),
  systemId: uuid<SystemId>(),
  way: text<ContainerWay>(),
  fault: text<ArchiveFault>(),
  entryNumber: nullable(int4),
  now: timestamp,
})`
  INSERT INTO rejected_containers (transmission_id, sender_id, system_id, way, fault, entry_number, rejected_at)
  VALUES (${'transmissionId'}, ${'senderId'}, ${'systemId'}, ${'way'}, ${'fault'}, ${'entryNumber'}, ${'now'})
  ON CONFLICT (transmission_id) DO UPDATE SET fault = excluded.fault, entry_number = excluded.entry_number, rejected_at = excluded.rejected_at
    WHERE rejected_containers.sender_id = excluded.sender_id`

export const insertParts = execute({ containerId: uuid<ContainerId>(), partIds: array(uuid<PartId>()), firstEntries: array(int4), counts: array(int4), positions: array(int8) })`
  INSERT INTO container_parts (container_id, part_id, first_entry, entries, position)
  SELECT ${'containerId'}, item.*
  FROM unnest(${'partIds'}, ${'firstEntries'}, ${'counts'}, ${'positions'}) AS item`

/** Parts of which entries may be taken and for which no work is there, with how many. */
export const listPartsToTake = list({ containerId: uuid<ContainerId>(), stage: text() }, { partId: uuid<PartId>(), left: int4 })`
  SELECT container_parts.part_id, least(container_parts.entries, container_progress.released - container_parts.first_entry + 1) - container_parts.handled AS left
  FROM container_parts JOIN container_progress ON container_progress.container_id = container_parts.container_id
  WHERE container_parts.container_id = ${'containerId'}
    AND container_parts.handled < least(container_parts.entries, container_progress.released - container_parts.first_entry + 1)
    AND NOT EXISTS (SELECT FROM work WHERE work.subject_id = container_parts.part_id AND work.stage = ${'stage'})
  ORDER BY container_parts.first_entry`

const partToTake = {
  partId: uuid<PartId>(),
  containerId: uuid<ContainerId>(),
  transmissionId: uuid<TransmissionId>(),
  senderId: uuid<PartyId>(),
  systemId: uuid<SystemId>(),
  lane: text<ContainerLane>(),
  containerEntries: int4,
  firstEntry: int4,
  position: int8,
  handled: int4,
  released: int4,
}
export type PartToTake = Shape<typeof partToTake>
/** A part with its container; `released` of its entries may have been taken in the end, `handled` were. */
export const getPartToTake = get({ partId: uuid<PartId>() }, partToTake)`
  SELECT container_parts.part_id, containers.container_id, containers.transmission_id, containers.sender_id, containers.system_id, containers.lane,
    containers.entries AS container_entries, container_parts.first_entry, container_parts.position, container_parts.handled,
    least(container_parts.entries, container_progress.released - container_parts.first_entry + 1) AS released
  FROM container_parts
  JOIN containers ON containers.container_id = container_parts.container_id
  JOIN container_progress ON container_progress.container_id = container_parts.container_id
  WHERE container_parts.part_id = ${'partId'}`

/** How far a container that is not ended is; nobody else moves it on until the transaction ends. */
export const claimProgress = change({ containerId: uuid<ContainerId>() }, { handled: int4 })`
  SELECT container_progress.handled
  FROM container_progress WHERE container_progress.container_id = ${'containerId'} AND container_progress.ended_at IS NULL
  FOR UPDATE`

/** Moves a part on, if it still stands where the slice begins; 0 otherwise. */
export const updatePart = execute({ partId: uuid<PartId>(), from: int8, to: int8, handled: int4 })`
  UPDATE container_parts SET position = ${'to'}, handled = container_parts.handled + ${'handled'}
  WHERE container_parts.part_id = ${'partId'} AND container_parts.position = ${'from'}`

/** Counts what became of some entries, the last of them `lastEntry`; 0 where that may no longer be taken. */
export const updateProgress = execute({ containerId: uuid<ContainerId>(), lastEntry: int4, taken: int4, repeated: int4, refused: int4, rejected: int4, now: timestamp })`
  UPDATE container_progress SET handled = container_progress.handled + ${'taken'} + ${'repeated'} + ${'refused'},
    taken = container_progress.taken + ${'taken'}, repeated = container_progress.repeated + ${'repeated'},
    refused = container_progress.refused + ${'refused'}, rejected = container_progress.rejected + ${'rejected'},
    first_taken_at = coalesce(container_progress.first_taken_at, ${'now'}), last_taken_at = ${'now'}
  WHERE container_progress.container_id = ${'containerId'} AND container_progress.released >= ${'lastEntry'}`

export const insertContainerFaults = execute({
  containerId: uuid<ContainerId>(),
  entryNumbers: array(int4),
  entryNames: array(text()),
  messageUuids: array(nullable(uuid<MessageUuid>())),
  letterIds: array(nullable(uuid<LetterId>())),
  codes: array(text()),
  details: array(nullable(text())),
})`
  INSERT INTO container_faults (container_id, entry_number, entry_name, message_uuid, letter_id, code, detail)
  SELECT ${'containerId'}, item.*
  FROM unnest(${'entryNumbers'}, ${'entryNames'}, ${'messageUuids'}, ${'letterIds'}, ${'codes'}, ${'details'}) AS item`

export const updateEndedContainer = execute({ containerId: uuid<ContainerId>(), now: timestamp })`
  UPDATE container_progress SET ended_at = ${'now'} WHERE container_progress.container_id = ${'containerId'} AND container_progress.ended_at IS NULL`

/** Frees the bytes of a container: they may come again as another. */
export const deleteContainerKey = execute({ containerId: uuid<ContainerId>() })`
  DELETE FROM container_keys WHERE container_keys.container_id = ${'containerId'}`

export const updateReleased = execute({ containerId: uuid<ContainerId>(), released: int4 })`
  UPDATE container_progress SET released = ${'released'}
  WHERE container_progress.container_id = ${'containerId'} AND container_progress.ended_at IS NULL`

/** Letters of containers that are to be made and are not yet, and those that wait for their mailing's release, by lane. */
export const listContainerBacklog = list({}, { lane: text<ContainerLane>(), waiting: int8, unreleased: int8 })`
  SELECT containers.lane, sum(greatest(container_progress.released, container_progress.handled) - container_progress.handled)::int8 AS waiting,
    sum(containers.entries - greatest(container_progress.released, container_progress.handled))::int8 AS unreleased
  FROM container_progress JOIN containers ON containers.container_id = container_progress.container_id
  WHERE container_progress.ended_at IS NULL
  GROUP BY containers.lane ORDER BY containers.lane`
