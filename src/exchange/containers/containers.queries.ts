import type { PartyId } from '../../parties/index.ts'
import type { ArchiveCompression, ArchiveFault } from '../../platform/archive/index.ts'
import { array, bytea, change, execute, get, int4, int8, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { LetterId, MessageUuid, TransmissionId } from '../letter.ts'
import type { ContainerId, ContainerLane, ContainerWay } from './container.ts'

/** The key of a container that was not received before. */
export const insertFreeContainerKey = change({ senderId: uuid<PartyId>(), sha256: bytea, containerId: uuid<ContainerId>() }, { containerId: uuid<ContainerId>() })`
  INSERT INTO container_keys (sender_id, sha256, container_id) VALUES (${'senderId'}, ${'sha256'}, ${'containerId'})
  ON CONFLICT (sender_id, sha256) DO NOTHING
  RETURNING container_keys.container_id`

export const getReceivedContainer = get(
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

/** A container with how far it is taken in. */
export const getContainerToTake = get(
  { containerId: uuid<ContainerId>() },
  {
    containerId: uuid<ContainerId>(),
    transmissionId: uuid<TransmissionId>(),
    senderId: uuid<PartyId>(),
    systemId: uuid<SystemId>(),
    lane: text<ContainerLane>(),
    entries: int4,
    position: int8,
    handled: int4,
    released: int4,
  },
)`
  SELECT containers.container_id, containers.transmission_id, containers.sender_id, containers.system_id, containers.lane, containers.entries,
    container_progress.position, container_progress.handled, container_progress.released
  FROM containers JOIN container_progress ON container_progress.container_id = containers.container_id
  WHERE containers.container_id = ${'containerId'}`

/** Where a container stands; nobody else moves it on until the transaction ends. */
export const claimProgress = change({ containerId: uuid<ContainerId>() }, { position: int8, handled: int4, released: int4 })`
  SELECT container_progress.position, container_progress.handled, container_progress.released
  FROM container_progress WHERE container_progress.container_id = ${'containerId'} AND container_progress.ended_at IS NULL
  FOR UPDATE`

/** What became of the entries up to `position`. */
export const updateProgress = execute({ containerId: uuid<ContainerId>(), position: int8, taken: int4, repeated: int4, refused: int4, rejected: int4, now: timestamp })`
  UPDATE container_progress SET position = ${'position'}, handled = container_progress.handled + ${'taken'} + ${'repeated'} + ${'refused'},
    taken = container_progress.taken + ${'taken'}, repeated = container_progress.repeated + ${'repeated'},
    refused = container_progress.refused + ${'refused'}, rejected = container_progress.rejected + ${'rejected'},
    first_taken_at = coalesce(container_progress.first_taken_at, ${'now'}), last_taken_at = ${'now'}
  WHERE container_progress.container_id = ${'containerId'}`

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

export const updateReleased = execute({ containerId: uuid<ContainerId>(), released: int4 })`
  UPDATE container_progress SET released = greatest(${'released'}, container_progress.handled)
  WHERE container_progress.container_id = ${'containerId'} AND container_progress.ended_at IS NULL`
