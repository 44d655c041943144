-- Receivers of the sandbox: endpoints of our own that systems are aimed at to see what happens when a receiver behaves badly.
CREATE TABLE sandbox_receivers (
  receiver_id uuid PRIMARY KEY,
  behaviour text NOT NULL CHECK (behaviour IN ('accept', 'refuse', 'error500', 'hang', 'drop', 'slow', 'reject-receipt')),
  -- How long a slow one takes.
  delay_ms integer NOT NULL CHECK (delay_ms BETWEEN 0 AND 120000),
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL
);

-- What came, without its content.
CREATE TABLE sandbox_receiver_calls (
  call_id uuid PRIMARY KEY,
  receiver_id uuid NOT NULL REFERENCES sandbox_receivers ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('letter', 'receipt', 'notice', 'contact-notice', 'unreadable')),
  message_uuid uuid,
  byte_count bigint NOT NULL,
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  behaviour text NOT NULL,
  -- Null: none.
  answer_status integer,
  called_at timestamptz(3) NOT NULL
);
CREATE INDEX sandbox_receiver_calls_receiver ON sandbox_receiver_calls (receiver_id, call_id);
