import { listEventsOfLetter } from '../../events/index.ts'
import type { Session } from '../../login/index.ts'
import type { Read } from '../../platform/database/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import { openMailbox } from '../open-mailboxes.ts'
import type { ReadableMailbox } from '../open-mailboxes.ts'
import type { LetterPlace } from '../post-paths.ts'
import { findLetter } from './letter.queries.ts'

type LetterRow = NonNullable<Awaited<ReturnType<typeof findLetter>>>

/** A letter in a mailbox that the one who is logged in may read. */
export interface LetterInMailbox extends LetterRow, LetterPlace {
  readonly mailbox: ReadableMailbox
  /** A legal notice that nobody has opened yet: whoever handles it must be asked first. */
  readonly asksFirst: boolean
}

/** The log is where it stands, once and for good, that a letter has been legally notified. */
async function isNotified(on: Read, letterId: string, { partyId }: ReadableMailbox): Promise<boolean> {
  const events = await listEventsOfLetter(on, letterId)
  return events.some(({ tag, ownerId }) => tag === 'MESSAGE_LEGALLY_NOTIFIED' && ownerId === partyId)
}

/** Throws not.found unless the session may read the mailbox now and the letter lies in it. */
export async function getLetter(on: Read, session: Session, place: LetterPlace): Promise<LetterInMailbox> {
  const mailbox = await openMailbox(on, session, place.mailboxId)
  const row = await findLetter(on, place)
  if (row === undefined) throw new Problem(generalProblems['not.found'])
  const asksFirst = row.legalNotification && !(await isNotified(on, place.letterId, mailbox))
  return { ...row, ...place, mailbox, asksFirst }
}
