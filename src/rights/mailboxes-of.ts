import type { Session } from '../login/index.ts'
import type { PartyId } from '../parties/index.ts'
import type { Read } from '../platform/database/index.ts'
import { listMailboxGrants } from './rights.queries.ts'

/** A party whose post may be read. */
export interface OpenMailbox {
  readonly partyId: PartyId
  readonly name: string
  readonly kind: 'person' | 'company' | 'authority'
  /** Sending, replying, moving and deleting too. */
  readonly mayWrite: boolean
}

/** Whose post the one who is logged in may read, by name: citizens their own, employees that of organisations which granted it. */
export async function mailboxesOf(on: Read, session: Session): Promise<OpenMailbox[]> {
  if (session.kind === 'citizen') return [{ partyId: session.partyId, name: session.name, kind: 'person', mayWrite: true }]
  return listMailboxGrants(on, { identityId: session.identityId, now: on.now })
}
