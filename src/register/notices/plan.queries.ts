import { boolean, execute, get, list, text, uuid } from '../../platform/database/index.ts'
import type { ContactSubscriptionId } from '../subscriptions/contact-subscription.ts'
import type { TransactionId } from './changes.queries.ts'

const mark = { plannedTo: text<TransactionId>(), horizon: text<TransactionId>(), current: text<TransactionId>(), hasChanged: boolean }

/** Up to where changes were looked through, up to where they can be, this transaction's id, and whether anything changed since; locked until it ends. */
export const claimMark = get({}, mark)`
  SELECT contact_change_marks.planned_to::text, pg_snapshot_xmin(pg_current_snapshot())::text AS horizon, pg_current_xact_id()::text AS current,
    EXISTS (SELECT FROM contacts WHERE contacts.changed_in >= contact_change_marks.planned_to) AS has_changed
  FROM contact_change_marks
  FOR UPDATE`

export const updateMark = execute({ plannedTo: text<TransactionId>() })`
  UPDATE contact_change_marks SET planned_to = ${'plannedTo'}::xid8`

/** Subscriptions that changes of these transactions concern, or contacts that they made and later ones changed: looked for once for all changes, however many. */
export const listConcernedSubscriptions = list(
  { fromTransaction: text<TransactionId>(), toTransaction: text<TransactionId>() },
  { subscriptionId: uuid<ContactSubscriptionId>(), systemId: uuid() },
)`
  WITH changed AS MATERIALIZED (
    SELECT contacts.contact_id, parties.kind, contacts.created_in >= ${'fromTransaction'}::xid8 AS is_new
    FROM contacts
    JOIN parties ON parties.party_id = contacts.party_id
    WHERE contacts.changed_in >= ${'fromTransaction'}::xid8
      AND (contacts.changed_in < ${'toTransaction'}::xid8
        OR (contacts.created_in >= ${'fromTransaction'}::xid8 AND contacts.created_in < ${'toTransaction'}::xid8))
  ),
  happened AS (
    SELECT DISTINCT unnest(CASE
      WHEN changed.kind = 'person' AND changed.is_new THEN ARRAY['ALL_CITIZENS', 'NEW_CITIZENS']
      WHEN changed.kind = 'person' THEN ARRAY['ALL_CITIZENS']
      WHEN changed.is_new THEN ARRAY['ALL_COMPANIES', 'NEW_COMPANIES']
      ELSE ARRAY['ALL_COMPANIES'] END) AS operation
    FROM changed
  ),
  concerned AS (
    SELECT contact_subscriptions.subscription_id
    FROM contact_subscriptions
    WHERE EXISTS (SELECT FROM happened WHERE happened.operation = ANY (contact_subscriptions.operations))
    UNION
    SELECT subscribed_contacts.subscription_id
    FROM changed
    JOIN subscribed_contacts ON subscribed_contacts.contact_id = changed.contact_id
  )
  SELECT contact_subscriptions.subscription_id, contact_subscriptions.system_id
  FROM concerned
  JOIN contact_subscriptions ON contact_subscriptions.subscription_id = concerned.subscription_id
  JOIN systems ON systems.system_id = contact_subscriptions.system_id
  WHERE systems.deleted_at IS NULL`

/** After a restore: what no subscription has seen for certain was changed now, all else before every place. */
export const updateChangesAfterRestore = execute({})`
  WITH seen AS (
    SELECT least(min(contact_subscriptions.seen_transaction), (SELECT contact_change_marks.planned_to FROM contact_change_marks)) AS transaction_id
    FROM contact_subscriptions
  )
  UPDATE contacts
  SET created_in = CASE WHEN contacts.created_in >= seen.transaction_id THEN pg_current_xact_id() ELSE '0'::xid8 END,
      changed_in = CASE WHEN contacts.changed_in >= seen.transaction_id THEN pg_current_xact_id() ELSE '0'::xid8 END
  FROM seen`

export const updatePlacesAfterRestore = execute({})`
  UPDATE contact_subscriptions SET seen_transaction = '1'::xid8, seen_contact_id = '00000000-0000-0000-0000-000000000000'`
