import type { PartyId } from '../../parties/index.ts'
import { boolean, list, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { ContactPointId } from '../../contacts/index.ts'
import type { SystemId } from '../../systems/index.ts'

/** The demo nation's sender systems that are active, with the organisation that each writes for. */
export const listSenderSystems = list(
  { now: timestamp },
  { systemId: uuid<SystemId>(), systemName: text(), partyId: uuid<PartyId>(), organisationName: text(), cvrNumber: text() },
)`
  SELECT systems.system_id, systems.name AS system_name, parties.party_id, parties.name AS organisation_name, party_numbers.number AS cvr_number
  FROM systems
  JOIN organisations ON organisations.organisation_id = systems.organisation_id
  JOIN parties ON parties.party_id = organisations.party_id
  JOIN party_numbers ON party_numbers.party_id = parties.party_id AND party_numbers.number_type = 'CVR' AND party_numbers.valid_to IS NULL
  WHERE systems.is_sender AND systems.deleted_at IS NULL AND systems.active_from <= ${'now'}
    AND (systems.active_to IS NULL OR systems.active_to > ${'now'})
  ORDER BY organisation_name, cvr_number, system_name, systems.system_id`

/** Where in the authorities letters may go, by name. */
export const listContactPoints = list({}, { contactPointId: uuid<ContactPointId>(), name: text(), active: boolean, organisationName: text() })`
  SELECT contact_points.contact_point_id, contact_points.name, contact_points.active, parties.name AS organisation_name
  FROM contact_points
  JOIN organisations ON organisations.organisation_id = contact_points.organisation_id
  JOIN parties ON parties.party_id = organisations.party_id
  ORDER BY organisation_name, contact_points.name, contact_points.contact_point_id`
