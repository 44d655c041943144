-- Delivery in earnest. A letter's way to a receiver is a row of decisions: each decision for a system begins a delivery, and what becomes of
-- a delivery (refused, given up, withdrawn) is followed by the next decision: the primary system, the mailbox, or undeliverable.

ALTER TABLE letter_decisions DROP CONSTRAINT letter_decisions_route_check;
ALTER TABLE letter_decisions ADD CONSTRAINT letter_decisions_route_check
  CHECK (route IN ('mailbox', 'system', 'paper', 'sms', 'wait', 'rejected', 'undeliverable', 'recalled'));

-- A letter may come to the same system twice, so a delivery bears the number of the decision that began it.
ALTER TABLE deliveries ADD COLUMN decision_number smallint;
UPDATE deliveries SET decision_number = letter_decisions.decision_number
  FROM letter_decisions WHERE letter_decisions.letter_id = deliveries.letter_id AND letter_decisions.route = 'system';
ALTER TABLE deliveries ALTER COLUMN decision_number SET NOT NULL;
ALTER TABLE deliveries DROP CONSTRAINT deliveries_pkey;
ALTER TABLE deliveries ADD PRIMARY KEY (letter_id, decision_number);

ALTER TABLE delivery_ends ADD COLUMN decision_number smallint;
UPDATE delivery_ends SET decision_number = deliveries.decision_number
  FROM deliveries WHERE deliveries.letter_id = delivery_ends.letter_id AND deliveries.system_id = delivery_ends.system_id;
ALTER TABLE delivery_ends ALTER COLUMN decision_number SET NOT NULL;
ALTER TABLE delivery_ends DROP CONSTRAINT delivery_ends_pkey;
ALTER TABLE delivery_ends ADD PRIMARY KEY (letter_id, decision_number);
-- HANDED_OVER: the system has it (2xx to the push, its receipt COMPLETED, or DELETE). REFUSED: its receipt INVALID, also after a push.
-- EXHAUSTED: the last attempt of the ladder failed. WITHDRAWN: the system was deactivated or deleted, or somebody moved the letter.
ALTER TABLE delivery_ends DROP CONSTRAINT delivery_ends_outcome_check;
ALTER TABLE delivery_ends ADD CONSTRAINT delivery_ends_outcome_check CHECK (outcome IN ('HANDED_OVER', 'REFUSED', 'EXHAUSTED', 'WITHDRAWN'));
ALTER TABLE delivery_ends DROP CONSTRAINT delivery_ends_cause_check;
ALTER TABLE delivery_ends ADD CONSTRAINT delivery_ends_cause_check CHECK (cause IN ('RECEIPT', 'DELETE', 'PUSH', 'LADDER', 'DEACTIVATED', 'DELETED', 'MOVED'));
-- When the receiver gave its business receipt; a push may be handed over without one.
ALTER TABLE delivery_ends ADD COLUMN receipt_at timestamptz(3);
-- Attempts that failed before; each is an event.
ALTER TABLE delivery_ends ADD COLUMN failed_attempts smallint NOT NULL DEFAULT 0;

-- The ladder of a letter that is pushed (or announced): counted from the first attempt. next_attempt_at is null where nothing is tried
-- by itself: a letter for a system that pulls, and one whose notice was taken.
ALTER TABLE waiting_deliveries ADD COLUMN decision_number smallint;
ALTER TABLE waiting_deliveries ADD COLUMN ladder text NOT NULL DEFAULT 'none' CHECK (ladder IN ('none', 'week', 'primary'));
ALTER TABLE waiting_deliveries ADD COLUMN failed_attempts smallint NOT NULL DEFAULT 0;
ALTER TABLE waiting_deliveries ADD COLUMN first_attempt_at timestamptz(3);
ALTER TABLE waiting_deliveries ADD COLUMN next_attempt_at timestamptz(3);
ALTER TABLE waiting_deliveries ADD COLUMN last_reason text;
-- Since when the system could fetch it.
ALTER TABLE waiting_deliveries ADD COLUMN waiting_since timestamptz(3);
UPDATE waiting_deliveries SET decision_number = deliveries.decision_number, waiting_since = deliveries.planned_at
  FROM deliveries WHERE deliveries.letter_id = waiting_deliveries.letter_id AND deliveries.system_id = waiting_deliveries.system_id;
ALTER TABLE waiting_deliveries ALTER COLUMN decision_number SET NOT NULL;
ALTER TABLE waiting_deliveries ALTER COLUMN waiting_since SET NOT NULL;
CREATE INDEX waiting_deliveries_due ON waiting_deliveries (system_id, next_attempt_at, letter_id) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX waiting_deliveries_unfetched ON waiting_deliveries (system_id, waiting_since) WHERE next_attempt_at IS NULL AND fetched_at IS NULL;
CREATE INDEX waiting_deliveries_letter ON waiting_deliveries (letter_id);

-- Receipts that are pushed climb the same ladder; given up, they wait to be pulled until they expire, and stay for the log.
ALTER TABLE waiting_receipts ADD COLUMN failed_attempts smallint NOT NULL DEFAULT 0;
ALTER TABLE waiting_receipts ADD COLUMN first_attempt_at timestamptz(3);
ALTER TABLE waiting_receipts ADD COLUMN next_attempt_at timestamptz(3);
ALTER TABLE waiting_receipts ADD COLUMN last_reason text;
ALTER TABLE waiting_receipts ADD COLUMN given_up_at timestamptz(3);
ALTER TABLE waiting_receipts ADD COLUMN expired_at timestamptz(3);
CREATE INDEX waiting_receipts_due ON waiting_receipts (sender_system_id, next_attempt_at, receipt_id) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX waiting_receipts_given_up ON waiting_receipts (given_up_at) WHERE given_up_at IS NOT NULL AND expired_at IS NULL;

-- How calls to a system go: for the circuit breaker, the e-mails to its contact, and its deactivation. No row: never called, or no trouble yet.
CREATE TABLE endpoint_states (
  system_id uuid NOT NULL REFERENCES systems,
  purpose text NOT NULL CHECK (purpose IN ('letters', 'receipts')),
  failures_in_row integer NOT NULL DEFAULT 0,
  -- The first failure since the last success.
  failing_since timestamptz(3),
  last_reason text,
  last_success_at timestamptz(3),
  -- When the contact was told that the system fails; cleared when told that it works again.
  told_at timestamptz(3),
  -- The breaker is open until then; then one letter tries.
  paused_until timestamptz(3),
  -- When the contact was last told of letters that nobody fetched.
  reminded_at timestamptz(3),
  PRIMARY KEY (system_id, purpose)
);

-- Letters that no system took, until somebody tries again or moves them.
CREATE TABLE undeliverable_letters (
  letter_id uuid PRIMARY KEY,
  message_uuid uuid NOT NULL,
  recipient_id uuid NOT NULL,
  -- The system that failed or refused last.
  system_id uuid NOT NULL,
  reason text NOT NULL,
  since timestamptz(3) NOT NULL
);
CREATE INDEX undeliverable_letters_recipient ON undeliverable_letters (recipient_id, letter_id);

-- The content of a letter that was handed over is deleted after a grace period; key, hashes and log stay.
ALTER TABLE content DROP CONSTRAINT content_store_check;
ALTER TABLE content ADD CONSTRAINT content_store_check CHECK (store IN ('row', 'blob', 'removed'));
ALTER TABLE content ADD COLUMN removed_at timestamptz(3);
ALTER TABLE content ADD CONSTRAINT content_removed_check CHECK ((store = 'removed') = (removed_at IS NOT NULL));
