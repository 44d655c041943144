import { array, list, uuid } from '../../../platform/database/index.ts'

/** How senders name some letters. */
export const listMessageUuids = list({ letterIds: array(uuid()) }, { letterId: uuid(), messageUuid: uuid() })`
  SELECT letters.letter_id, letters.message_uuid FROM letters WHERE letters.letter_id = ANY(${'letterIds'})`
