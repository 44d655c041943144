import type { PartyKind } from '../../parties/index.ts'
import type { Shape } from '../../platform/database/index.ts'
import { array, execute, find, int4, list, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { ContactId } from '../registration.ts'
import type { ContactSubscriptionId, SubscriptionOperation } from '../subscriptions/contact-subscription.ts'

/** A transaction id of PostgreSQL (xid8), as decimal text: it may pass what a number holds. */
export type TransactionId = string

const placeRow = {
  seenTransaction: text<TransactionId>(),
  seenContactId: uuid<ContactId>(),
  operations: array(text<SubscriptionOperation>()),
  horizon: text<TransactionId>(),
}

/** Up to where a subscription has seen the changes; below the horizon every transaction has ended, so nothing can appear there any more. */
export type SubscriptionPlace = Shape<typeof placeRow>

export const findPlace = find({ subscriptionId: uuid<ContactSubscriptionId>() }, placeRow)`
  SELECT contact_subscriptions.seen_transaction::text, contact_subscriptions.seen_contact_id, contact_subscriptions.operations,
    pg_snapshot_xmin(pg_current_snapshot())::text AS horizon
  FROM contact_subscriptions
  WHERE contact_subscriptions.subscription_id = ${'subscriptionId'}`

/** The same, locked until the transaction ends: for whoever moves it. */
export const claimPlace = find({ subscriptionId: uuid<ContactSubscriptionId>() }, placeRow)`
  SELECT contact_subscriptions.seen_transaction::text, contact_subscriptions.seen_contact_id, contact_subscriptions.operations,
    pg_snapshot_xmin(pg_current_snapshot())::text AS horizon
  FROM contact_subscriptions
  WHERE contact_subscriptions.subscription_id = ${'subscriptionId'}
  FOR UPDATE`

const change = { contactId: uuid<ContactId>(), changedIn: text<TransactionId>() }

/** A contact that changed, by the transaction that changed it last, or made it where only new ones are wanted. */
export type ContactChange = Shape<typeof change>

const after = {
  subscriptionId: uuid<ContactSubscriptionId>(),
  seenTransaction: text<TransactionId>(),
  seenContactId: uuid<ContactId>(),
  horizon: text<TransactionId>(),
  limit: int4,
}

/** The next changes of all contacts of some kinds, and of single ones: found by walking over all changes. */
export const listChangesOfKinds = list({ ...after, changedKinds: array(text<PartyKind>()) }, change)`
  SELECT contacts.contact_id, contacts.changed_in::text
  FROM contacts
  JOIN parties ON parties.party_id = contacts.party_id
  WHERE (contacts.changed_in, contacts.contact_id) > (${'seenTransaction'}::xid8, ${'seenContactId'}) AND contacts.changed_in < ${'horizon'}::xid8
    AND (parties.kind = ANY (${'changedKinds'})
      OR EXISTS (SELECT FROM subscribed_contacts
        WHERE subscribed_contacts.subscription_id = ${'subscriptionId'} AND subscribed_contacts.contact_id = contacts.contact_id))
  ORDER BY contacts.changed_in, contacts.contact_id LIMIT ${'limit'}`

/** The next new contacts of some kinds, by the transaction that made them: one that changed again meanwhile is new all the same. */
export const listNewContacts = list(
  { seenTransaction: after.seenTransaction, seenContactId: after.seenContactId, horizon: after.horizon, limit: after.limit, newKinds: array(text<PartyKind>()) },
  change,
)`
  SELECT contacts.contact_id, contacts.created_in::text AS changed_in
  FROM contacts
  JOIN parties ON parties.party_id = contacts.party_id
  WHERE (contacts.created_in, contacts.contact_id) > (${'seenTransaction'}::xid8, ${'seenContactId'}) AND contacts.created_in < ${'horizon'}::xid8
    AND parties.kind = ANY (${'newKinds'})
  ORDER BY contacts.created_in, contacts.contact_id LIMIT ${'limit'}`

/** The next changes of single contacts: found from these. */
export const listChangesOfSingles = list(after, change)`
  SELECT contacts.contact_id, contacts.changed_in::text
  FROM subscribed_contacts
  JOIN contacts ON contacts.contact_id = subscribed_contacts.contact_id
  WHERE subscribed_contacts.subscription_id = ${'subscriptionId'}
    AND (contacts.changed_in, contacts.contact_id) > (${'seenTransaction'}::xid8, ${'seenContactId'}) AND contacts.changed_in < ${'horizon'}::xid8
  ORDER BY contacts.changed_in, contacts.contact_id LIMIT ${'limit'}`

/** A contact that waits already is to be told anew, from the first attempt on: it changed again. */
export const insertNotices = execute({ subscriptionId: uuid<ContactSubscriptionId>(), contactIds: array(uuid<ContactId>()), now: timestamp })`
  INSERT INTO contact_notices (subscription_id, contact_id, due_at)
  SELECT ${'subscriptionId'}, changed.contact_id, ${'now'} FROM unnest(${'contactIds'}) AS changed (contact_id)
  ON CONFLICT (subscription_id, contact_id) DO UPDATE SET due_at = excluded.due_at, attempts = 0, first_tried_at = NULL`

export const updatePlace = execute({ subscriptionId: uuid<ContactSubscriptionId>(), seenTransaction: text<TransactionId>(), seenContactId: uuid<ContactId>() })`
  UPDATE contact_subscriptions SET seen_transaction = ${'seenTransaction'}::xid8, seen_contact_id = ${'seenContactId'}
  WHERE contact_subscriptions.subscription_id = ${'subscriptionId'}`
