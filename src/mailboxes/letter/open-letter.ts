import { recordChanges, recordEvents } from '../../events/index.ts'
import type { EventTag } from '../../events/index.ts'
import type { Session } from '../../login/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import { personActing } from '../person-acting.ts'
import type { LetterPlace } from '../post-paths.ts'
import type { LetterInMailbox } from './letter-in-mailbox.ts'
import { getLetter } from './letter-in-mailbox.ts'
import { lockEntry, updateToRead, updateToUnread } from './letter.queries.ts'

const record = (tx: Transaction, session: Session, { mailbox, letterId }: LetterInMailbox, tag: EventTag): Promise<void> =>
  recordEvents(tx, [{ tag, ownerId: mailbox.partyId, actor: personActing(session), letterId, properties: {} }])

const recordUnread = (tx: Transaction, session: Session, { mailbox, letterId }: LetterInMailbox): Promise<void> =>
  recordChanges(tx, [{ tag: 'FLAG_CHANGED', ownerId: mailbox.partyId, actor: personActing(session), letterId, changes: [{ field: 'state', before: 'read', after: 'unread' }] }])

/** Opening a letter makes it read and stands in the log each time; a legal notice that asks first stays as it is. Throws not.found. */
export async function openLetter(tx: Transaction, session: Session, place: LetterPlace): Promise<LetterInMailbox> {
  const letter = await getLetter(tx, session, place)
  if (letter.asksFirst) return letter
  await updateToRead(tx, { ...place, now: tx.now })
  await record(tx, session, letter, 'MESSAGE_READ')
  return letter
}

/**
 * Opening one of a letter's files makes the letter read, too. It stands in the log only if the letter was unread: the pages and the parts
 * of a file that a browser fetches one by one are one reading. Throws not.found.
 */
export async function openLetterForFile(tx: Transaction, session: Session, place: LetterPlace): Promise<LetterInMailbox> {
  const letter = await getLetter(tx, session, place)
  if (letter.asksFirst) return letter
  const changed = await updateToRead(tx, { ...place, now: tx.now })
  if (changed > 0) await record(tx, session, letter, 'MESSAGE_READ')
  return letter
}

/** The one who is logged in wants to open a legal notice: from now on it has been notified, once, however often it is sent. Throws not.found. */
export async function acceptLegalNotice(tx: Transaction, session: Session, place: LetterPlace): Promise<void> {
  await lockEntry(tx, place)
  const letter = await getLetter(tx, session, place)
  if (letter.asksFirst) await record(tx, session, letter, 'MESSAGE_LEGALLY_NOTIFIED')
}

/**
 * Marks a letter read or unread; sent twice, it changes nothing more. A legal notice that asks first stays as it is.
 * Throws not.found, and not.allowed for who may only read.
 */
export async function markLetter(tx: Transaction, session: Session, place: LetterPlace, read: boolean): Promise<LetterInMailbox> {
  const letter = await getLetter(tx, session, place)
  if (!letter.mailbox.mayWrite) throw new Problem(generalProblems['not.allowed'])
  if (letter.asksFirst) return letter
  const changed = read ? await updateToRead(tx, { ...place, now: tx.now }) : await updateToUnread(tx, place)
  if (changed === 0) return letter
  if (read) await record(tx, session, letter, 'MESSAGE_READ')
  else await recordUnread(tx, session, letter)
  return letter
}
