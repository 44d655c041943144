import { uuidV7 } from '../../platform/crypto/index.ts'
import type { Read, Transaction } from '../../platform/database/index.ts'
import type { FieldProblem } from '../../platform/problems/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import { skipSeenChanges } from '../notices/turn-changes-into-notices.ts'
import { registerProblems } from '../register.problems.ts'
import type { ContactId } from '../registration.ts'
import type { ContactSubscriptionId, SubscribedContactId, SubscriptionWish } from './contact-subscription.ts'
import { wantedKinds } from './contact-subscription.ts'
import type { ContactSubscriptionRow } from './contact-subscriptions.queries.ts'
import {
  claimSubscription,
  deleteOtherSubscribedContacts,
  deleteSubscription,
  deleteUnwantedNotices,
  insertSubscribedContacts,
  insertSubscription,
  listKnownContacts,
  updateSubscription,
} from './contact-subscriptions.queries.ts'

/** So many subscriptions a system may have: one would do, several let it part its addresses. */
const maxOfSystem = 20

/** Which subscription, whose it must be, and the version that the caller knows. */
export interface NamedSubscription {
  readonly subscriptionId: ContactSubscriptionId
  readonly systemId: string
  readonly version: number
}

async function refuseUnknownContacts(on: Read, contactIds: readonly ContactId[]): Promise<void> {
  const known = new Set((await listKnownContacts(on, { contactIds })).map(({ contactId }) => contactId))
  const fields = contactIds.flatMap((contactId, index): FieldProblem[] =>
    known.has(contactId) ? [] : [{ field: `singleContactSubscriptions.${index}`, code: 'unknown', message: 'Not the id of a contact' }],
  )
  if (fields.length > 0) throw new Problem(generalProblems['request.invalid'], { fields: fields.slice(0, 50), detail: `${fields.length} single contacts are not known.` })
}

async function claim(tx: Transaction, { subscriptionId, systemId, version }: NamedSubscription): Promise<ContactSubscriptionRow> {
  const subscription = await claimSubscription(tx, { subscriptionId, systemId })
  if (subscription === undefined) throw new Problem(generalProblems['not.found'])
  if (subscription.version !== version) throw new Problem(generalProblems['version.conflict'], { detail: `Its version is ${subscription.version}.` })
  return subscription
}

const newSingles = (tx: Transaction, subscriptionId: ContactSubscriptionId, contactIds: readonly ContactId[]): Promise<number> =>
  insertSubscribedContacts(tx, { subscriptionId, contactIds, subscribedContactIds: contactIds.map(() => uuidV7(tx.now) as SubscribedContactId) }) // branding

/** A new subscription, to what changes from now on. Throws request.invalid, contact.subscriptions.too.many. */
export async function addSubscription(tx: Transaction, systemId: string, { contactIds, ...wish }: SubscriptionWish): Promise<ContactSubscriptionRow> {
  await refuseUnknownContacts(tx, contactIds)
  const subscriptionId = uuidV7(tx.now) as ContactSubscriptionId // branding
  const [subscription] = await insertSubscription(tx, { ...wish, subscriptionId, systemId, max: maxOfSystem, now: tx.now })
  if (subscription === undefined) throw new Problem(registerProblems['contact.subscriptions.too.many'], { detail: `It has ${maxOfSystem}.` })
  await newSingles(tx, subscriptionId, contactIds)
  return subscription
}

/** Puts a wish in the place of the one before; what it no longer asks for is no longer told, also if it waits. Throws not.found, version.conflict, request.invalid. */
export async function replaceSubscription(tx: Transaction, named: NamedSubscription, { contactIds, ...wish }: SubscriptionWish): Promise<ContactSubscriptionRow> {
  const { subscriptionId } = await claim(tx, named)
  await refuseUnknownContacts(tx, contactIds)
  await skipSeenChanges(tx, subscriptionId)
  const [subscription] = await updateSubscription(tx, { ...wish, subscriptionId, now: tx.now })
  if (subscription === undefined) throw new Error('A locked subscription is gone')
  await deleteOtherSubscribedContacts(tx, { subscriptionId, contactIds })
  await newSingles(tx, subscriptionId, contactIds)
  const { changedKinds, newKinds } = wantedKinds(wish.operations)
  await deleteUnwantedNotices(tx, { subscriptionId, kinds: [...changedKinds, ...newKinds] })
  return subscription
}

/** Throws not.found, version.conflict. */
export async function removeSubscription(tx: Transaction, named: NamedSubscription): Promise<void> {
  const { subscriptionId } = await claim(tx, named)
  await deleteSubscription(tx, { subscriptionId })
}
