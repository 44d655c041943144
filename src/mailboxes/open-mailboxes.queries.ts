import type { PartyId } from '../parties/index.ts'
import { array, find, list, uuid } from '../platform/database/index.ts'
import type { MailboxId } from './letter-document.ts'

export const listMailboxes = list({ partyIds: array(uuid<PartyId>()) }, { partyId: uuid<PartyId>(), mailboxId: uuid<MailboxId>() })`
  SELECT mailboxes.party_id, mailboxes.mailbox_id FROM mailboxes WHERE mailboxes.party_id = ANY (${'partyIds'})`

export const findMailboxParty = find({ mailboxId: uuid<MailboxId>() }, { partyId: uuid<PartyId>() })`
  SELECT mailboxes.party_id FROM mailboxes WHERE mailboxes.mailbox_id = ${'mailboxId'}`
