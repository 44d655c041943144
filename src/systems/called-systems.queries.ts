import type { OrganisationId, OrganisationType } from '../organisations/index.ts'
import type { PartyId } from '../parties/index.ts'
import type { Shape } from '../platform/database/index.ts'
import { array, boolean, list, nullable, text, timestamp, uuid } from '../platform/database/index.ts'
import type { ServiceProtocol, SystemId } from './system.ts'

const calledSystem = {
  systemId: uuid<SystemId>(),
  organisationId: uuid<OrganisationId>(),
  organisationPartyId: uuid<PartyId>(),
  organisationType: text<OrganisationType>(),
  organisationName: text(),
  name: text(),
  protocol: text<ServiceProtocol>(),
  endpoint: nullable(text()),
  receiptEndpoint: nullable(text()),
  contactEmail: text(),
  isActive: boolean,
  activeTo: nullable(timestamp),
  deletedAt: nullable(timestamp),
  updatedAt: timestamp,
}

/** A system that the platform calls, and whom to tell when that fails. */
export type CalledSystem = Shape<typeof calledSystem>

export const listCalledSystems = list({ systemIds: array(uuid<SystemId>()), now: timestamp }, calledSystem)`
  SELECT systems.system_id, systems.organisation_id, organisations.party_id AS organisation_party_id, organisations.organisation_type,
    parties.name AS organisation_name, systems.name, systems.service_protocol AS protocol, systems.endpoint, systems.receipt_endpoint, systems.contact_email,
    systems.deleted_at IS NULL AND systems.active_from IS NOT NULL AND systems.active_from <= ${'now'}
      AND (systems.active_to IS NULL OR systems.active_to > ${'now'}) AS is_active,
    systems.active_to, systems.deleted_at, systems.updated_at
  FROM systems
  JOIN organisations ON organisations.organisation_id = systems.organisation_id
  JOIN parties ON parties.party_id = organisations.party_id
  WHERE systems.system_id = ANY(${'systemIds'})`
