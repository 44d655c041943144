import { boolean, int4, int8, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { FolderType } from '../folder.ts'
import type { FolderId, MailboxId } from '../letter-document.ts'

/**
 * The folders of a mailbox, with how many letters in each are unread. Counting stops at `most`, or a mailbox with 100 000 unread letters
 * would be counted through for every page.
 */
export const listFolders = list(
  { mailboxId: uuid<MailboxId>(), most: int4 },
  { folderId: uuid<FolderId>(), parentId: nullable(uuid<FolderId>()), type: text<FolderType>(), name: text(), unread: int8 },
)`
  SELECT folders.folder_id, folders.parent_folder_id AS parent_id, folders.folder_type AS type, folders.name,
    (SELECT count(*) FROM (
       SELECT FROM mailbox_entries
       WHERE mailbox_entries.mailbox_id = ${'mailboxId'} AND mailbox_entries.folder_id = folders.folder_id AND mailbox_entries.read_at IS NULL
       LIMIT ${'most'}) AS unread) AS unread
  FROM folders WHERE folders.mailbox_id = ${'mailboxId'}
  ORDER BY array_position(ARRAY['INBOX', 'DRAFTS', 'SENT', 'DELETED', 'USER_DEFINED'], folders.folder_type), folders.name COLLATE "da-x-icu", folders.folder_id`

const page = { mailboxId: uuid<MailboxId>(), folderId: uuid<FolderId>(), receivedAt: timestamp, letterId: uuid(), most: int4 }

const entry = {
  letterId: uuid(),
  sender: text(),
  title: text(),
  attachments: int4,
  mandatory: boolean,
  legalNotification: boolean,
  hasAction: boolean,
  replyBy: nullable(timestamp),
  receivedAt: timestamp,
  readAt: nullable(timestamp),
}

/** Newest first, those older than a place in the list. */
export const listOlderEntries = list(page, entry)`
  SELECT mailbox_entries.letter_id, mailbox_entries.sender_label AS sender, mailbox_entries.title, mailbox_entries.attachments::int4,
    mailbox_entries.mandatory, mailbox_entries.legal_notification, mailbox_entries.has_action, mailbox_entries.reply_by,
    mailbox_entries.received_at, mailbox_entries.read_at
  FROM mailbox_entries
  WHERE mailbox_entries.mailbox_id = ${'mailboxId'} AND mailbox_entries.folder_id = ${'folderId'}
    AND (mailbox_entries.received_at, mailbox_entries.letter_id) < (${'receivedAt'}, ${'letterId'})
  ORDER BY mailbox_entries.received_at DESC, mailbox_entries.letter_id DESC LIMIT ${'most'}`

/** Oldest first, those newer than a place in the list. */
export const listNewerEntries = list(page, entry)`
  SELECT mailbox_entries.letter_id, mailbox_entries.sender_label AS sender, mailbox_entries.title, mailbox_entries.attachments::int4,
    mailbox_entries.mandatory, mailbox_entries.legal_notification, mailbox_entries.has_action, mailbox_entries.reply_by,
    mailbox_entries.received_at, mailbox_entries.read_at
  FROM mailbox_entries
  WHERE mailbox_entries.mailbox_id = ${'mailboxId'} AND mailbox_entries.folder_id = ${'folderId'}
    AND (mailbox_entries.received_at, mailbox_entries.letter_id) > (${'receivedAt'}, ${'letterId'})
  ORDER BY mailbox_entries.received_at, mailbox_entries.letter_id LIMIT ${'most'}`

/** As `listOlderEntries`, unread ones only. */
export const listOlderUnread = list(page, entry)`
  SELECT mailbox_entries.letter_id, mailbox_entries.sender_label AS sender, mailbox_entries.title, mailbox_entries.attachments::int4,
    mailbox_entries.mandatory, mailbox_entries.legal_notification, mailbox_entries.has_action, mailbox_entries.reply_by,
    mailbox_entries.received_at, mailbox_entries.read_at
  FROM mailbox_entries
  WHERE mailbox_entries.mailbox_id = ${'mailboxId'} AND mailbox_entries.folder_id = ${'folderId'} AND mailbox_entries.read_at IS NULL
    AND (mailbox_entries.received_at, mailbox_entries.letter_id) < (${'receivedAt'}, ${'letterId'})
  ORDER BY mailbox_entries.received_at DESC, mailbox_entries.letter_id DESC LIMIT ${'most'}`

/** As `listNewerEntries`, unread ones only. */
export const listNewerUnread = list(page, entry)`
  SELECT mailbox_entries.letter_id, mailbox_entries.sender_label AS sender, mailbox_entries.title, mailbox_entries.attachments::int4,
    mailbox_entries.mandatory, mailbox_entries.legal_notification, mailbox_entries.has_action, mailbox_entries.reply_by,
    mailbox_entries.received_at, mailbox_entries.read_at
  FROM mailbox_entries
  WHERE mailbox_entries.mailbox_id = ${'mailboxId'} AND mailbox_entries.folder_id = ${'folderId'} AND mailbox_entries.read_at IS NULL
    AND (mailbox_entries.received_at, mailbox_entries.letter_id) > (${'receivedAt'}, ${'letterId'})
  ORDER BY mailbox_entries.received_at, mailbox_entries.letter_id LIMIT ${'most'}`
