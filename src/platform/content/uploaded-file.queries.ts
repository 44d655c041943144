import { execute, text, timestamp, uuid } from '../database/index.ts'

export const insertUploadedFile = execute({ contentId: uuid(), filename: text(), now: timestamp })`
  INSERT INTO uploaded_files (content_id, filename, uploaded_at) VALUES (${'contentId'}, ${'filename'}, ${'now'})`
