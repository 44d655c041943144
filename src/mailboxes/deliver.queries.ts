import type { PartyId } from '../parties/index.ts'
import { array, boolean, execute, int4, list, nullable, text, timestamp, uuid } from '../platform/database/index.ts'
import type { FolderId, MailboxId } from './letter-document.ts'

export const insertMissingMailboxes = execute({ mailboxIds: array(uuid<MailboxId>()), partyIds: array(uuid<PartyId>()), now: timestamp })`
  INSERT INTO mailboxes (mailbox_id, party_id, created_at)
  SELECT item.mailbox_id, item.party_id, ${'now'} FROM unnest(${'mailboxIds'}, ${'partyIds'}) AS item (mailbox_id, party_id)
  ON CONFLICT (party_id) DO NOTHING`

export const insertMissingFolders = execute({ folderIds: array(uuid<FolderId>()), mailboxIds: array(uuid<MailboxId>()), types: array(text()), names: array(text()), now: timestamp })`
  INSERT INTO folders (folder_id, mailbox_id, folder_type, name, created_at)
  SELECT item.folder_id, item.mailbox_id, item.folder_type, item.name, ${'now'}
  FROM unnest(${'folderIds'}, ${'mailboxIds'}, ${'types'}, ${'names'}) AS item (folder_id, mailbox_id, folder_type, name)
  ON CONFLICT (mailbox_id, folder_type) WHERE folder_type <> 'USER_DEFINED' DO NOTHING`

/** The inbox of each party; a party without mailbox or inbox is missing here. */
export const listInboxes = list({ partyIds: array(uuid<PartyId>()) }, { partyId: uuid<PartyId>(), mailboxId: uuid<MailboxId>(), folderId: nullable(uuid<FolderId>()) })`
  SELECT mailboxes.party_id, mailboxes.mailbox_id, folders.folder_id
  FROM mailboxes LEFT JOIN folders ON folders.mailbox_id = mailboxes.mailbox_id AND folders.folder_type = 'INBOX'
  WHERE mailboxes.party_id = ANY(${'partyIds'})`

export const insertEntries = execute({
  mailboxIds: array(uuid<MailboxId>()),
  letterIds: array(uuid()),
  folderIds: array(uuid<FolderId>()),
  senderIds: array(uuid<PartyId>()),
  senderLabels: array(text()),
  titles: array(text()),
  attachments: array(int4),
  mandatory: array(boolean),
  legal: array(boolean),
  actions: array(boolean),
  replyBys: array(nullable(timestamp)),
  now: timestamp,
})`
  INSERT INTO mailbox_entries (mailbox_id, letter_id, folder_id, sender_id, sender_label, title, attachments, mandatory,
    legal_notification, has_action, reply_by, received_at)
  SELECT item.*, ${'now'}
  FROM unnest(${'mailboxIds'}, ${'letterIds'}, ${'folderIds'}, ${'senderIds'}, ${'senderLabels'}, ${'titles'}, ${'attachments'}, ${'mandatory'},
    ${'legal'}, ${'actions'}, ${'replyBys'}) AS item
  ON CONFLICT (mailbox_id, letter_id) DO NOTHING`
