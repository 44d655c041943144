import type { OrganisationId } from '../organisations/index.ts'
import type { PartyId } from '../parties/index.ts'
import { bytea, change, execute, find, machineTimestamp, nullable, text, timestamp, uuid } from '../platform/database/index.ts'
import type { Brand } from '../platform/brand.ts'
import type { SystemId } from './system.ts'

export type CertificateId = Brand<string, 'CertificateId'>

/** The system whose token or certificate is about to change; locked, so that two changes come one after the other. */
export const claimSystemForCredentials = find(
  { systemId: uuid<SystemId>() },
  { organisationId: uuid<OrganisationId>(), organisationPartyId: uuid<PartyId>(), organisationCvr: nullable(text()), delegatedCvr: nullable(text()) },
)`
  SELECT systems.organisation_id, organisations.party_id AS organisation_party_id, party_numbers.number AS organisation_cvr, systems.delegated_cvr
  FROM systems
  JOIN organisations ON organisations.organisation_id = systems.organisation_id
  LEFT JOIN party_numbers ON party_numbers.party_id = organisations.party_id AND party_numbers.number_type = 'CVR' AND party_numbers.valid_to IS NULL
  WHERE systems.system_id = ${'systemId'} AND systems.deleted_at IS NULL
  FOR UPDATE OF systems`

export const updateTokenRevoked = execute({ systemId: uuid<SystemId>(), now: timestamp })`
  UPDATE system_tokens SET revoked_at = ${'now'} WHERE system_tokens.system_id = ${'systemId'} AND system_tokens.revoked_at IS NULL`

/** Answers what was removed, if there was any. */
export const updateCertificateRemoved = change({ systemId: uuid<SystemId>(), now: timestamp }, { sha256: bytea })`
  UPDATE system_certificates SET removed_at = ${'now'} WHERE system_certificates.system_id = ${'systemId'} AND system_certificates.removed_at IS NULL
  RETURNING system_certificates.sha256`

export const insertCertificate = execute({
  certificateId: uuid<CertificateId>(),
  systemId: uuid<SystemId>(),
  sha256: bytea,
  subject: text(),
  serialNumber: text(),
  notBefore: machineTimestamp,
  notAfter: machineTimestamp,
  pem: text(),
  now: timestamp,
})`
  INSERT INTO system_certificates (certificate_id, system_id, sha256, subject, serial_number, not_before, not_after, pem, created_at)
  VALUES (${'certificateId'}, ${'systemId'}, ${'sha256'}, ${'subject'}, ${'serialNumber'}, ${'notBefore'}, ${'notAfter'}, ${'pem'}, ${'now'})`
