-- Letters, their content, decisions, receipts, deliveries, mailboxes, events.
-- Ids are UUIDv7 made from business time, so that a range of ids is a range of time; partitions are months.

-- The raw MeMo as received (the legal original), sealed in frames (ADR 0003). content_id = letter_id.
CREATE TABLE content (
  content_id uuid NOT NULL,
  store text NOT NULL CHECK (store IN ('row', 'blob')),
  object text,
  object_offset bigint NOT NULL DEFAULT 0,
  -- Bytes as stored (sealed) and as received.
  sealed_length bigint NOT NULL,
  length bigint NOT NULL,
  key_id text NOT NULL,
  wrapped_key bytea NOT NULL,
  data bytea,
  PRIMARY KEY (content_id),
  CHECK ((store = 'row') = (data IS NOT NULL)),
  CHECK ((store = 'blob') = (object IS NOT NULL))
) PARTITION BY RANGE (content_id);
-- Sealed bytes do not compress. (PostgreSQL 15 knows no STORAGE in CREATE TABLE; partitions take it over.)
ALTER TABLE content ALTER COLUMN data SET STORAGE EXTERNAL;
CREATE TABLE content_default PARTITION OF content DEFAULT;

-- Who used which messageUUID with which bytes; kept for ever, so that sending twice never delivers twice.
CREATE TABLE letter_keys (
  message_uuid uuid PRIMARY KEY,
  sender_id uuid NOT NULL,
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  letter_id uuid NOT NULL UNIQUE
);

CREATE TABLE letters (
  letter_id uuid NOT NULL,
  message_uuid uuid NOT NULL,
  sender_id uuid NOT NULL,
  sender_system_id uuid NOT NULL,
  transmission_id uuid NOT NULL,
  way text NOT NULL CHECK (way IN ('REST', 'CONTAINER', 'SFTP', 'POST')),
  lane text NOT NULL CHECK (lane IN ('single', 'bulk', 'mailing')),
  length bigint NOT NULL,
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  accepted_at timestamptz(3) NOT NULL,
  PRIMARY KEY (letter_id)
) PARTITION BY RANGE (letter_id);
CREATE TABLE letters_default PARTITION OF letters DEFAULT;
CREATE INDEX letters_sender ON letters (sender_id, letter_id);

-- What was read from the letter; absent when it could not be read. Numbers of parties stand only in the content.
CREATE TABLE letter_headers (
  letter_id uuid NOT NULL,
  memo_version text NOT NULL CHECK (memo_version IN ('1.1', '1.2')),
  message_type text NOT NULL CHECK (message_type IN ('DIGITALPOST', 'NEMSMS')),
  message_id text,
  message_code text,
  title text NOT NULL,
  notification text,
  additional_notification text,
  sender_label text NOT NULL,
  recipient_label text,
  contact_point_id text,
  mandatory boolean NOT NULL,
  legal_notification boolean NOT NULL,
  reply_allowed boolean NOT NULL,
  reply_by timestamptz(3),
  do_not_deliver_until date,
  post_type text,
  -- Documents with files (byte ranges in the raw letter, hashes) and actions; the shape is LetterDocument[].
  documents jsonb NOT NULL,
  PRIMARY KEY (letter_id)
) PARTITION BY RANGE (letter_id);
CREATE TABLE letter_headers_default PARTITION OF letter_headers DEFAULT;

-- Every decision with the rule and the facts it used. The first is the check; later ones are made on the value date or when NemSMS runs out.
CREATE TABLE letter_decisions (
  letter_id uuid NOT NULL,
  decision_number smallint NOT NULL CHECK (decision_number > 0),
  status text NOT NULL CHECK (status IN ('COMPLETED', 'INVALID', 'NOT_ALLOWED')),
  route text NOT NULL CHECK (route IN ('mailbox', 'system', 'paper', 'sms', 'wait', 'rejected')),
  rule text NOT NULL,
  code text,
  -- The sentence of the receipt, in English as on the wire.
  reason text,
  facts jsonb NOT NULL,
  recipient_id uuid,
  system_id uuid,
  decided_at timestamptz(3) NOT NULL,
  PRIMARY KEY (letter_id, decision_number),
  CHECK ((status = 'COMPLETED') = (code IS NULL)),
  CHECK ((status = 'COMPLETED') = (route <> 'rejected'))
) PARTITION BY RANGE (letter_id);
CREATE TABLE letter_decisions_default PARTITION OF letter_decisions DEFAULT;

-- Business receipts; one a decision that the sender is told of.
CREATE TABLE receipts (
  receipt_id uuid NOT NULL,
  letter_id uuid NOT NULL,
  sender_system_id uuid NOT NULL,
  message_uuid uuid NOT NULL,
  message_id text,
  transmission_id uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('COMPLETED', 'INVALID', 'NOT_ALLOWED')),
  error_code text,
  error_message text,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (receipt_id)
) PARTITION BY RANGE (receipt_id);
CREATE TABLE receipts_default PARTITION OF receipts DEFAULT;
CREATE INDEX receipts_letter ON receipts (letter_id);

-- Receipts that wait to be pulled; a row goes when the sender took it, the receipt itself stays.
CREATE TABLE waiting_receipts (
  sender_system_id uuid NOT NULL,
  receipt_id uuid NOT NULL,
  PRIMARY KEY (sender_system_id, receipt_id)
);

CREATE TABLE deliveries (
  letter_id uuid NOT NULL,
  system_id uuid NOT NULL,
  message_uuid uuid NOT NULL,
  recipient_id uuid NOT NULL,
  protocol text NOT NULL,
  planned_at timestamptz(3) NOT NULL,
  PRIMARY KEY (letter_id, system_id)
) PARTITION BY RANGE (letter_id);
CREATE TABLE deliveries_default PARTITION OF deliveries DEFAULT;

-- Letters that wait for a receiver system; a row goes when the system took the letter.
CREATE TABLE waiting_deliveries (
  system_id uuid NOT NULL,
  letter_id uuid NOT NULL,
  message_uuid uuid NOT NULL,
  fetched_at timestamptz(3),
  PRIMARY KEY (system_id, letter_id)
);
CREATE UNIQUE INDEX waiting_deliveries_uuid ON waiting_deliveries (system_id, message_uuid);

-- How a delivery ended: handed over (with the receiver's receipt or deletion) or refused by the receiver.
CREATE TABLE delivery_ends (
  letter_id uuid NOT NULL,
  system_id uuid NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('HANDED_OVER', 'REFUSED')),
  cause text NOT NULL CHECK (cause IN ('RECEIPT', 'DELETE')),
  error_code text,
  error_message text,
  ended_at timestamptz(3) NOT NULL,
  PRIMARY KEY (letter_id, system_id)
) PARTITION BY RANGE (letter_id);
CREATE TABLE delivery_ends_default PARTITION OF delivery_ends DEFAULT;

CREATE TABLE mailboxes (
  mailbox_id uuid PRIMARY KEY,
  party_id uuid NOT NULL UNIQUE REFERENCES parties,
  version bigint NOT NULL DEFAULT 0,
  created_at timestamptz(3) NOT NULL
);

CREATE TABLE folders (
  folder_id uuid PRIMARY KEY,
  mailbox_id uuid NOT NULL REFERENCES mailboxes,
  parent_folder_id uuid,
  folder_type text NOT NULL CHECK (folder_type IN ('INBOX', 'DRAFTS', 'SENT', 'DELETED', 'USER_DEFINED')),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  version bigint NOT NULL DEFAULT 0,
  created_at timestamptz(3) NOT NULL,
  UNIQUE (mailbox_id, folder_id),
  FOREIGN KEY (mailbox_id, parent_folder_id) REFERENCES folders (mailbox_id, folder_id)
);
CREATE UNIQUE INDEX folders_standard ON folders (mailbox_id, folder_type) WHERE folder_type <> 'USER_DEFINED';

CREATE TABLE mailbox_entries (
  mailbox_id uuid NOT NULL,
  letter_id uuid NOT NULL,
  folder_id uuid NOT NULL,
  sender_id uuid NOT NULL,
  sender_label text NOT NULL,
  title text NOT NULL,
  attachments smallint NOT NULL,
  mandatory boolean NOT NULL,
  legal_notification boolean NOT NULL,
  has_action boolean NOT NULL,
  reply_by timestamptz(3),
  received_at timestamptz(3) NOT NULL,
  read_at timestamptz(3),
  version bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (mailbox_id, letter_id)
) PARTITION BY HASH (mailbox_id);
CREATE TABLE mailbox_entries_0 PARTITION OF mailbox_entries FOR VALUES WITH (MODULUS 8, REMAINDER 0);
CREATE TABLE mailbox_entries_1 PARTITION OF mailbox_entries FOR VALUES WITH (MODULUS 8, REMAINDER 1);
CREATE TABLE mailbox_entries_2 PARTITION OF mailbox_entries FOR VALUES WITH (MODULUS 8, REMAINDER 2);
CREATE TABLE mailbox_entries_3 PARTITION OF mailbox_entries FOR VALUES WITH (MODULUS 8, REMAINDER 3);
CREATE TABLE mailbox_entries_4 PARTITION OF mailbox_entries FOR VALUES WITH (MODULUS 8, REMAINDER 4);
CREATE TABLE mailbox_entries_5 PARTITION OF mailbox_entries FOR VALUES WITH (MODULUS 8, REMAINDER 5);
CREATE TABLE mailbox_entries_6 PARTITION OF mailbox_entries FOR VALUES WITH (MODULUS 8, REMAINDER 6);
CREATE TABLE mailbox_entries_7 PARTITION OF mailbox_entries FOR VALUES WITH (MODULUS 8, REMAINDER 7);
CREATE INDEX mailbox_entries_page ON mailbox_entries (mailbox_id, folder_id, received_at DESC, letter_id DESC);
CREATE INDEX mailbox_entries_unread ON mailbox_entries (mailbox_id, folder_id, received_at DESC, letter_id DESC) WHERE read_at IS NULL;

-- The log (exchange.md §7). Rows are never updated; a seal covers all rows of a range of transaction ids (ADR 0004).
CREATE TABLE events (
  event_id uuid NOT NULL,
  epoch integer NOT NULL,
  -- Of the inserting transaction; its range says which seal the row belongs to.
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  tag text NOT NULL,
  -- The one party whose log this event stands in.
  owner_id uuid NOT NULL,
  actor_id uuid,
  actor_kind text NOT NULL CHECK (actor_kind IN ('system', 'citizen', 'employee', 'platform')),
  system_id uuid,
  letter_id uuid,
  -- Facts without personal data.
  properties jsonb NOT NULL,
  -- SHA-256 of salt and personal properties (as jsonb prints them), which stand apart so that they can be erased.
  personal_digest bytea,
  occurred_at timestamptz(3) NOT NULL,
  PRIMARY KEY (event_id)
) PARTITION BY RANGE (event_id);
CREATE TABLE events_default PARTITION OF events DEFAULT;
CREATE INDEX events_letter ON events (letter_id) WHERE letter_id IS NOT NULL;
CREATE INDEX events_owner ON events (owner_id, event_id DESC);
CREATE INDEX events_transaction ON events (transaction_id);

CREATE TABLE event_personal_properties (
  event_id uuid NOT NULL,
  salt bytea NOT NULL CHECK (length(salt) = 16),
  properties jsonb NOT NULL,
  PRIMARY KEY (event_id)
) PARTITION BY RANGE (event_id);
CREATE TABLE event_personal_properties_default PARTITION OF event_personal_properties DEFAULT;

-- An epoch begins at installation and after every restore (transaction ids start anew). Its row is the tip of the chain: the
-- sealer goes on from here, so a seal that is missing or too many stays visible.
CREATE TABLE event_epochs (
  epoch integer PRIMARY KEY,
  begun_at timestamptz(3) NOT NULL,
  reason text NOT NULL,
  seal_count bigint NOT NULL DEFAULT 0,
  sealed_to xid8 NOT NULL DEFAULT '0',
  -- The value of the latest seal; a new epoch takes over that of the one before, the first begins with zeros.
  last_seal bytea NOT NULL CHECK (length(last_seal) = 32)
);
INSERT INTO event_epochs VALUES (1, '2026-01-01T00:00:00Z', 'installation', 0, '0', decode(repeat('00', 32), 'hex'));

-- A seal: every event of the epoch with from_transaction <= transaction_id < to_transaction.
CREATE TABLE event_seals (
  epoch integer NOT NULL REFERENCES event_epochs,
  seal_number bigint NOT NULL CHECK (seal_number > 0),
  from_transaction xid8 NOT NULL,
  to_transaction xid8 NOT NULL,
  event_count integer NOT NULL CHECK (event_count > 0),
  merkle_root bytea NOT NULL CHECK (length(merkle_root) = 32),
  previous_seal bytea NOT NULL CHECK (length(previous_seal) = 32),
  seal bytea NOT NULL UNIQUE CHECK (length(seal) = 32),
  -- event_id and digest of each event in order (48 bytes each), so that a changed, removed or added row can be named.
  leaves bytea NOT NULL,
  sealed_at timestamptz(3) NOT NULL,
  PRIMARY KEY (epoch, seal_number),
  CHECK (length(leaves) = event_count * 48)
);
ALTER TABLE event_seals ALTER COLUMN leaves SET STORAGE EXTERNAL;

-- When a receipt was first handed to its sender; it may be fetched again until the sender takes it off the list.
CREATE TABLE receipt_pulls (
  receipt_id uuid PRIMARY KEY,
  pulled_at timestamptz(3) NOT NULL
);
