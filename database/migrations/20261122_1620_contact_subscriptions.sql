-- The transaction that created and the one that last changed a contact: notices go out in the order in which transactions ended, which business time does not tell.
ALTER TABLE contacts
  ADD COLUMN created_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
  ADD COLUMN changed_in xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX contacts_changed ON contacts (changed_in, contact_id);

-- A sender system that wants to be told when contacts change. Every change up to the place (seen_transaction, seen_contact_id) has become a notice, where it concerns the subscription.
CREATE TABLE contact_subscriptions (
  subscription_id uuid PRIMARY KEY,
  system_id uuid NOT NULL REFERENCES systems,
  notification_url text NOT NULL,
  operations text[] NOT NULL CHECK (operations <@ ARRAY['ALL_CITIZENS', 'NEW_CITIZENS', 'ALL_COMPANIES', 'NEW_COMPANIES']),
  version bigint NOT NULL DEFAULT 0,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  seen_transaction xid8 NOT NULL DEFAULT pg_snapshot_xmin(pg_current_snapshot()),
  seen_contact_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000'
);
CREATE INDEX contact_subscriptions_system ON contact_subscriptions (system_id, subscription_id);

-- The single contacts that a subscription names.
CREATE TABLE subscribed_contacts (
  subscribed_contact_id uuid PRIMARY KEY,
  subscription_id uuid NOT NULL REFERENCES contact_subscriptions ON DELETE CASCADE,
  contact_id uuid NOT NULL REFERENCES contacts,
  UNIQUE (subscription_id, contact_id)
);
CREATE INDEX subscribed_contacts_contact ON subscribed_contacts (contact_id);

-- What a subscriber is still to be told: one row however often the contact changed, gone once the subscriber took it or it was given up.
CREATE TABLE contact_notices (
  subscription_id uuid NOT NULL REFERENCES contact_subscriptions ON DELETE CASCADE,
  contact_id uuid NOT NULL REFERENCES contacts,
  due_at timestamptz(3) NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  first_tried_at timestamptz(3),
  PRIMARY KEY (subscription_id, contact_id),
  CHECK ((attempts > 0) = (first_tried_at IS NOT NULL))
);
CREATE INDEX contact_notices_due ON contact_notices (due_at);
CREATE INDEX contact_notices_next ON contact_notices (subscription_id, due_at, contact_id);

-- Up to this transaction changes were looked through for subscriptions that they concern.
CREATE TABLE contact_change_marks (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  planned_to xid8 NOT NULL
);
INSERT INTO contact_change_marks (planned_to) VALUES (pg_current_xact_id());
