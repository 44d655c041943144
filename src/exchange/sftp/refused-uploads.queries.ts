import { change, execute, find, int4, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { TransmissionId } from '../letter.ts'

const refusedUpload = { fileName: text(), transmissionId: nullable(uuid<TransmissionId>()), code: text(), message: text(), refusedAt: timestamp }

export const insertRefusedUpload = execute({ systemId: uuid<SystemId>(), fileName: text(), transmissionId: nullable(uuid<TransmissionId>()), code: text(), message: text(), now: timestamp })`
  INSERT INTO refused_uploads (system_id, file_name, transmission_id, code, message, refused_at)
  VALUES (${'systemId'}, ${'fileName'}, ${'transmissionId'}, ${'code'}, ${'message'}, ${'now'})
  ON CONFLICT (system_id, file_name) DO UPDATE SET transmission_id = excluded.transmission_id, code = excluded.code, message = excluded.message, refused_at = excluded.refused_at`

export const listRefusedUploads = list({ systemId: uuid<SystemId>(), after: text(), since: timestamp, limit: int4 }, refusedUpload)`
  SELECT refused_uploads.file_name, refused_uploads.transmission_id, refused_uploads.code, refused_uploads.message, refused_uploads.refused_at
  FROM refused_uploads
  WHERE refused_uploads.system_id = ${'systemId'} AND refused_uploads.file_name > ${'after'} AND refused_uploads.refused_at >= ${'since'}
  ORDER BY refused_uploads.file_name LIMIT ${'limit'}`

export const findRefusedUpload = find({ systemId: uuid<SystemId>(), fileName: text(), since: timestamp }, refusedUpload)`
  SELECT refused_uploads.file_name, refused_uploads.transmission_id, refused_uploads.code, refused_uploads.message, refused_uploads.refused_at
  FROM refused_uploads
  WHERE refused_uploads.system_id = ${'systemId'} AND refused_uploads.file_name = ${'fileName'} AND refused_uploads.refused_at >= ${'since'}`

export const deleteRefusedUpload = change({ systemId: uuid<SystemId>(), fileName: text() }, { fileName: text() })`
  DELETE FROM refused_uploads WHERE refused_uploads.system_id = ${'systemId'} AND refused_uploads.file_name = ${'fileName'}
  RETURNING refused_uploads.file_name`

export const deleteOldRefusals = change({ before: timestamp }, { fileName: text() })`
  DELETE FROM refused_uploads WHERE refused_uploads.refused_at < ${'before'} RETURNING refused_uploads.file_name`
