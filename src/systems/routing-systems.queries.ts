import type { OrganisationId, OrganisationType } from '../organisations/index.ts'
import type { PartyId } from '../parties/index.ts'
import type { Read, Shape } from '../platform/database/index.ts'
import { array, boolean, list, text, timestamp, uuid } from '../platform/database/index.ts'
import type { ExemptPost, ServiceProtocol, SystemId } from './system.ts'

const routingSystem = {
  partyId: uuid<PartyId>(),
  organisationId: uuid<OrganisationId>(),
  systemId: uuid<SystemId>(),
  isActive: boolean,
  isRecipient: boolean,
  isPrimary: boolean,
  takesCompanyPost: boolean,
  protocol: text<ServiceProtocol>(),
}

/** A system of a recipient organisation, as routing sees it. */
export type RoutingSystem = Shape<typeof routingSystem>

const listSystemsOfParties = list({ partyIds: array(uuid<PartyId>()), now: timestamp }, routingSystem)`
  SELECT organisations.party_id, systems.organisation_id, systems.system_id,
    systems.active_from IS NOT NULL AND systems.active_from <= ${'now'} AND (systems.active_to IS NULL OR systems.active_to > ${'now'}) AS is_active,
    systems.is_recipient, primary_systems.system_id IS NOT NULL AS is_primary, systems.takes_company_post, systems.service_protocol AS protocol
  FROM organisations
  JOIN systems ON systems.organisation_id = organisations.organisation_id AND systems.deleted_at IS NULL
  LEFT JOIN primary_systems ON primary_systems.organisation_id = systems.organisation_id AND primary_systems.system_id = systems.system_id
  WHERE organisations.party_id = ANY (${'partyIds'})`

/** The systems of these parties' organisations that are not deleted, with their state at this business time. A party without organisation has no row. */
export const listRoutingSystems = (on: Read, { partyIds }: { partyIds: readonly PartyId[] }): Promise<RoutingSystem[]> =>
  listSystemsOfParties(on, { partyIds, now: on.now })

const senderSystem = {
  systemId: uuid<SystemId>(),
  organisationId: uuid<OrganisationId>(),
  organisationPartyId: uuid<PartyId>(),
  organisationType: text<OrganisationType>(),
  mandatoryPostAllowed: boolean,
  legalNotificationAllowed: boolean,
  exemptPost: text<ExemptPost>(),
}

/** A sender's system with what its organisation may do, as checking and routing see it. */
export type SenderSystem = Shape<typeof senderSystem>

export const listSenderSystems = list({ systemIds: array(uuid<SystemId>()) }, senderSystem)`
  SELECT systems.system_id, systems.organisation_id, organisations.party_id AS organisation_party_id, organisations.organisation_type,
    organisations.mandatory_post_allowed, organisations.legal_notification_allowed, systems.exempt_post
  FROM systems
  JOIN organisations ON organisations.organisation_id = systems.organisation_id
  WHERE systems.system_id = ANY (${'systemIds'})`
