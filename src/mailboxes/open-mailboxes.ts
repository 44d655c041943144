import type { Session } from '../login/index.ts'
import type { Database, Read } from '../platform/database/index.ts'
import { generalProblems, Problem } from '../platform/problems/index.ts'
import type { OpenMailbox } from '../rights/index.ts'
import { findMailboxOf, mailboxesOf, readsMoreThan } from '../rights/index.ts'
import type { MailboxId } from './letter-document.ts'
import { makeMailboxes } from './make-mailboxes.ts'
import { findMailboxParty, listMailboxes } from './open-mailboxes.queries.ts'

/** A mailbox that the one who is logged in may read. */
export interface ReadableMailbox extends OpenMailbox {
  readonly mailboxId: MailboxId
}

/** So many are chosen from on the page itself; more are searched and paged on a page of their own. */
export const fewMailboxes = 10

/** Whose post is shown, and whose can be shown instead: the few, by name, the shown one among them; undefined where there are more. */
export interface OpenChoice<Mailbox = ReadableMailbox> {
  readonly few: readonly Mailbox[] | undefined
  readonly current: Mailbox
}

/** Each with its mailbox, in their order. Who had no letter yet gets a mailbox by being visited. */
export async function withMailboxes<Party extends OpenMailbox>(database: Database, parties: readonly Party[]): Promise<(Party & ReadableMailbox)[]> {
  const partyIds = parties.map(({ partyId }) => partyId)
  const there = await database.read((on) => listMailboxes(on, { partyIds }))
  const missing = partyIds.filter((id) => !there.some(({ partyId }) => partyId === id))
  const rows = missing.length === 0 ? there : await database.transaction(async (tx) => {
    await makeMailboxes(tx, missing)
    return listMailboxes(tx, { partyIds })
  })
  const byParty = new Map(rows.map(({ partyId, mailboxId }) => [partyId, mailboxId]))
  return parties.flatMap((party) => {
    const mailboxId = byParty.get(party.partyId)
    return mailboxId === undefined ? [] : [{ ...party, mailboxId }]
  })
}

/** Without a wish: the post of whom the session stands for, or else the first that it may read, by name. */
async function findFirst(on: Read, session: Session, few: readonly OpenMailbox[] | undefined): Promise<OpenMailbox | undefined> {
  const standsFor = session.kind === 'employee' ? session.actingFor.partyId : session.partyId
  if (few !== undefined) return few.find(({ partyId }) => partyId === standsFor) ?? few[0]
  return (await findMailboxOf(on, session, standsFor)) ?? (await mailboxesOf(on, session, { offset: 0, limit: 1 })).mailboxes[0]
}

async function readChoice(on: Read, session: Session, wish: MailboxId | undefined): Promise<OpenChoice<OpenMailbox> | undefined> {
  const few = (await readsMoreThan(on, session, fewMailboxes)) ? undefined : (await mailboxesOf(on, session, { offset: 0, limit: fewMailboxes })).mailboxes
  const current = wish === undefined ? await findFirst(on, session, few) : await openMailbox(on, session, wish)
  return current && { few, current }
}

/** The mailbox to show, and the choice beside it; undefined for an employee who may read nobody's post. Throws not.found where the wished one may not be read. */
export async function openMailboxes(database: Database, session: Session, wish: MailboxId | undefined): Promise<OpenChoice | undefined> {
  const choice = await database.read((on) => readChoice(on, session, wish))
  if (choice === undefined) return undefined
  const mailboxes = await withMailboxes(database, choice.few ?? [choice.current])
  const current = mailboxes.find(({ partyId }) => partyId === choice.current.partyId)
  return current && { few: choice.few && mailboxes, current }
}

/** One mailbox, if the session may read it now. Throws not.found for any other, so that nobody learns which ids exist. */
export async function openMailbox(on: Read, session: Session, mailboxId: MailboxId): Promise<ReadableMailbox> {
  const found = await findMailboxParty(on, { mailboxId })
  const open = found && (await findMailboxOf(on, session, found.partyId))
  if (open === undefined) throw new Problem(generalProblems['not.found'])
  return { ...open, mailboxId }
}
