import { execute, find, change, json, machineTimestamp, nullable, text } from '../../platform/database/index.ts'

/** What the provider stores is its own affair: we neither read nor write inside. */
export type RecordPayload = Readonly<Record<string, unknown>>

const record = { model: text(), recordId: text() }

export const upsertRecord = execute({
  ...record,
  payload: json<RecordPayload>(),
  grantId: nullable(text()),
  expiresAt: nullable(machineTimestamp),
})`
  INSERT INTO identity_provider_records (model, record_id, payload, grant_id, expires_at)
  VALUES (${'model'}, ${'recordId'}, ${'payload'}, ${'grantId'}, ${'expiresAt'})
  ON CONFLICT (model, record_id) DO UPDATE
  SET payload = excluded.payload, grant_id = excluded.grant_id, expires_at = excluded.expires_at`

/** Keeps what stands there already: of two processes that start at once, one decides. */
export const insertRecordOnce = execute({ ...record, payload: json<RecordPayload>() })`
  INSERT INTO identity_provider_records (model, record_id, payload)
  VALUES (${'model'}, ${'recordId'}, ${'payload'})
  ON CONFLICT (model, record_id) DO NOTHING`

export const findRecord = find(
  { ...record, now: machineTimestamp },
  { payload: json<RecordPayload>(), consumedAt: nullable(machineTimestamp) },
)`
  SELECT identity_provider_records.payload, identity_provider_records.consumed_at FROM identity_provider_records
  WHERE identity_provider_records.model = ${'model'} AND identity_provider_records.record_id = ${'recordId'}
    AND (identity_provider_records.expires_at IS NULL OR identity_provider_records.expires_at > ${'now'})`

export const updateConsumedRecord = execute({ ...record, now: machineTimestamp })`
  UPDATE identity_provider_records SET consumed_at = ${'now'}
  WHERE identity_provider_records.model = ${'model'} AND identity_provider_records.record_id = ${'recordId'}`

/** Takes a record away, so that of two calls a single one gets it. */
export const takeRecord = change({ ...record, now: machineTimestamp }, { payload: json<RecordPayload>() })`
  DELETE FROM identity_provider_records
  WHERE identity_provider_records.model = ${'model'} AND identity_provider_records.record_id = ${'recordId'}
    AND identity_provider_records.expires_at > ${'now'}
  RETURNING identity_provider_records.payload`

export const deleteRecord = execute(record)`
  DELETE FROM identity_provider_records
  WHERE identity_provider_records.model = ${'model'} AND identity_provider_records.record_id = ${'recordId'}`

export const deleteRecordsOfGrant = execute({ grantId: text() })`
  DELETE FROM identity_provider_records WHERE identity_provider_records.grant_id = ${'grantId'}`

export const deleteRecordsBefore = execute({ before: machineTimestamp })`
  DELETE FROM identity_provider_records WHERE identity_provider_records.expires_at < ${'before'}`
