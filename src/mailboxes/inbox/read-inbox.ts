import type { Read } from '../../platform/database/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import type { Folder } from '../folder.ts'
import type { FolderId, MailboxId } from '../letter-document.ts'
import { listFolders, listNewerEntries, listNewerUnread, listOlderEntries, listOlderUnread } from './inbox.queries.ts'
import type { PagePlace } from './page-place.ts'
import { beforeAll } from './page-place.ts'

export interface InboxWish {
  readonly mailboxId: MailboxId
  /** The inbox unless told. */
  readonly folderId: FolderId | undefined
  readonly unreadOnly: boolean
  readonly older: PagePlace | undefined
  readonly newer: PagePlace | undefined
}

export type InboxEntry = Awaited<ReturnType<typeof listOlderEntries>>[number]

export interface FolderCount extends Folder {
  /** Counted up to `mostCounted`. */
  readonly unread: number
}

/** A page of a folder. */
export interface InboxPage {
  readonly folders: readonly FolderCount[]
  readonly folder: FolderCount
  /** Newest first. */
  readonly entries: readonly InboxEntry[]
  readonly hasNewer: boolean
  readonly hasOlder: boolean
}

/** More is shown as "999+". */
export const mostCounted = 1_000

const lettersPerPage = 25

type Entries = Pick<InboxPage, 'entries' | 'hasNewer' | 'hasOlder'>

async function readOlder(on: Read, folderId: FolderId, wish: InboxWish, from: PagePlace): Promise<Entries> {
  const listOlder = wish.unreadOnly ? listOlderUnread : listOlderEntries
  const found = await listOlder(on, { mailboxId: wish.mailboxId, folderId, ...from, most: lettersPerPage + 1 })
  return { entries: found.slice(0, lettersPerPage), hasNewer: from !== beforeAll, hasOlder: found.length > lettersPerPage }
}

/** Going back to less than a page means being at the top: then the newest page is shown whole. */
async function readNewer(on: Read, folderId: FolderId, wish: InboxWish, from: PagePlace): Promise<Entries> {
  const listNewer = wish.unreadOnly ? listNewerUnread : listNewerEntries
  const found = await listNewer(on, { mailboxId: wish.mailboxId, folderId, ...from, most: lettersPerPage + 1 })
  if (found.length <= lettersPerPage) return readOlder(on, folderId, wish, beforeAll)
  return { entries: found.slice(0, lettersPerPage).toReversed(), hasNewer: true, hasOlder: true }
}

/** A page of a folder in a mailbox that the caller may read. Throws not.found for a folder of another mailbox. */
export async function readInbox(on: Read, wish: InboxWish): Promise<InboxPage> {
  const folders = await listFolders(on, { mailboxId: wish.mailboxId, most: mostCounted })
  const folder = folders.find(({ folderId, type }) => (wish.folderId === undefined ? type === 'INBOX' : folderId === wish.folderId))
  if (folder === undefined) throw new Problem(generalProblems['not.found'])
  const entries = wish.newer === undefined ? await readOlder(on, folder.folderId, wish, wish.older ?? beforeAll) : await readNewer(on, folder.folderId, wish, wish.newer)
  return { folders, folder, ...entries }
}
