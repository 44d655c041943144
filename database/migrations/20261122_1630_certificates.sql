-- Certificates that were uploaded for systems: while there is a current one, the system calls with exactly that one.
CREATE TABLE system_certificates (
  certificate_id uuid PRIMARY KEY,
  system_id uuid NOT NULL REFERENCES systems,
  -- Of the whole certificate (DER).
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  subject text NOT NULL,
  serial_number text NOT NULL,
  -- Machine time: certificates do not know our clock.
  not_before timestamptz(3) NOT NULL,
  not_after timestamptz(3) NOT NULL,
  pem text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  removed_at timestamptz(3),
  CHECK (not_after > not_before)
);
CREATE UNIQUE INDEX system_certificates_current ON system_certificates (system_id) WHERE removed_at IS NULL;
