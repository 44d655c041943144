import type { ActorKind } from '../../events/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Shape } from '../../platform/database/index.ts'
import { execute, find, int4, int8, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { ContainerSender } from '../containers/container.ts'
import type { TransmissionId } from '../letter.ts'
import type { ChangeReason, MailingChange, MailingId, MailingState } from './mailing.ts'

/** A mailing that is to be examined. */
export const insertMailing = execute({ mailingId: uuid<MailingId>(), senderId: uuid<PartyId>(), systemId: uuid<SystemId>(), name: text() })`
  WITH examination AS (INSERT INTO mailing_examinations (mailing_id) VALUES (${'mailingId'}))
  INSERT INTO mailings (mailing_id, sender_id, system_id, name, state) VALUES (${'mailingId'}, ${'senderId'}, ${'systemId'}, ${'name'}, 'examining')`

const mailing = {
  mailingId: uuid<MailingId>(),
  senderId: uuid<PartyId>(),
  systemId: uuid<SystemId>(),
  systemName: text(),
  transmissionId: uuid<TransmissionId>(),
  receivedAt: timestamp,
  name: text(),
  state: text<MailingState>(),
  step: int4,
  nextStepAt: nullable(timestamp),
  seenHandled: int4,
  seenFaults: int4,
  lastChange: int4,
  entries: int4,
  released: int4,
  handled: int4,
  taken: int4,
  repeated: int4,
  refused: int4,
  rejected: int4,
  faults: int4,
}

/** A mailing with how far its container is. */
export type Mailing = Shape<typeof mailing>

/** Its container, as whoever takes letters in knows it. */
export const containerOf = ({ mailingId, transmissionId, senderId, systemId }: Mailing): ContainerSender => ({ containerId: mailingId, transmissionId, senderId, systemId, lane: 'mailing' })

/** Of a sender's, those of one of its systems when one is told. */
const owner = { senderId: nullable(uuid<PartyId>()), systemId: nullable(uuid<SystemId>()) }

export const findMailing = find({ mailingId: uuid<MailingId>(), ...owner }, mailing)`
  SELECT mailings.mailing_id, mailings.sender_id, mailings.system_id, systems.name AS system_name, containers.transmission_id, containers.received_at,
    mailings.name, mailings.state, mailings.step, mailings.next_step_at, mailings.seen_handled, mailings.seen_faults, mailings.last_change,
    containers.entries, container_progress.released, container_progress.handled, container_progress.taken, container_progress.repeated,
    container_progress.refused, container_progress.rejected, container_progress.refused + container_progress.rejected AS faults
  FROM mailings
  JOIN containers ON containers.container_id = mailings.mailing_id
  JOIN container_progress ON container_progress.container_id = mailings.mailing_id
  JOIN systems ON systems.system_id = mailings.system_id
  WHERE mailings.mailing_id = ${'mailingId'} AND (${'senderId'} IS NULL OR mailings.sender_id = ${'senderId'})
    AND (${'systemId'} IS NULL OR mailings.system_id = ${'systemId'})`

/** The newest first; those older than `before` when told. */
export const listMailings = list({ senderId: uuid<PartyId>(), systemId: nullable(uuid<SystemId>()), before: nullable(uuid<MailingId>()), limit: int4 }, mailing)`
  SELECT mailings.mailing_id, mailings.sender_id, mailings.system_id, systems.name AS system_name, containers.transmission_id, containers.received_at,
    mailings.name, mailings.state, mailings.step, mailings.next_step_at, mailings.seen_handled, mailings.seen_faults, mailings.last_change,
    containers.entries, container_progress.released, container_progress.handled, container_progress.taken, container_progress.repeated,
    container_progress.refused, container_progress.rejected, container_progress.refused + container_progress.rejected AS faults
  FROM mailings
  JOIN containers ON containers.container_id = mailings.mailing_id
  JOIN container_progress ON container_progress.container_id = mailings.mailing_id
  JOIN systems ON systems.system_id = mailings.system_id
  WHERE mailings.sender_id = ${'senderId'} AND (${'systemId'} IS NULL OR mailings.system_id = ${'systemId'})
    AND (${'before'} IS NULL OR mailings.mailing_id < ${'before'})
  ORDER BY mailings.mailing_id DESC LIMIT ${'limit'}`

export const updateMailing = execute({
  mailingId: uuid<MailingId>(),
  state: text<MailingState>(),
  step: int4,
  nextStepAt: nullable(timestamp),
  seenHandled: int4,
  seenFaults: int4,
  lastChange: int4,
})`
  UPDATE mailings SET state = ${'state'}, step = ${'step'}, next_step_at = ${'nextStepAt'}, seen_handled = ${'seenHandled'}, seen_faults = ${'seenFaults'},
    last_change = ${'lastChange'}
  WHERE mailings.mailing_id = ${'mailingId'}`

export const insertMailingChange = execute({
  mailingId: uuid<MailingId>(),
  changeNumber: int4,
  change: text<MailingChange>(),
  step: int4,
  reason: nullable(text<ChangeReason>()),
  actorKind: text<ActorKind>(),
  actorId: nullable(uuid()),
  handled: int4,
  faults: int4,
  now: timestamp,
})`
  INSERT INTO mailing_changes (mailing_id, change_number, change, step, reason, actor_kind, actor_id, handled, faults, changed_at)
  VALUES (${'mailingId'}, ${'changeNumber'}, ${'change'}, ${'step'}, ${'reason'}, ${'actorKind'}, ${'actorId'}, ${'handled'}, ${'faults'}, ${'now'})`

const storedChange = {
  changeNumber: int4,
  change: text<MailingChange>(),
  step: int4,
  reason: nullable(text<ChangeReason>()),
  actorKind: text<ActorKind>(),
  actorName: nullable(text()),
  handled: int4,
  faults: int4,
  changedAt: timestamp,
}

export type StoredChange = Shape<typeof storedChange>

/** What happened to a mailing, the latest first, with the name of who did it; null where it was the platform. */
export const listMailingChanges = list({ mailingId: uuid<MailingId>() }, storedChange)`
  SELECT mailing_changes.change_number, mailing_changes.change, mailing_changes.step, mailing_changes.reason, mailing_changes.actor_kind,
    coalesce(identities.name, systems.name) AS actor_name, mailing_changes.handled, mailing_changes.faults, mailing_changes.changed_at
  FROM mailing_changes
  LEFT JOIN identities ON identities.identity_id = mailing_changes.actor_id AND mailing_changes.actor_kind = 'employee'
  LEFT JOIN systems ON systems.system_id = mailing_changes.actor_id AND mailing_changes.actor_kind = 'system'
  WHERE mailing_changes.mailing_id = ${'mailingId'} ORDER BY mailing_changes.change_number DESC`

/** What is wrong with letters of a container that were taken in, by code, and the first of each. */
export const listContainerFaultCounts = list({ mailingId: uuid<MailingId>() }, { code: text(), letters: int8, entryNumber: int4, entryName: text() })`
  SELECT faults.code, faults.letters, faults.entry_number, first.entry_name
  FROM (
    SELECT container_faults.code, count(*) AS letters, min(container_faults.entry_number) AS entry_number
    FROM container_faults WHERE container_faults.container_id = ${'mailingId'} GROUP BY container_faults.code) AS faults
  JOIN container_faults AS first ON first.container_id = ${'mailingId'} AND first.entry_number = faults.entry_number
  ORDER BY faults.letters DESC, faults.code`

/** The sender systems of an organisation that may send now. */
export const listSenderSystems = list({ senderId: uuid<PartyId>(), now: timestamp }, { systemId: uuid<SystemId>(), name: text() })`
  SELECT systems.system_id, systems.name
  FROM organisations
  JOIN systems ON systems.organisation_id = organisations.organisation_id
  WHERE organisations.party_id = ${'senderId'} AND systems.is_sender AND systems.deleted_at IS NULL
    AND systems.active_from IS NOT NULL AND systems.active_from <= ${'now'} AND (systems.active_to IS NULL OR systems.active_to > ${'now'})
  ORDER BY systems.name COLLATE "da-x-icu", systems.system_id`
