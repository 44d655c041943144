import type { Read, Transaction } from '../../platform/database/index.ts'
import type { ContactId } from '../registration.ts'
import type { ContactSubscriptionId } from '../subscriptions/contact-subscription.ts'
import { wantedKinds } from '../subscriptions/contact-subscription.ts'
import type { ContactChange, SubscriptionPlace } from './changes.queries.ts'
import { claimPlace, findPlace, insertNotices, listChangesOfKinds, listChangesOfSingles, listNewContacts, updatePlace } from './changes.queries.ts'

/** Before every contact of its transaction. */
const noContact = '00000000-0000-0000-0000-000000000000' as ContactId // branding

/** By transaction, and within one by id: the order of the database. */
const inOrder = (one: ContactChange, other: ContactChange): number =>
  Number(BigInt(one.changedIn) - BigInt(other.changedIn)) || (one.contactId < other.contactId ? -1 : 1)

/** A contact may stand there twice: as new, and as changed by a later transaction. */
async function listChanges(on: Read, subscriptionId: ContactSubscriptionId, place: SubscriptionPlace, limit: number): Promise<ContactChange[]> {
  const { seenTransaction, seenContactId, horizon, operations } = place
  const after = { seenTransaction, seenContactId, horizon, limit }
  const { changedKinds, newKinds } = wantedKinds(operations)
  const changed = await (changedKinds.length === 0 ? listChangesOfSingles(on, { ...after, subscriptionId }) : listChangesOfKinds(on, { ...after, subscriptionId, changedKinds }))
  const made = newKinds.length === 0 ? [] : await listNewContacts(on, { ...after, newKinds })
  return [...changed, ...made].toSorted(inOrder).slice(0, limit)
}

/** True when changes that concern the subscription are no notices yet. */
export async function hasChanges(on: Read, subscriptionId: ContactSubscriptionId): Promise<boolean> {
  const place = await findPlace(on, { subscriptionId })
  return place !== undefined && (await listChanges(on, subscriptionId, place, 1)).length > 0
}

/**
 * Makes notices of the next changes that concern a subscription, in the order of the transactions that made them, and moves its place on.
 * Only changes of ended transactions below the oldest running one are looked at: what commits later lies behind the place, however early it began.
 */
export async function turnChangesIntoNotices(tx: Transaction, subscriptionId: ContactSubscriptionId, limit: number): Promise<void> {
  const place = await claimPlace(tx, { subscriptionId })
  if (place === undefined) return
  const changes = await listChanges(tx, subscriptionId, place, limit)
  await insertNotices(tx, { subscriptionId, contactIds: [...new Set(changes.map(({ contactId }) => contactId))], now: tx.now })
  const last = changes.length < limit ? undefined : changes.at(-1)
  await updatePlace(tx, { subscriptionId, seenTransaction: last?.changedIn ?? place.horizon, seenContactId: last?.contactId ?? noContact })
}

/** Leaves out what was changed so far, except what concerns the subscription as it was and is no notice yet: to be called before it asks for more. */
export async function skipSeenChanges(tx: Transaction, subscriptionId: ContactSubscriptionId): Promise<void> {
  const place = await claimPlace(tx, { subscriptionId })
  if (place === undefined) return
  const [next] = await listChanges(tx, subscriptionId, place, 1)
  if (next === undefined) await updatePlace(tx, { subscriptionId, seenTransaction: place.horizon, seenContactId: noContact })
  else if (next.changedIn !== place.seenTransaction) await updatePlace(tx, { subscriptionId, seenTransaction: next.changedIn, seenContactId: noContact })
}
