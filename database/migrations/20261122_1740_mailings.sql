-- A container that its sender's staff lets go step by step (exchange.md §8): looked through first, then 1 %, 10 % and all of its letters.
-- What changes is changed while the row of container_progress is locked.
CREATE TABLE mailings (
  -- The container's.
  mailing_id uuid PRIMARY KEY,
  sender_id uuid NOT NULL,
  system_id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  state text NOT NULL CHECK (state IN ('examining', 'ready', 'running', 'paused', 'stopped', 'finished')),
  -- 0 before the start, then 1, 2, 3.
  step integer NOT NULL DEFAULT 0 CHECK (step BETWEEN 0 AND 3),
  -- Running, and all letters of the step are taken in: when the next one begins.
  next_step_at timestamptz(3),
  -- What somebody saw when he went on: only faults since then count.
  seen_handled integer NOT NULL DEFAULT 0,
  seen_faults integer NOT NULL DEFAULT 0,
  last_change integer NOT NULL DEFAULT 0,
  CHECK (next_step_at IS NULL OR state = 'running')
);
CREATE INDEX mailings_sender ON mailings (sender_id, mailing_id);

CREATE TABLE mailing_changes (
  mailing_id uuid NOT NULL,
  change_number integer NOT NULL,
  change text NOT NULL CHECK (change IN ('created', 'examined', 'started', 'stepped', 'paused', 'resumed', 'stopped', 'finished')),
  step integer NOT NULL,
  -- Why, where it was not somebody's wish.
  reason text CHECK (reason IN ('faults')),
  actor_kind text NOT NULL CHECK (actor_kind IN ('system', 'employee', 'platform')),
  actor_id uuid,
  handled integer NOT NULL,
  faults integer NOT NULL,
  changed_at timestamptz(3) NOT NULL,
  PRIMARY KEY (mailing_id, change_number)
);

-- What would become of the letters of a mailing, counted without taking them in.
CREATE TABLE mailing_examinations (
  mailing_id uuid PRIMARY KEY,
  -- Of the next entry: byte in the pack.
  position bigint NOT NULL DEFAULT 0,
  entries integer NOT NULL DEFAULT 0,
  digital integer NOT NULL DEFAULT 0,
  paper integer NOT NULL DEFAULT 0,
  -- The sender sent the same letter before: it becomes no second one.
  repeated integer NOT NULL DEFAULT 0,
  -- Of the digital ones and those on paper: the recipient gets another letter of the same mailing.
  same_recipient integer NOT NULL DEFAULT 0,
  -- Of machines, for all turns together.
  spent_ms bigint NOT NULL DEFAULT 0,
  ended_at timestamptz(3),
  CHECK (digital + paper + repeated <= entries)
);

CREATE TABLE mailing_findings (
  mailing_id uuid NOT NULL,
  -- Why these would be refused or rejected.
  code text NOT NULL,
  letters integer NOT NULL,
  -- The first of them: number and name of the entry, its messageUUID.
  examples jsonb NOT NULL,
  PRIMARY KEY (mailing_id, code)
);

-- While a mailing is looked through: messageUUIDs with their letters' digest, and recipients, that it held so far.
CREATE TABLE mailing_sightings (
  mailing_id uuid NOT NULL,
  seen_id uuid NOT NULL,
  sha256 bytea,
  PRIMARY KEY (mailing_id, seen_id)
);
