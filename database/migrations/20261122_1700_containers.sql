-- Many letters in one transmission (exchange.md §2). What came is unpacked and checked while it is received, and its letters are kept in a pack:
-- a content of its own (content_id = container_id), from which a worker takes them in slices.
CREATE TABLE containers (
  container_id uuid PRIMARY KEY,
  transmission_id uuid NOT NULL UNIQUE,
  sender_id uuid NOT NULL,
  system_id uuid NOT NULL,
  way text NOT NULL CHECK (way IN ('REST', 'SFTP', 'PORTAL')),
  lane text NOT NULL CHECK (lane IN ('bulk', 'mailing')),
  compression text NOT NULL CHECK (compression IN ('none', 'gzip', 'zstd', 'xz', 'lzma')),
  -- Of the bytes as transferred.
  length bigint NOT NULL,
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  entries integer NOT NULL CHECK (entries > 0),
  received_at timestamptz(3) NOT NULL
);
CREATE INDEX containers_sender ON containers (sender_id, container_id);

-- The same bytes of the same sender are the same container; freed when one is stopped, so that its rest may be sent again.
CREATE TABLE container_keys (
  sender_id uuid NOT NULL,
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  container_id uuid NOT NULL UNIQUE,
  PRIMARY KEY (sender_id, sha256)
);

-- How far a container has been taken in. Entries beyond `position` are not letters yet; only those up to `released` may become letters.
CREATE TABLE container_progress (
  container_id uuid PRIMARY KEY,
  -- Of the next entry: byte in the pack.
  position bigint NOT NULL DEFAULT 0,
  handled integer NOT NULL DEFAULT 0,
  released integer NOT NULL,
  -- handled = taken + repeated + refused; rejected are those of the taken whose receipt says so.
  taken integer NOT NULL DEFAULT 0,
  repeated integer NOT NULL DEFAULT 0,
  refused integer NOT NULL DEFAULT 0,
  rejected integer NOT NULL DEFAULT 0,
  first_taken_at timestamptz(3),
  last_taken_at timestamptz(3),
  ended_at timestamptz(3),
  CHECK (handled = taken + repeated + refused),
  CHECK (rejected <= taken),
  CHECK (handled <= released)
);

-- Entries that became no letter, and letters that were rejected at once.
CREATE TABLE container_faults (
  container_id uuid NOT NULL,
  entry_number integer NOT NULL,
  entry_name text NOT NULL,
  message_uuid uuid,
  -- Null where no letter came of it.
  letter_id uuid,
  code text NOT NULL,
  detail text,
  PRIMARY KEY (container_id, entry_number)
);

-- Transmissions of which nothing was taken in, because the archive itself is not as it must be.
CREATE TABLE rejected_containers (
  transmission_id uuid PRIMARY KEY,
  sender_id uuid NOT NULL,
  system_id uuid NOT NULL,
  way text NOT NULL CHECK (way IN ('REST', 'SFTP', 'PORTAL')),
  fault text NOT NULL,
  entry_number integer,
  rejected_at timestamptz(3) NOT NULL
);
CREATE INDEX rejected_containers_sender ON rejected_containers (sender_id, rejected_at);
