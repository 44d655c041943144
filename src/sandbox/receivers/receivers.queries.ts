import type { CvrNumber } from '../../parties/index.ts'
import type { Shape } from '../../platform/database/index.ts'
import type { ServiceProtocol, SystemId } from '../../systems/index.ts'
import type { OrganisationId } from '../../organisations/index.ts'
import { boolean, bytea, execute, find, int4, int8, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { Behaviour, ReceivedKind, ReceiverCallId, ReceiverId } from './receiver.ts'

const receiver = { receiverId: uuid<ReceiverId>(), behaviour: text<Behaviour>(), delayMs: int4, createdAt: timestamp }

export const findReceiver = find({ receiverId: uuid<ReceiverId>() }, receiver)`
  SELECT sandbox_receivers.receiver_id, sandbox_receivers.behaviour, sandbox_receivers.delay_ms, sandbox_receivers.created_at
  FROM sandbox_receivers WHERE sandbox_receivers.receiver_id = ${'receiverId'}`

export const insertReceiver = execute({ receiverId: uuid<ReceiverId>(), behaviour: text<Behaviour>(), delayMs: int4, now: timestamp })`
  INSERT INTO sandbox_receivers (receiver_id, behaviour, delay_ms, created_at, updated_at)
  VALUES (${'receiverId'}, ${'behaviour'}, ${'delayMs'}, ${'now'}, ${'now'})`

/** 0 when there is no such receiver. */
export const updateReceiver = execute({ receiverId: uuid<ReceiverId>(), behaviour: text<Behaviour>(), delayMs: int4, now: timestamp })`
  UPDATE sandbox_receivers SET behaviour = ${'behaviour'}, delay_ms = ${'delayMs'}, updated_at = ${'now'}
  WHERE sandbox_receivers.receiver_id = ${'receiverId'}`

/** 0 when there is no such receiver. */
export const deleteReceiver = execute({ receiverId: uuid<ReceiverId>() })`
  DELETE FROM sandbox_receivers WHERE sandbox_receivers.receiver_id = ${'receiverId'}`

const listedReceiver = { ...receiver, callCount: int8, lastCalledAt: nullable(timestamp) }
export type ListedReceiver = Shape<typeof listedReceiver>

/** Newest first, with how much came and when last. */
export const listReceivers = list({}, listedReceiver)`
  SELECT sandbox_receivers.receiver_id, sandbox_receivers.behaviour, sandbox_receivers.delay_ms, sandbox_receivers.created_at,
    count(sandbox_receiver_calls.call_id) AS call_count, max(sandbox_receiver_calls.called_at) AS last_called_at
  FROM sandbox_receivers
  LEFT JOIN sandbox_receiver_calls ON sandbox_receiver_calls.receiver_id = sandbox_receivers.receiver_id
  GROUP BY sandbox_receivers.receiver_id
  ORDER BY sandbox_receivers.created_at DESC, sandbox_receivers.receiver_id`

/** A receiver that was deleted meanwhile keeps no calls. */
export const insertReceiverCall = execute({
  callId: uuid<ReceiverCallId>(),
  receiverId: uuid<ReceiverId>(),
  kind: text<ReceivedKind>(),
  messageUuid: nullable(uuid()),
  byteCount: int8,
  sha256: bytea,
  behaviour: text<Behaviour>(),
  answerStatus: nullable(int4),
  now: timestamp,
})`
  INSERT INTO sandbox_receiver_calls (call_id, receiver_id, kind, message_uuid, byte_count, sha256, behaviour, answer_status, called_at)
  SELECT ${'callId'}, sandbox_receivers.receiver_id, ${'kind'}, ${'messageUuid'}, ${'byteCount'}, ${'sha256'}, ${'behaviour'}, ${'answerStatus'}, ${'now'}
  FROM sandbox_receivers WHERE sandbox_receivers.receiver_id = ${'receiverId'}`

/** Newest first. */
export const listReceiverCalls = list(
  { receiverId: uuid<ReceiverId>(), limit: int4 },
  {
    callId: uuid<ReceiverCallId>(),
    kind: text<ReceivedKind>(),
    messageUuid: nullable(uuid()),
    byteCount: int8,
    sha256: bytea,
    behaviour: text<Behaviour>(),
    answerStatus: nullable(int4),
    calledAt: timestamp,
  },
)`
  SELECT sandbox_receiver_calls.call_id, sandbox_receiver_calls.kind, sandbox_receiver_calls.message_uuid, sandbox_receiver_calls.byte_count,
    sandbox_receiver_calls.sha256, sandbox_receiver_calls.behaviour, sandbox_receiver_calls.answer_status, sandbox_receiver_calls.called_at
  FROM sandbox_receiver_calls WHERE sandbox_receiver_calls.receiver_id = ${'receiverId'}
  ORDER BY sandbox_receiver_calls.call_id DESC LIMIT ${'limit'}`

const aimedSystem = { receiverId: text<ReceiverId>(), systemId: uuid<SystemId>(), name: text(), organisationName: text(), protocol: text<ServiceProtocol>(), organisationCvr: text<CvrNumber>(), isPrimary: boolean }
export type AimedSystem = Shape<typeof aimedSystem>

/** The systems whose endpoints lead to receivers of ours, by name. */
export const listAimedSystems = list({}, aimedSystem)`
  SELECT DISTINCT substring(endpoints.endpoint FROM '/sandbox/receivers/([0-9a-f-]{36})/') AS receiver_id,
    systems.system_id, systems.name, parties.name AS organisation_name, systems.service_protocol AS protocol,
    party_numbers.number AS organisation_cvr, primary_systems.system_id IS NOT NULL AS is_primary
  FROM systems
  CROSS JOIN LATERAL (VALUES (systems.endpoint), (systems.receipt_endpoint)) AS endpoints (endpoint)
  JOIN organisations ON organisations.organisation_id = systems.organisation_id
  JOIN parties ON parties.party_id = organisations.party_id
  JOIN party_numbers ON party_numbers.party_id = parties.party_id AND party_numbers.number_type = 'CVR' AND party_numbers.valid_to IS NULL
  LEFT JOIN primary_systems ON primary_systems.organisation_id = systems.organisation_id AND primary_systems.system_id = systems.system_id
  WHERE systems.deleted_at IS NULL AND endpoints.endpoint ~ '/sandbox/receivers/[0-9a-f-]{36}/'
  ORDER BY organisation_name, systems.name`

export const findAimableSystem = find({ systemId: uuid<SystemId>() }, { isSender: boolean, isRecipient: boolean, protocol: text<ServiceProtocol>() })`
  SELECT systems.is_sender, systems.is_recipient, systems.service_protocol AS protocol
  FROM systems WHERE systems.system_id = ${'systemId'} AND systems.deleted_at IS NULL`

/** The organisation that bears a CVR number today. */
export const findOrganisationByCvr = find({ cvrNumber: text() }, { organisationId: uuid<OrganisationId>() })`
  SELECT organisations.organisation_id
  FROM organisations
  JOIN party_numbers ON party_numbers.party_id = organisations.party_id AND party_numbers.number_type = 'CVR' AND party_numbers.valid_to IS NULL
  WHERE party_numbers.number = ${'cvrNumber'}`
