import type { PartyId, PartyKind } from '../../parties/index.ts'
import type { Shape } from '../../platform/database/index.ts'
import { array, boolean, execute, find, get, int4, int8, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { ContactId } from '../registration.ts'
import type { ContactSubscriptionId } from '../subscriptions/contact-subscription.ts'

const subscriber = { systemId: uuid(), organisationPartyId: uuid<PartyId>(), notificationUrl: text(), isInOperation: boolean }

/** Whom to call. */
export type Subscriber = Shape<typeof subscriber>

/** None when the subscription has ended, or its system for good. */
export const findSubscriber = find({ subscriptionId: uuid<ContactSubscriptionId>(), now: timestamp }, subscriber)`
  SELECT contact_subscriptions.system_id, organisations.party_id AS organisation_party_id, contact_subscriptions.notification_url,
    systems.active_from IS NOT NULL AND systems.active_from <= ${'now'} AND (systems.active_to IS NULL OR systems.active_to > ${'now'}) AS is_in_operation
  FROM contact_subscriptions
  JOIN systems ON systems.system_id = contact_subscriptions.system_id
  JOIN organisations ON organisations.organisation_id = systems.organisation_id
  WHERE contact_subscriptions.subscription_id = ${'subscriptionId'} AND systems.deleted_at IS NULL`

/** How many contacts wait to be told, those of later attempts among them, and when the next is due. */
export const getWaiting = get({ subscriptionId: uuid<ContactSubscriptionId>() }, { count: int8, nextDueAt: nullable(timestamp) })`
  SELECT count(*) AS count, min(contact_notices.due_at) AS next_due_at FROM contact_notices
  WHERE contact_notices.subscription_id = ${'subscriptionId'}`

const notice = {
  contactId: uuid<ContactId>(),
  partyId: uuid<PartyId>(),
  kind: text<PartyKind>(),
  number: nullable(text()),
  updatedAt: timestamp,
  firstTriedAt: nullable(timestamp),
}

/** What a subscriber is to be told, as the contact is now. */
export type Notice = Shape<typeof notice>

export const listDueNotices = list({ subscriptionId: uuid<ContactSubscriptionId>(), now: timestamp, limit: int4 }, notice)`
  SELECT contacts.contact_id, contacts.party_id, parties.kind, party_numbers.number, contacts.updated_at, contact_notices.first_tried_at
  FROM contact_notices
  JOIN contacts ON contacts.contact_id = contact_notices.contact_id
  JOIN parties ON parties.party_id = contacts.party_id
  LEFT JOIN party_numbers ON party_numbers.party_id = contacts.party_id AND party_numbers.valid_to IS NULL
    AND party_numbers.number_type = CASE parties.kind WHEN 'person' THEN 'CPR' ELSE 'CVR' END
  WHERE contact_notices.subscription_id = ${'subscriptionId'} AND contact_notices.due_at <= ${'now'}
  ORDER BY contact_notices.due_at, contact_notices.contact_id LIMIT ${'limit'}`

const some = { subscriptionId: uuid<ContactSubscriptionId>(), contactIds: array(uuid<ContactId>()) }

/** Told, or given up. */
export const deleteNotices = execute(some)`
  DELETE FROM contact_notices
  WHERE contact_notices.subscription_id = ${'subscriptionId'} AND contact_notices.contact_id = ANY (${'contactIds'})`

export const updateFailedNotices = execute({ ...some, dueAts: array(timestamp), now: timestamp })`
  UPDATE contact_notices
  SET attempts = contact_notices.attempts + 1, first_tried_at = coalesce(contact_notices.first_tried_at, ${'now'}), due_at = failed.due_at
  FROM unnest(${'contactIds'}, ${'dueAts'}) AS failed (contact_id, due_at)
  WHERE contact_notices.subscription_id = ${'subscriptionId'} AND contact_notices.contact_id = failed.contact_id`
