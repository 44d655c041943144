import type { MessageId } from '../../../notifications/index.ts'
import { array, execute, int8, json, list, text, timestamp, uuid } from '../../../platform/database/index.ts'
import type { EmailHeaders } from './read-email.ts'

/** Keeps what arrived; nothing when no e-mail of ours bears the id. */
export const insertCaughtEmail = execute({ caughtId: uuid(), messageId: uuid<MessageId>(), headers: json<EmailHeaders>(), body: text(), now: timestamp })`
  INSERT INTO caught_emails (caught_id, message_id, headers, body, caught_at)
  SELECT ${'caughtId'}, outgoing_messages.message_id, ${'headers'}, ${'body'}, ${'now'}
  FROM outgoing_messages WHERE outgoing_messages.message_id = ${'messageId'} AND outgoing_messages.channel = 'email'`

/** What arrived last of some e-mails, and how often it arrived. */
export const listCaughtEmails = list(
  { messageIds: array(uuid<MessageId>()) },
  { messageId: uuid<MessageId>(), headers: json<EmailHeaders>(), body: text(), caughtAt: timestamp, times: int8 },
)`
  SELECT DISTINCT ON (caught_emails.message_id) caught_emails.message_id, caught_emails.headers, caught_emails.body, caught_emails.caught_at,
    count(*) OVER (PARTITION BY caught_emails.message_id) AS times
  FROM caught_emails WHERE caught_emails.message_id = ANY(${'messageIds'})
  ORDER BY caught_emails.message_id, caught_emails.caught_id DESC`
