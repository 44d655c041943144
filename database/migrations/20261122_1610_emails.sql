-- E-mails: tried several times, given up at last. A message is waiting, or sent, or given up.
ALTER TABLE outgoing_messages
  ADD COLUMN about text CHECK (length(about) BETWEEN 1 AND 200),
  ADD COLUMN attempts int NOT NULL DEFAULT 0,
  ADD COLUMN next_attempt_at timestamptz(3),
  -- Why the last attempt failed (src/notifications/mail-fault.ts), and the mail server's own words.
  ADD COLUMN last_fault text,
  ADD COLUMN last_answer text CHECK (length(last_answer) <= 500),
  ADD COLUMN failed_at timestamptz(3),
  ADD CONSTRAINT outgoing_messages_about_key UNIQUE (about),
  ADD CONSTRAINT outgoing_messages_one_end CHECK (num_nonnulls(sent_at, failed_at) <= 1),
  ADD CONSTRAINT outgoing_messages_next_attempt CHECK (next_attempt_at IS NULL OR num_nonnulls(sent_at, failed_at) = 0);

CREATE INDEX outgoing_messages_failed ON outgoing_messages (message_id DESC) WHERE failed_at IS NOT NULL;

-- What the sandbox's own mail server received. One row each time: an e-mail may arrive twice.
CREATE TABLE caught_emails (
  caught_id uuid PRIMARY KEY,
  message_id uuid NOT NULL REFERENCES outgoing_messages (message_id),
  headers jsonb NOT NULL,
  body text NOT NULL,
  caught_at timestamptz(3) NOT NULL
);
CREATE INDEX caught_emails_message ON caught_emails (message_id);
