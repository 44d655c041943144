import type { Session } from '../login/index.ts'
import type { Database, Read } from '../platform/database/index.ts'
import { generalProblems, Problem } from '../platform/problems/index.ts'
import type { OpenMailbox } from '../rights/index.ts'
import { mailboxesOf } from '../rights/index.ts'
import type { MailboxId } from './letter-document.ts'
import { makeMailboxes } from './make-mailboxes.ts'
import { findMailboxParty, listMailboxes } from './open-mailboxes.queries.ts'

/** A mailbox that the one who is logged in may read. */
export interface ReadableMailbox extends OpenMailbox {
  readonly mailboxId: MailboxId
}

/** All mailboxes that the session may read now, by name; parties that have no mailbox yet are named apart. */
async function readMailboxes(on: Read, session: Session): Promise<{ mailboxes: ReadableMailbox[]; missing: OpenMailbox[] }> {
  const open = await mailboxesOf(on, session)
  const rows = await listMailboxes(on, { partyIds: open.map(({ partyId }) => partyId) })
  const byParty = new Map(rows.map(({ partyId, mailboxId }) => [partyId, mailboxId]))
  const mailboxes = open.flatMap((party) => {
    const mailboxId = byParty.get(party.partyId)
    return mailboxId === undefined ? [] : [{ ...party, mailboxId }]
  })
  return { mailboxes, missing: open.filter(({ partyId }) => !byParty.has(partyId)) }
}

/** All mailboxes that the session may read now, by name. Who had no letter yet gets a mailbox by visiting it. */
export async function openMailboxes(database: Database, session: Session): Promise<ReadableMailbox[]> {
  const { mailboxes, missing } = await database.read((on) => readMailboxes(on, session))
  if (missing.length === 0) return mailboxes
  return database.transaction(async (tx) => {
    await makeMailboxes(tx, missing.map(({ partyId }) => partyId))
    return (await readMailboxes(tx, session)).mailboxes
  })
}

/** One mailbox, if the session may read it now. Throws not.found for any other, so that nobody learns which ids exist. */
export async function openMailbox(on: Read, session: Session, mailboxId: MailboxId): Promise<ReadableMailbox> {
  const found = await findMailboxParty(on, { mailboxId })
  const open = found && (await mailboxesOf(on, session)).find(({ partyId }) => partyId === found.partyId)
  if (open === undefined) throw new Problem(generalProblems['not.found'])
  return { ...open, mailboxId }
}
