import type { Session } from '../login/index.ts'
import type { PartyId } from '../parties/index.ts'
import type { Read } from '../platform/database/index.ts'
import { likePattern } from './like-pattern.ts'
import { countMailboxGrants, findMailboxGrant, listMailboxGrants } from './mailbox-grants.queries.ts'

/** A party whose post may be read. */
export interface OpenMailbox {
  readonly partyId: PartyId
  readonly name: string
  readonly kind: 'person' | 'company' | 'authority'
  /** Sending, replying, moving and deleting too. */
  readonly mayWrite: boolean
}

export interface ListedMailbox extends OpenMailbox {
  readonly cvrNumber: string | null
}

/** Citizens open their own; grants for others there are none. */
const ownMailbox = ({ partyId, name }: Session): OpenMailbox => ({ partyId, name, kind: 'person', mayWrite: true })

export interface MailboxWish {
  /** Part of a name or CVR number; all unless told. */
  readonly search?: string | undefined
  readonly offset: number
  readonly limit: number
}

/** Some of the mailboxes, and how many there are of them. */
export interface MailboxesPage {
  readonly mailboxes: readonly ListedMailbox[]
  readonly total: number
}

/** Whose post the one who is logged in may read, by name: citizens their own, employees that of organisations which granted it. A page behind the last one is the last. */
export async function mailboxesOf(on: Read, session: Session, { search = '', offset, limit }: MailboxWish): Promise<MailboxesPage> {
  if (session.kind === 'citizen') return { mailboxes: [{ ...ownMailbox(session), cvrNumber: null }], total: 1 }
  const rows = await listMailboxGrants(on, { identityId: session.identityId, now: on.now, pattern: search === '' ? null : likePattern(search), limit, offset })
  return { mailboxes: rows, total: rows[0]?.total ?? 0 }
}

/** Whether more mailboxes can be read than so many. */
export async function readsMoreThan(on: Read, session: Session, count: number): Promise<boolean> {
  return session.kind === 'employee' && (await countMailboxGrants(on, { identityId: session.identityId, now: on.now, most: count + 1 })).count > count
}

/** The mailbox of one party; undefined where its post may not be read. */
export async function findMailboxOf(on: Read, session: Session, partyId: PartyId): Promise<OpenMailbox | undefined> {
  if (session.kind === 'employee') return findMailboxGrant(on, { identityId: session.identityId, partyId, now: on.now })
  return session.partyId === partyId ? ownMailbox(session) : undefined
}
