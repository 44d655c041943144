import type { PartyId } from '../parties/index.ts'
import { uuidV7 } from '../platform/crypto/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import type { FolderId, MailboxId } from './letter-document.ts'
import { insertMissingFolders, insertMissingMailboxes, listInboxes } from './deliver.queries.ts'

/** The names are the design's own Danish ones; portals translate the standard folders by their type. */
const standardFolders = [
  ['INBOX', 'Indbakke'],
  ['DRAFTS', 'Kladder'],
  ['SENT', 'Sendt'],
  ['DELETED', 'Slettet'],
] as const

const newId = <Id extends string>(tx: Transaction): Id => uuidV7(tx.now) as Id // branding

/** Every party has a mailbox with the four standard folders from its first letter or first visit on. What is there already stays. */
export async function makeMailboxes(tx: Transaction, partyIds: readonly PartyId[]): Promise<void> {
  const sorted = partyIds.toSorted()
  await insertMissingMailboxes(tx, { mailboxIds: sorted.map(() => newId<MailboxId>(tx)), partyIds: sorted, now: tx.now })
  const mailboxes = await listInboxes(tx, { partyIds: sorted })
  const folders = mailboxes.flatMap(({ mailboxId }) => standardFolders.map(([type, name]) => ({ mailboxId, type, name })))
  await insertMissingFolders(tx, {
    folderIds: folders.map(() => newId<FolderId>(tx)),
    mailboxIds: folders.map((folder) => folder.mailboxId),
    types: folders.map((folder) => folder.type),
    names: folders.map((folder) => folder.name),
    now: tx.now,
  })
}
