import type { OrganisationId } from '../organisations/index.ts'
import type { PartyId } from '../parties/index.ts'
import { boolean, change, execute, find, list, nullable, text, timestamp, uuid } from '../platform/database/index.ts'
import type { ServiceProtocol, SystemId } from './system.ts'

/** Locks a system's organisation, so that changes of its systems follow each other. */
export const claimOrganisationOf = find({ systemId: uuid<SystemId>() }, { organisationId: uuid<OrganisationId>() })`
  SELECT organisations.organisation_id FROM systems JOIN organisations ON organisations.organisation_id = systems.organisation_id
  WHERE systems.system_id = ${'systemId'} FOR UPDATE OF organisations`

/** A system with what a change of it must know. */
export const findSystemToChange = find(
  { systemId: uuid<SystemId>(), now: timestamp },
  {
    organisationId: uuid<OrganisationId>(),
    organisationPartyId: uuid<PartyId>(),
    isSender: boolean,
    isRecipient: boolean,
    isDeleted: boolean,
    isActive: boolean,
    isOver: boolean,
    primarySystemId: nullable(uuid<SystemId>()),
    hasOtherRecipients: boolean,
  },
)`
  SELECT systems.organisation_id, organisations.party_id AS organisation_party_id, systems.is_sender, systems.is_recipient, systems.deleted_at IS NOT NULL AS is_deleted,
    systems.deleted_at IS NULL AND systems.active_from IS NOT NULL AND systems.active_from <= ${'now'}
      AND (systems.active_to IS NULL OR systems.active_to > ${'now'}) AS is_active,
    systems.active_from IS NULL OR coalesce(systems.active_to <= ${'now'}, false) AS is_over,
    primary_systems.system_id AS primary_system_id,
    EXISTS (
      SELECT FROM systems AS other WHERE other.organisation_id = systems.organisation_id AND other.system_id <> systems.system_id
        AND other.is_recipient AND other.deleted_at IS NULL) AS has_other_recipients
  FROM systems JOIN organisations ON organisations.organisation_id = systems.organisation_id
  LEFT JOIN primary_systems ON primary_systems.organisation_id = systems.organisation_id
  WHERE systems.system_id = ${'systemId'}`

const ofSystem = { systemId: uuid<SystemId>(), now: timestamp }

/** A system that was to begin only later never does. */
export const updateDeactivated = execute(ofSystem)`
  UPDATE systems SET active_to = ${'now'}, active_from = CASE WHEN systems.active_from < ${'now'} THEN systems.active_from END,
    version = systems.version + 1, updated_at = ${'now'}
  WHERE systems.system_id = ${'systemId'}`

export const updateActivated = execute(ofSystem)`
  UPDATE systems SET active_to = NULL, active_from = least(coalesce(systems.active_from, ${'now'}), ${'now'}),
    version = systems.version + 1, updated_at = ${'now'}
  WHERE systems.system_id = ${'systemId'}`

/** A deleted system keeps its row: letters and events name it. */
export const updateDeleted = execute(ofSystem)`
  UPDATE systems SET deleted_at = ${'now'}, version = systems.version + 1, updated_at = ${'now'} WHERE systems.system_id = ${'systemId'}`

/** Every system that is not deleted, by organisation and name. */
export const listSystems = list(
  { now: timestamp },
  {
    systemId: uuid<SystemId>(),
    organisationName: text(),
    name: text(),
    isSender: boolean,
    isRecipient: boolean,
    isPrimary: boolean,
    isActive: boolean,
    protocol: text<ServiceProtocol>(),
    endpoint: nullable(text()),
  },
)`
  SELECT systems.system_id, parties.name AS organisation_name, systems.name, systems.is_sender, systems.is_recipient,
    primary_systems.system_id IS NOT NULL AS is_primary,
    systems.active_from IS NOT NULL AND systems.active_from <= ${'now'} AND (systems.active_to IS NULL OR systems.active_to > ${'now'}) AS is_active,
    systems.service_protocol AS protocol, systems.endpoint
  FROM systems
  JOIN organisations ON organisations.organisation_id = systems.organisation_id
  JOIN parties ON parties.party_id = organisations.party_id
  LEFT JOIN primary_systems ON primary_systems.system_id = systems.system_id
  WHERE systems.deleted_at IS NULL
  ORDER BY parties.name, systems.organisation_id, systems.name, systems.system_id`

/** Forgets how calls to a system went, so that it begins anew. */
export const deleteEndpointStates = change({ systemId: uuid<SystemId>() }, { systemId: uuid<SystemId>() })`
  DELETE FROM endpoint_states WHERE endpoint_states.system_id = ${'systemId'} RETURNING endpoint_states.system_id`
