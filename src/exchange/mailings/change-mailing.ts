import type { EventActor } from '../../events/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { ContentStore } from '../../platform/content/index.ts'
import { removeBlobs } from '../../platform/content/index.ts'
import type { Database, Transaction } from '../../platform/database/index.ts'
import type { WakeBus } from '../../platform/work/index.ts'
import type { SystemId } from '../../systems/index.ts'
import { claimProgress } from '../containers/containers.queries.ts'
import { releaseEntries } from '../containers/release-entries.ts'
import { stopContainer } from '../containers/stop-container.ts'
import { takeContainersStage } from '../stages.ts'
import type { MailingWish, NewStanding, WishOutcome } from './decide-change.ts'
import { decideWish } from './decide-change.ts'
import { deleteSightings } from './examinations.queries.ts'
import type { MailingChange, MailingId } from './mailing.ts'
import type { Mailing } from './mailings.queries.ts'
import { containerOf, findMailing } from './mailings.queries.ts'
import { writeChange } from './write-change.ts'

export interface MailingServices {
  readonly database: Database
  readonly contentStore: ContentStore
  readonly wakeBus: Pick<WakeBus, 'wake'>
}

/** Who asks, and whose mailings: an organisation's, or those of one of its systems. Whether he may is the caller's to know. */
export interface MailingStaff {
  readonly actor: EventActor
  readonly senderId: PartyId
  readonly systemId?: SystemId
}

/** `already`: it was as wished. `impossible`: not in the state it is in. */
export type ChangeOutcome = { readonly kind: 'done' | 'already' | 'unknown' } | Extract<WishOutcome, { readonly kind: 'impossible' }>

const changeBy: Readonly<Record<MailingWish, MailingChange>> = { start: 'started', pause: 'paused', resume: 'resumed', stop: 'stopped' }

async function apply(tx: Transaction, mailing: Mailing, { state, step, released }: NewStanding, { wish, actor }: { readonly wish: MailingWish; readonly actor: EventActor }): Promise<void> {
  await writeChange(tx, mailing, { change: changeBy[wish], state, step, actor, isSeen: state === 'running' })
  if (wish !== 'stop') return releaseEntries(tx, containerOf(mailing), released)
  await deleteSightings(tx, mailing)
  await stopContainer(tx, mailing.mailingId)
}

async function change(tx: Transaction, { actor, senderId, systemId }: MailingStaff, mailingId: MailingId, wish: MailingWish): Promise<ChangeOutcome> {
  const owner = { mailingId, senderId, systemId: systemId ?? null }
  if ((await findMailing(tx, owner)) === undefined) return { kind: 'unknown' }
  // Whoever moves the mailing on holds this row; how it stands is read when we have it.
  await claimProgress(tx, { containerId: mailingId })
  const mailing = await findMailing(tx, owner)
  if (mailing === undefined) return { kind: 'unknown' }
  const outcome = decideWish(mailing, wish)
  if (outcome.kind === 'impossible') return outcome
  if (outcome.kind === 'done') await apply(tx, mailing, outcome.standing, { wish, actor })
  return { kind: outcome.kind }
}

/** Starts, pauses, resumes or stops a mailing; asked twice, the second finds it done. A pause or stop holds from the next slice on. */
export async function changeMailing({ database, contentStore, wakeBus }: MailingServices, staff: MailingStaff, mailingId: MailingId, wish: MailingWish): Promise<ChangeOutcome> {
  const outcome = await database.transaction((tx) => change(tx, staff, mailingId, wish))
  if (outcome.kind === 'done' && wish === 'stop') await removeBlobs(contentStore, [mailingId])
  wakeBus.wake(takeContainersStage)
  return outcome
}
