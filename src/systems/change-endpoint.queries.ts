import type { PartyId } from '../parties/index.ts'
import { boolean, execute, find, nullable, text, timestamp, uuid } from '../platform/database/index.ts'
import type { ServiceProtocol, SystemId } from './system.ts'

/** Locks the system, unless it is deleted; how it is reached until now. */
export const claimSystem = find(
  { systemId: uuid<SystemId>() },
  { isSender: boolean, isRecipient: boolean, organisationPartyId: uuid<PartyId>(), formerProtocol: text<ServiceProtocol>(), formerEndpoint: nullable(text()), formerReceiptEndpoint: nullable(text()) },
)`
  SELECT systems.is_sender, systems.is_recipient, organisations.party_id AS organisation_party_id,
    systems.service_protocol AS former_protocol, systems.endpoint AS former_endpoint, systems.receipt_endpoint AS former_receipt_endpoint
  FROM systems
  JOIN organisations ON organisations.organisation_id = systems.organisation_id
  WHERE systems.system_id = ${'systemId'} AND systems.deleted_at IS NULL
  FOR UPDATE OF systems`

export const updateEndpoints = execute({
  systemId: uuid<SystemId>(),
  serviceProtocol: text<ServiceProtocol>(),
  endpoint: nullable(text()),
  receiptEndpoint: nullable(text()),
  now: timestamp,
})`
  UPDATE systems
  SET service_protocol = ${'serviceProtocol'}, endpoint = ${'endpoint'}, receipt_endpoint = ${'receiptEndpoint'}, version = systems.version + 1, updated_at = ${'now'}
  WHERE systems.system_id = ${'systemId'}`
