import type { OrganisationId, OrganisationType } from '../organisations/index.ts'
import type { PartyId } from '../parties/index.ts'
import { boolean, bytea, find, nullable, text, timestamp, uuid } from '../platform/database/index.ts'
import type { Shape } from '../platform/database/index.ts'
import type { ServiceProtocol, SystemId } from './system.ts'

const systemToAuthenticate = {
  systemId: uuid<SystemId>(),
  organisationId: uuid<OrganisationId>(),
  organisationPartyId: uuid<PartyId>(),
  organisationType: text<OrganisationType>(),
  mandatoryPostAllowed: boolean,
  legalNotificationAllowed: boolean,
  isSender: boolean,
  isRecipient: boolean,
  serviceProtocol: text<ServiceProtocol>(),
  activeFrom: nullable(timestamp),
  activeTo: nullable(timestamp),
  deletedAt: nullable(timestamp),
  delegatedCvr: nullable(text()),
  organisationCvr: nullable(text()),
  tokenSha256: nullable(bytea),
  certificateSha256: nullable(bytea),
  addressAllowed: boolean,
}

export type SystemToAuthenticate = Shape<typeof systemToAuthenticate>

/** Everything a call is judged by, in one statement of index look-ups; `address` is the caller's. */
export const findSystemToAuthenticate = find({ systemId: uuid<SystemId>(), address: text() }, systemToAuthenticate)`
  SELECT systems.system_id, systems.organisation_id, organisations.party_id AS organisation_party_id, organisations.organisation_type,
    organisations.mandatory_post_allowed, organisations.legal_notification_allowed, systems.is_sender, systems.is_recipient, systems.service_protocol,
    systems.active_from, systems.active_to, systems.deleted_at, systems.delegated_cvr, party_numbers.number AS organisation_cvr,
    system_tokens.token_sha256 AS token_sha256, system_certificates.sha256 AS certificate_sha256,
    EXISTS (SELECT FROM system_addresses WHERE system_addresses.system_id = systems.system_id AND ${'address'}::inet <<= system_addresses.address)
      AS address_allowed
  FROM systems
  JOIN organisations ON organisations.organisation_id = systems.organisation_id
  LEFT JOIN party_numbers ON party_numbers.party_id = organisations.party_id AND party_numbers.number_type = 'CVR' AND party_numbers.valid_to IS NULL
  LEFT JOIN system_tokens ON system_tokens.system_id = systems.system_id AND system_tokens.revoked_at IS NULL
  LEFT JOIN system_certificates ON system_certificates.system_id = systems.system_id AND system_certificates.removed_at IS NULL
  WHERE systems.system_id = ${'systemId'}`
