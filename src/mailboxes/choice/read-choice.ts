import type { Session } from '../../login/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { ListedMailbox, MailboxWish } from '../../rights/index.ts'
import { mailboxesOf } from '../../rights/index.ts'
import type { ReadableMailbox } from '../open-mailboxes.ts'
import { withMailboxes } from '../open-mailboxes.ts'
import { listUnreadInInboxes } from './choice.queries.ts'

/** More is shown as "99+": a list of ten is read for every page. */
export const mostUnread = 100

export interface ChoiceRow extends ListedMailbox, ReadableMailbox {
  /** Counted up to `mostUnread`. */
  readonly unread: number
}

/** A page of the mailboxes that can be read, and how many there are. Only what is shown is counted. */
export async function readChoice(database: Database, session: Session, wish: MailboxWish): Promise<{ rows: ChoiceRow[]; total: number }> {
  const page = await database.read((on) => mailboxesOf(on, session, wish))
  const mailboxes = await withMailboxes(database, page.mailboxes)
  const counted = await database.read((on) => listUnreadInInboxes(on, { mailboxIds: mailboxes.map(({ mailboxId }) => mailboxId), most: mostUnread }))
  const unreadOf = new Map(counted.map(({ mailboxId, unread }) => [mailboxId, unread]))
  return { rows: mailboxes.map((mailbox) => ({ ...mailbox, unread: unreadOf.get(mailbox.mailboxId) ?? 0 })), total: page.total }
}
