import type { OrganisationId } from '../organisations/index.ts'
import type { PartyId } from '../parties/index.ts'
import type { Shape } from '../platform/database/index.ts'
import { array, boolean, execute, list, nullable, text, timestamp, uuid } from '../platform/database/index.ts'
import type { SystemId } from '../systems/index.ts'
import type { ContactPointId } from './contact-point.ts'

const routingContactPoint = {
  contactPointId: uuid<ContactPointId>(),
  organisationPartyId: uuid<PartyId>(),
  systemId: nullable(uuid<SystemId>()),
  active: boolean,
}

/** A contact point as routing sees it. */
export type RoutingContactPoint = Shape<typeof routingContactPoint>

/** The contact points with these ids; an unknown id has no row. That the point belongs to the recipient is for the caller to compare. */
export const listContactPoints = list({ contactPointIds: array(uuid<ContactPointId>()) }, routingContactPoint)`
  SELECT contact_points.contact_point_id, organisations.party_id AS organisation_party_id, contact_points.system_id, contact_points.active
  FROM contact_points
  JOIN organisations ON organisations.organisation_id = contact_points.organisation_id
  WHERE contact_points.contact_point_id = ANY (${'contactPointIds'})`

export const insertContactPointRows = execute({
  contactPointIds: array(uuid<ContactPointId>()),
  organisationIds: array(uuid<OrganisationId>()),
  names: array(text()),
  systemIds: array(nullable(uuid<SystemId>())),
  active: array(boolean),
  now: timestamp,
})`
  INSERT INTO contact_points (contact_point_id, organisation_id, name, system_id, active, created_at, updated_at)
  SELECT record.contact_point_id, record.organisation_id, record.name, record.system_id, record.active, ${'now'}, ${'now'}
  FROM unnest(${'contactPointIds'}, ${'organisationIds'}, ${'names'}, ${'systemIds'}, ${'active'})
    AS record (contact_point_id, organisation_id, name, system_id, active)`
