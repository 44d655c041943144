import type { PartyId } from '../parties/index.ts'
import type { Instant } from '../platform/clock/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { insertEntries, listInboxes } from './deliver.queries.ts'
import type { FolderId, MailboxId } from './letter-document.ts'
import { makeMailboxes } from './make-mailboxes.ts'

/** A letter on its way into a party's inbox: what the list of letters shows of it. */
export interface NewEntry {
  readonly letterId: string
  readonly recipientId: PartyId
  readonly senderId: PartyId
  readonly senderLabel: string
  readonly title: string
  /** Documents besides the main one that a person may open. */
  readonly attachments: number
  readonly mandatory: boolean
  readonly legalNotification: boolean
  readonly hasAction: boolean
  readonly replyBy: Instant | undefined
}

interface Inbox {
  readonly mailboxId: MailboxId
  readonly folderId: FolderId
}

async function readInboxes(tx: Transaction, partyIds: readonly PartyId[]): Promise<Map<PartyId, Inbox>> {
  const rows = await listInboxes(tx, { partyIds })
  return new Map(rows.flatMap(({ partyId, mailboxId, folderId }) => (folderId === null ? [] : [[partyId, { mailboxId, folderId }]])))
}

async function findInboxes(tx: Transaction, partyIds: readonly PartyId[]): Promise<Map<PartyId, Inbox>> {
  const found = await readInboxes(tx, partyIds)
  const missing = partyIds.filter((partyId) => !found.has(partyId))
  if (missing.length === 0) return found
  await makeMailboxes(tx, missing)
  return readInboxes(tx, partyIds)
}

/** Puts letters into their recipients' inboxes in the caller's transaction; a letter that is there already stays as it is. Answers how many are new. */
export async function deliverLetters(tx: Transaction, entries: readonly NewEntry[]): Promise<number> {
  if (entries.length === 0) return 0
  const inboxes = await findInboxes(tx, [...new Set(entries.map((entry) => entry.recipientId))])
  const placed = entries.map((entry) => {
    const inbox = inboxes.get(entry.recipientId)
    if (inbox === undefined) throw new Error('A party has no inbox after it was made')
    return { ...entry, ...inbox }
  })
  return insertEntries(tx, {
    mailboxIds: placed.map((entry) => entry.mailboxId),
    letterIds: placed.map((entry) => entry.letterId),
    folderIds: placed.map((entry) => entry.folderId),
    senderIds: placed.map((entry) => entry.senderId),
    senderLabels: placed.map((entry) => entry.senderLabel),
    titles: placed.map((entry) => entry.title),
    attachments: placed.map((entry) => entry.attachments),
    mandatory: placed.map((entry) => entry.mandatory),
    legal: placed.map((entry) => entry.legalNotification),
    actions: placed.map((entry) => entry.hasAction),
    replyBys: placed.map((entry) => entry.replyBy ?? null),
    now: tx.now,
  })
}
