-- Systems may come by SFTP (exchange.md §2): the key by which one logs in. One is current at a time, as on the wire (`ssh.sshPublicKey`).
CREATE TABLE system_ssh_keys (
  system_id uuid NOT NULL REFERENCES systems,
  ssh_key_id uuid NOT NULL,
  key_type text NOT NULL,
  -- In SSH's own form (RFC 4253 §6.6).
  public_key bytea NOT NULL,
  created_at timestamptz(3) NOT NULL,
  removed_at timestamptz(3),
  PRIMARY KEY (system_id, ssh_key_id)
);
CREATE UNIQUE INDEX system_ssh_keys_current ON system_ssh_keys (system_id) WHERE removed_at IS NULL;

-- Technical receipts as files: those of single letters are found by what the letter itself says.
CREATE INDEX letters_by_sftp ON letters (sender_system_id, transmission_id) WHERE way = 'SFTP';
CREATE INDEX containers_by_sftp ON containers (system_id, transmission_id) WHERE way = 'SFTP';

-- Technical receipts that their system took off; the transmission itself stays.
CREATE TABLE removed_technical_receipts (
  system_id uuid NOT NULL,
  transmission_id uuid NOT NULL,
  removed_at timestamptz(3) NOT NULL,
  PRIMARY KEY (system_id, transmission_id)
);

-- Uploads that were refused, one a file name: the newest reason.
CREATE TABLE refused_uploads (
  system_id uuid NOT NULL,
  file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200),
  transmission_id uuid,
  code text NOT NULL,
  message text NOT NULL,
  refused_at timestamptz(3) NOT NULL,
  PRIMARY KEY (system_id, file_name)
);
CREATE INDEX refused_uploads_age ON refused_uploads (refused_at);
