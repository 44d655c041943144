import { boolean, execute, find, json, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { FolderType } from '../folder.ts'
import type { FolderId, LetterDocument, MailboxId } from '../letter-document.ts'

/** A letter in a mailbox: where it lies, what was read from it. */
export const findLetter = find(
  { mailboxId: uuid<MailboxId>(), letterId: uuid() },
  {
    folderId: uuid<FolderId>(),
    folderType: text<FolderType>(),
    folderName: text(),
    sender: text(),
    title: text(),
    mandatory: boolean,
    legalNotification: boolean,
    replyBy: nullable(timestamp),
    receivedAt: timestamp,
    documents: json<readonly LetterDocument[]>(),
  },
)`
  SELECT folders.folder_id, folders.folder_type, folders.name AS folder_name, mailbox_entries.sender_label AS sender, mailbox_entries.title,
    mailbox_entries.mandatory, mailbox_entries.legal_notification, mailbox_entries.reply_by, mailbox_entries.received_at, letter_headers.documents
  FROM mailbox_entries
  JOIN folders ON folders.folder_id = mailbox_entries.folder_id
  JOIN letter_headers ON letter_headers.letter_id = ${'letterId'}
  WHERE mailbox_entries.mailbox_id = ${'mailboxId'} AND mailbox_entries.letter_id = ${'letterId'}`

/** Keeps others from changing the letter's place in the mailbox until the transaction ends. */
export const lockEntry = execute({ mailboxId: uuid<MailboxId>(), letterId: uuid() })`
  SELECT FROM mailbox_entries WHERE mailbox_entries.mailbox_id = ${'mailboxId'} AND mailbox_entries.letter_id = ${'letterId'} FOR UPDATE`

/** Answers 1 when the letter was unread. Touches nothing but the reading, so that it undoes nobody's moving. */
export const updateToRead = execute({ mailboxId: uuid<MailboxId>(), letterId: uuid(), now: timestamp })`
  UPDATE mailbox_entries SET read_at = ${'now'}, version = mailbox_entries.version + 1
  WHERE mailbox_entries.mailbox_id = ${'mailboxId'} AND mailbox_entries.letter_id = ${'letterId'} AND mailbox_entries.read_at IS NULL`

/** Answers 1 when the letter was read. */
export const updateToUnread = execute({ mailboxId: uuid<MailboxId>(), letterId: uuid() })`
  UPDATE mailbox_entries SET read_at = NULL, version = mailbox_entries.version + 1
  WHERE mailbox_entries.mailbox_id = ${'mailboxId'} AND mailbox_entries.letter_id = ${'letterId'} AND mailbox_entries.read_at IS NOT NULL`
