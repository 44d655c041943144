import type { PartyKind } from '../../parties/index.ts'
import type { Shape } from '../../platform/database/index.ts'
import { array, change, execute, find, int4, int8, list, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { ContactId } from '../registration.ts'
import type { ContactSubscriptionId, SubscribedContactId, SubscriptionOperation } from './contact-subscription.ts'

const subscriptionRow = {
  subscriptionId: uuid<ContactSubscriptionId>(),
  systemId: uuid(),
  version: int8,
  operations: array(text<SubscriptionOperation>()),
  notificationUrl: text(),
}

export type ContactSubscriptionRow = Shape<typeof subscriptionRow>

/** A system's own, oldest first. */
export const listSubscriptions = list({ systemId: uuid() }, subscriptionRow)`
  SELECT contact_subscriptions.subscription_id, contact_subscriptions.system_id, contact_subscriptions.version, contact_subscriptions.operations,
    contact_subscriptions.notification_url
  FROM contact_subscriptions
  WHERE contact_subscriptions.system_id = ${'systemId'}
  ORDER BY contact_subscriptions.subscription_id`

/** Locked until the transaction ends; none when it is another system's. */
export const claimSubscription = find({ subscriptionId: uuid<ContactSubscriptionId>(), systemId: uuid() }, subscriptionRow)`
  SELECT contact_subscriptions.subscription_id, contact_subscriptions.system_id, contact_subscriptions.version, contact_subscriptions.operations,
    contact_subscriptions.notification_url
  FROM contact_subscriptions
  WHERE contact_subscriptions.subscription_id = ${'subscriptionId'} AND contact_subscriptions.system_id = ${'systemId'}
  FOR UPDATE`

const singleRow = { subscriptionId: uuid<ContactSubscriptionId>(), subscribedContactId: uuid<SubscribedContactId>(), contactId: uuid<ContactId>() }

export type SubscribedContactRow = Shape<typeof singleRow>

export const listSubscribedContacts = list({ subscriptionIds: array(uuid<ContactSubscriptionId>()) }, singleRow)`
  SELECT subscribed_contacts.subscription_id, subscribed_contacts.subscribed_contact_id, subscribed_contacts.contact_id
  FROM subscribed_contacts
  WHERE subscribed_contacts.subscription_id = ANY (${'subscriptionIds'})
  ORDER BY subscribed_contacts.subscribed_contact_id`

/** Which of these ids are contacts. */
export const listKnownContacts = list({ contactIds: array(uuid<ContactId>()) }, { contactId: uuid<ContactId>() })`
  SELECT contacts.contact_id FROM contacts WHERE contacts.contact_id = ANY (${'contactIds'})`

const wish = { operations: array(text<SubscriptionOperation>()), notificationUrl: text(), now: timestamp }

/** Answers nothing when the system has as many as it may. What changes from now on concerns it: that of every transaction that has not ended yet. */
export const insertSubscription = change({ ...wish, subscriptionId: uuid<ContactSubscriptionId>(), systemId: uuid(), max: int4 }, subscriptionRow)`
  INSERT INTO contact_subscriptions (subscription_id, system_id, operations, notification_url, created_at, updated_at)
  SELECT ${'subscriptionId'}, ${'systemId'}, ${'operations'}, ${'notificationUrl'}, ${'now'}, ${'now'}
  WHERE (SELECT count(*) FROM contact_subscriptions AS others WHERE others.system_id = ${'systemId'}) < ${'max'}
  RETURNING contact_subscriptions.subscription_id, contact_subscriptions.system_id, contact_subscriptions.version, contact_subscriptions.operations,
    contact_subscriptions.notification_url`

export const updateSubscription = change({ ...wish, subscriptionId: uuid<ContactSubscriptionId>() }, subscriptionRow)`
  UPDATE contact_subscriptions
  SET operations = ${'operations'}, notification_url = ${'notificationUrl'}, updated_at = ${'now'}, version = contact_subscriptions.version + 1
  WHERE contact_subscriptions.subscription_id = ${'subscriptionId'}
  RETURNING contact_subscriptions.subscription_id, contact_subscriptions.system_id, contact_subscriptions.version, contact_subscriptions.operations,
    contact_subscriptions.notification_url`

/** With its single contacts and waiting notices. */
export const deleteSubscription = execute({ subscriptionId: uuid<ContactSubscriptionId>() })`
  DELETE FROM contact_subscriptions WHERE contact_subscriptions.subscription_id = ${'subscriptionId'}`

/** One that is subscribed to already stays as it is. */
export const insertSubscribedContacts = execute({
  subscriptionId: uuid<ContactSubscriptionId>(),
  subscribedContactIds: array(uuid<SubscribedContactId>()),
  contactIds: array(uuid<ContactId>()),
})`
  INSERT INTO subscribed_contacts (subscribed_contact_id, subscription_id, contact_id)
  SELECT wanted.subscribed_contact_id, ${'subscriptionId'}, wanted.contact_id
  FROM unnest(${'subscribedContactIds'}, ${'contactIds'}) AS wanted (subscribed_contact_id, contact_id)
  ON CONFLICT (subscription_id, contact_id) DO NOTHING`

export const deleteOtherSubscribedContacts = execute({ subscriptionId: uuid<ContactSubscriptionId>(), contactIds: array(uuid<ContactId>()) })`
  DELETE FROM subscribed_contacts
  WHERE subscribed_contacts.subscription_id = ${'subscriptionId'} AND subscribed_contacts.contact_id <> ALL (${'contactIds'})`

/** What waits to be told, though the subscription no longer asks for it. */
export const deleteUnwantedNotices = execute({ subscriptionId: uuid<ContactSubscriptionId>(), kinds: array(text<PartyKind>()) })`
  DELETE FROM contact_notices
  USING contacts, parties
  WHERE contact_notices.subscription_id = ${'subscriptionId'} AND contacts.contact_id = contact_notices.contact_id
    AND parties.party_id = contacts.party_id AND parties.kind <> ALL (${'kinds'})
    AND NOT EXISTS (SELECT FROM subscribed_contacts
      WHERE subscribed_contacts.subscription_id = contact_notices.subscription_id AND subscribed_contacts.contact_id = contact_notices.contact_id)`
