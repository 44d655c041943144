-- Files that people upload, connection agreements of authorities, and invitations to become their rights administrator.

-- What somebody uploaded in a portal, as opposed to a letter. Its content is sealed as a letter's; a forgotten file keeps its row, as its content does.
CREATE TABLE uploaded_files (
  content_id uuid PRIMARY KEY,
  filename text NOT NULL CHECK (length(filename) BETWEEN 1 AND 255),
  uploaded_at timestamptz(3) NOT NULL
);

-- An authority's signed agreement: submitted, then approved or refused, once. After a refusal it submits another.
CREATE TABLE agreements (
  agreement_id uuid PRIMARY KEY,
  party_id uuid NOT NULL REFERENCES parties (party_id),
  -- The signed PDF.
  content_id uuid NOT NULL UNIQUE REFERENCES uploaded_files (content_id),
  -- Which of our texts was signed.
  text_version text NOT NULL,
  -- Whom the authority names as its first rights administrator.
  administrator_name text NOT NULL CHECK (length(administrator_name) BETWEEN 1 AND 100),
  administrator_email text NOT NULL CHECK (length(administrator_email) BETWEEN 3 AND 254),
  state text NOT NULL CHECK (state IN ('SUBMITTED', 'APPROVED', 'REFUSED')),
  submitted_by uuid NOT NULL REFERENCES identities (identity_id),
  submitted_at timestamptz(3) NOT NULL,
  -- Null where it was decided on the host.
  decided_by uuid REFERENCES identities (identity_id),
  decided_at timestamptz(3),
  reason text CHECK (length(reason) BETWEEN 1 AND 1000),
  CHECK ((state = 'SUBMITTED') = (decided_at IS NULL)),
  CHECK ((state = 'REFUSED') = (reason IS NOT NULL))
);
CREATE INDEX agreements_party ON agreements (party_id, agreement_id);
-- An authority has at most one that waits or holds.
CREATE UNIQUE INDEX agreements_standing ON agreements (party_id) WHERE state <> 'REFUSED';
CREATE INDEX agreements_waiting ON agreements (agreement_id) WHERE state = 'SUBMITTED';

-- A link by which one employee of the authority becomes its rights administrator. The link's token stands in the e-mail alone.
CREATE TABLE invitations (
  invitation_id uuid PRIMARY KEY,
  agreement_id uuid NOT NULL UNIQUE REFERENCES agreements (agreement_id),
  token_sha256 bytea NOT NULL UNIQUE CHECK (length(token_sha256) = 32),
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL CHECK (expires_at > created_at),
  accepted_by uuid REFERENCES identities (identity_id),
  accepted_at timestamptz(3),
  CHECK ((accepted_by IS NULL) = (accepted_at IS NULL))
);
