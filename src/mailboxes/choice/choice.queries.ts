import { array, int4, int8, list, uuid } from '../../platform/database/index.ts'
import type { MailboxId } from '../letter-document.ts'

/** How many letters in the inboxes of these mailboxes are unread, each counted up to `most`. */
export const listUnreadInInboxes = list({ mailboxIds: array(uuid<MailboxId>()), most: int4 }, { mailboxId: uuid<MailboxId>(), unread: int8 })`
  SELECT folders.mailbox_id,
    (SELECT count(*) FROM (
       SELECT FROM mailbox_entries
       WHERE mailbox_entries.mailbox_id = folders.mailbox_id AND mailbox_entries.folder_id = folders.folder_id AND mailbox_entries.read_at IS NULL
       LIMIT ${'most'}) AS unread) AS unread
  FROM folders WHERE folders.mailbox_id = ANY (${'mailboxIds'}) AND folders.folder_type = 'INBOX'`
