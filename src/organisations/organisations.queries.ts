import type { PartyId } from '../parties/index.ts'
import { array, boolean, execute, nullable, text, timestamp, uuid } from '../platform/database/index.ts'
import type { AuthorityType, OrganisationId, OrganisationType } from './organisation.ts'

export const insertOrganisationRows = execute({
  organisationIds: array(uuid<OrganisationId>()),
  partyIds: array(uuid<PartyId>()),
  types: array(text<OrganisationType>()),
  authorityTypes: array(nullable(text<AuthorityType>())),
  mandatoryPost: array(boolean),
  legalNotification: array(boolean),
  now: timestamp,
})`
  INSERT INTO organisations (organisation_id, party_id, organisation_type, authority_type, mandatory_post_allowed, legal_notification_allowed,
    created_at, updated_at, connected_at)
  SELECT record.organisation_id, record.party_id, record.organisation_type, record.authority_type, record.mandatory_post, record.legal_notification,
    ${'now'}, ${'now'}, ${'now'}
  FROM unnest(${'organisationIds'}, ${'partyIds'}, ${'types'}, ${'authorityTypes'}, ${'mandatoryPost'}, ${'legalNotification'})
    AS record (organisation_id, party_id, organisation_type, authority_type, mandatory_post, legal_notification)`

export const upsertConnectedAuthority = execute({ organisationId: uuid<OrganisationId>(), partyId: uuid<PartyId>(), authorityType: text<AuthorityType>(), now: timestamp })`
  INSERT INTO organisations (organisation_id, party_id, organisation_type, authority_type, created_at, updated_at, connected_at)
  VALUES (${'organisationId'}, ${'partyId'}, 'AUTHORITY', ${'authorityType'}, ${'now'}, ${'now'}, ${'now'})
  ON CONFLICT (party_id) DO UPDATE SET connected_at = excluded.connected_at, updated_at = excluded.updated_at, version = organisations.version + 1
  WHERE organisations.connected_at IS NULL`
