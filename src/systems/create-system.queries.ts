import type { OrganisationId, OrganisationType } from '../organisations/index.ts'
import { array, boolean, bytea, execute, find, get, int8, nullable, text, timestamp, uuid } from '../platform/database/index.ts'
import type { ExemptPost, MemoVersion, ServiceProtocol, SystemId } from './system.ts'

/** Locks the organisation, so that two systems made at once count each other. */
export const claimOrganisation = find({ organisationId: uuid<OrganisationId>() }, { organisationType: text<OrganisationType>() })`
  SELECT organisations.organisation_type FROM organisations WHERE organisations.organisation_id = ${'organisationId'} FOR UPDATE`

export const countRecipientSystems = get({ organisationId: uuid<OrganisationId>() }, { count: int8 })`
  SELECT count(*) FROM systems WHERE systems.organisation_id = ${'organisationId'} AND systems.is_recipient AND systems.deleted_at IS NULL`

export const insertSystem = execute({
  systemId: uuid<SystemId>(),
  organisationId: uuid<OrganisationId>(),
  name: text(),
  isSender: boolean,
  isRecipient: boolean,
  serviceProtocol: text<ServiceProtocol>(),
  endpoint: nullable(text()),
  receiptEndpoint: nullable(text()),
  delegatedCvr: nullable(text()),
  contactName: text(),
  contactEmail: text(),
  contactPhone: nullable(text()),
  exemptPost: text<ExemptPost>(),
  memoVersion: text<MemoVersion>(),
  takesCompanyPost: boolean,
  activeFrom: nullable(timestamp),
  now: timestamp,
})`
  INSERT INTO systems (system_id, organisation_id, name, is_sender, is_recipient, service_protocol, endpoint, receipt_endpoint, delegated_cvr,
    contact_name, contact_email, contact_phone, exempt_post, memo_version, takes_company_post, active_from, created_at, updated_at)
  VALUES (${'systemId'}, ${'organisationId'}, ${'name'}, ${'isSender'}, ${'isRecipient'}, ${'serviceProtocol'}, ${'endpoint'}, ${'receiptEndpoint'},
    ${'delegatedCvr'}, ${'contactName'}, ${'contactEmail'}, ${'contactPhone'}, ${'exemptPost'}, ${'memoVersion'}, ${'takesCompanyPost'},
    ${'activeFrom'}, ${'now'}, ${'now'})`

/** A range with bits set beyond its prefix means the range around that address. */
export const insertSystemAddresses = execute({ systemId: uuid<SystemId>(), addresses: array(text()) })`
  INSERT INTO system_addresses (system_id, address)
  SELECT DISTINCT ${'systemId'}, network(entry.address::inet) FROM unnest(${'addresses'}) AS entry (address)`

export const insertSystemToken = execute({ systemId: uuid<SystemId>(), tokenSha256: bytea, now: timestamp })`
  INSERT INTO system_tokens (system_id, token_sha256, created_at) VALUES (${'systemId'}, ${'tokenSha256'}, ${'now'})`

/** A former primary system is there still when it was deleted as the last recipient. */
export const insertPrimarySystem = execute({ organisationId: uuid<OrganisationId>(), systemId: uuid<SystemId>(), now: timestamp })`
  INSERT INTO primary_systems (organisation_id, system_id, since) VALUES (${'organisationId'}, ${'systemId'}, ${'now'})
  ON CONFLICT (organisation_id) DO UPDATE SET system_id = excluded.system_id, since = excluded.since`
