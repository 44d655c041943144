-- The ground: business clock, work, content, parties, organisations, systems, register, rights, logins.
-- Distribution groups (ADR 0005): by letter: content, letters and what hangs on them; by mailbox: entries; everything else is reference data.

-- Business time = machine time + offset. One row; moves forward only.
CREATE TABLE business_clock (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  offset_ms bigint NOT NULL DEFAULT 0 CHECK (offset_ms >= 0)
);
INSERT INTO business_clock DEFAULT VALUES;

-- What is to be done with a subject (a letter, in the letter pipeline). Deleted on completion.
CREATE TABLE work (
  subject_id uuid NOT NULL,
  stage text NOT NULL,
  lane text NOT NULL CHECK (lane IN ('single', 'bulk', 'mailing')),
  -- The party whose turn it is when lanes are shared fairly.
  sender_id uuid NOT NULL,
  -- Virtual time of the sender at insert: smaller goes first.
  rank bigint NOT NULL,
  bucket smallint NOT NULL DEFAULT 0,
  due_at timestamptz(3) NOT NULL,
  claimed_by uuid,
  -- Machine time; a claim whose lease ran out is free again.
  lease_until timestamptz(3),
  attempts integer NOT NULL DEFAULT 0,
  -- Set when attempts are exhausted: visible to the operator, planned again by hand.
  stuck_since timestamptz(3),
  last_error text,
  PRIMARY KEY (subject_id, stage),
  CHECK ((claimed_by IS NULL) = (lease_until IS NULL))
);
CREATE INDEX work_next ON work (stage, lane, rank, subject_id) WHERE claimed_by IS NULL AND stuck_since IS NULL;
CREATE INDEX work_due ON work (due_at) WHERE stuck_since IS NULL;
CREATE INDEX work_leases ON work (lease_until) WHERE claimed_by IS NOT NULL;

CREATE TABLE parties (
  party_id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('person', 'company', 'authority')),
  name text NOT NULL,
  version bigint NOT NULL DEFAULT 0,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL
);

-- CPR and CVR numbers stand here and nowhere else; a CPR number can be replaced.
CREATE TABLE party_numbers (
  party_id uuid NOT NULL REFERENCES parties,
  number_type text NOT NULL CHECK (number_type IN ('CPR', 'CVR')),
  number text NOT NULL,
  valid_from timestamptz(3) NOT NULL,
  valid_to timestamptz(3),
  PRIMARY KEY (party_id, number_type, valid_from),
  CHECK (CASE number_type WHEN 'CPR' THEN number ~ '^\d{10}$' ELSE number ~ '^\d{8}$' END),
  CHECK (valid_to > valid_from)
);
CREATE UNIQUE INDEX party_numbers_current ON party_numbers (number_type, number) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX party_numbers_one_each ON party_numbers (party_id, number_type) WHERE valid_to IS NULL;

CREATE TABLE persons (
  party_id uuid PRIMARY KEY REFERENCES parties,
  birth_date date NOT NULL,
  status text NOT NULL CHECK (status IN ('resident', 'departed', 'dead')),
  status_since timestamptz(3) NOT NULL,
  name_protected boolean NOT NULL DEFAULT false,
  address_protected boolean NOT NULL DEFAULT false
);

CREATE TABLE companies (
  party_id uuid PRIMARY KEY REFERENCES parties,
  status text NOT NULL CHECK (status IN ('active', 'closed')),
  status_since timestamptz(3) NOT NULL,
  registered_at timestamptz(3) NOT NULL,
  -- The 12-day quiet period after registration ends early by the first login.
  first_login_at timestamptz(3)
);

CREATE TABLE addresses (
  party_id uuid PRIMARY KEY REFERENCES parties,
  street text NOT NULL,
  house_number text NOT NULL,
  floor text,
  door text,
  postal_code text NOT NULL,
  post_district text NOT NULL,
  country_code text NOT NULL DEFAULT 'DK' CHECK (country_code ~ '^[A-Z]{2}$')
);

CREATE TABLE organisations (
  organisation_id uuid PRIMARY KEY,
  party_id uuid NOT NULL UNIQUE REFERENCES parties,
  organisation_type text NOT NULL CHECK (organisation_type IN ('AUTHORITY', 'COMPANY')),
  authority_type text CHECK (authority_type IN ('STATE', 'MUNICIPALITY', 'REGION', 'OTHER')),
  mandatory_post_allowed boolean NOT NULL DEFAULT false,
  legal_notification_allowed boolean NOT NULL DEFAULT false,
  version bigint NOT NULL DEFAULT 0,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  CHECK ((organisation_type = 'AUTHORITY') = (authority_type IS NOT NULL)),
  CHECK (organisation_type = 'AUTHORITY' OR NOT (mandatory_post_allowed OR legal_notification_allowed))
);

CREATE TABLE systems (
  system_id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisations,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 256),
  is_sender boolean NOT NULL,
  is_recipient boolean NOT NULL,
  service_protocol text NOT NULL CHECK (service_protocol IN ('REST_PUSH', 'REST_PULL', 'REST_PUBLISH_SUBSCRIBE', 'SFTP')),
  endpoint text,
  receipt_endpoint text,
  delegated_cvr text CHECK (delegated_cvr ~ '^\d{8}$'),
  contact_name text NOT NULL,
  contact_email text NOT NULL,
  contact_phone text,
  -- What happens to letters for exempt recipients.
  exempt_post text NOT NULL DEFAULT 'REJECT' CHECK (exempt_post IN ('REJECT', 'PAPER')),
  memo_version text NOT NULL DEFAULT '1.1' CHECK (memo_version IN ('1.1', '1.2')),
  takes_company_post boolean NOT NULL DEFAULT false,
  active_from timestamptz(3),
  active_to timestamptz(3),
  deleted_at timestamptz(3),
  version bigint NOT NULL DEFAULT 0,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  UNIQUE (organisation_id, system_id),
  CHECK (is_sender OR is_recipient),
  CHECK (is_recipient OR NOT takes_company_post),
  CHECK (active_to > active_from)
);
CREATE UNIQUE INDEX systems_company_post ON systems (organisation_id) WHERE takes_company_post AND deleted_at IS NULL;

-- Addresses from which a system may call: at most 32 single ones or one range of at most 32.
CREATE TABLE system_addresses (
  system_id uuid NOT NULL REFERENCES systems,
  address cidr NOT NULL,
  PRIMARY KEY (system_id, address)
);

CREATE TABLE system_tokens (
  system_id uuid NOT NULL REFERENCES systems,
  token_sha256 bytea NOT NULL CHECK (length(token_sha256) = 32),
  created_at timestamptz(3) NOT NULL,
  revoked_at timestamptz(3),
  PRIMARY KEY (system_id, token_sha256)
);
CREATE UNIQUE INDEX system_tokens_current ON system_tokens (system_id) WHERE revoked_at IS NULL;

CREATE TABLE primary_systems (
  organisation_id uuid PRIMARY KEY REFERENCES organisations,
  system_id uuid NOT NULL,
  since timestamptz(3) NOT NULL,
  FOREIGN KEY (organisation_id, system_id) REFERENCES systems (organisation_id, system_id)
);

CREATE TABLE contact_points (
  contact_point_id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisations,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 50),
  system_id uuid,
  active boolean NOT NULL DEFAULT false,
  version bigint NOT NULL DEFAULT 0,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  FOREIGN KEY (organisation_id, system_id) REFERENCES systems (organisation_id, system_id)
);
CREATE INDEX contact_points_organisation ON contact_points (organisation_id);

-- The contact register: who is enrolled or exempt since when. One open row a party.
CREATE TABLE mailbox_subscriptions (
  subscription_id uuid PRIMARY KEY,
  party_id uuid NOT NULL REFERENCES parties,
  registration_status text NOT NULL CHECK (registration_status IN ('AUTOMATIC_REGISTRATION', 'VOLUNTARY_REGISTRATION',
    'BEFORE_UNCONFIRMED_REGISTRATION', 'UNCONFIRMED_REGISTRATION', 'EXEMPT_LEFT_THE_COUNTRY', 'EXEMPT_OTHER_REASON', 'CREATED_AWAITING_REGISTRATION')),
  by_power_of_attorney boolean NOT NULL DEFAULT false,
  valid_from timestamptz(3) NOT NULL,
  valid_to timestamptz(3),
  version bigint NOT NULL DEFAULT 0,
  CHECK (valid_to > valid_from)
);
CREATE UNIQUE INDEX mailbox_subscriptions_current ON mailbox_subscriptions (party_id) WHERE valid_to IS NULL;

CREATE TABLE nem_sms_subscriptions (
  subscription_id uuid PRIMARY KEY,
  party_id uuid NOT NULL REFERENCES parties,
  mobile_number text NOT NULL CHECK (mobile_number ~ '^[2-9]\d{7}$'),
  verified_at timestamptz(3),
  valid_to timestamptz(3),
  version bigint NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX nem_sms_subscriptions_current ON nem_sms_subscriptions (party_id) WHERE valid_to IS NULL;

-- The wire's contact of a party: its own id, version and time of the last change.
CREATE TABLE contacts (
  contact_id uuid PRIMARY KEY,
  party_id uuid NOT NULL UNIQUE REFERENCES parties,
  version bigint NOT NULL DEFAULT 0,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL
);
CREATE INDEX contacts_updated ON contacts (updated_at, contact_id);

-- A person as the identity provider knows him: a citizen, or an employee of an organisation.
CREATE TABLE identities (
  identity_id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('citizen', 'employee')),
  party_id uuid NOT NULL REFERENCES parties,
  name text NOT NULL,
  email text,
  -- RID of the employee, e.g. a UUID; unique within the organisation.
  rid text,
  provider text NOT NULL,
  subject text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  UNIQUE (provider, subject),
  CHECK ((kind = 'employee') = (rid IS NOT NULL))
);
CREATE INDEX identities_party ON identities (party_id);

CREATE TABLE privilege_grants (
  grant_id uuid PRIMARY KEY,
  identity_id uuid NOT NULL REFERENCES identities,
  -- The organisation there the right counts.
  party_id uuid NOT NULL REFERENCES parties,
  privilege text NOT NULL,
  granted_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3),
  revoked_at timestamptz(3)
);
CREATE UNIQUE INDEX privilege_grants_current ON privilege_grants (identity_id, party_id, privilege) WHERE revoked_at IS NULL;

-- Sessions live on machine time; the token itself is never stored.
CREATE TABLE sessions (
  session_id uuid PRIMARY KEY,
  token_sha256 bytea NOT NULL UNIQUE CHECK (length(token_sha256) = 32),
  identity_id uuid NOT NULL REFERENCES identities,
  level_of_assurance text NOT NULL CHECK (level_of_assurance IN ('low', 'substantial', 'high')),
  id_token text,
  created_at timestamptz(3) NOT NULL,
  last_seen_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3)
);
CREATE INDEX sessions_identity ON sessions (identity_id) WHERE ended_at IS NULL;

-- A login under way: what must come back unchanged from the provider.
CREATE TABLE login_attempts (
  state_sha256 bytea PRIMARY KEY CHECK (length(state_sha256) = 32),
  provider text NOT NULL,
  nonce text NOT NULL,
  code_verifier text NOT NULL,
  return_to text NOT NULL,
  expires_at timestamptz(3) NOT NULL
);

-- The embedded identity provider's own records (sandbox only).
CREATE TABLE identity_provider_records (
  model text NOT NULL,
  record_id text NOT NULL,
  payload jsonb NOT NULL,
  grant_id text,
  user_code text,
  uid text,
  expires_at timestamptz(3),
  consumed_at timestamptz(3),
  PRIMARY KEY (model, record_id)
);
CREATE INDEX identity_provider_records_grant ON identity_provider_records (grant_id) WHERE grant_id IS NOT NULL;
CREATE INDEX identity_provider_records_uid ON identity_provider_records (uid) WHERE uid IS NOT NULL;

-- What the demo nation's people and organisations are good for.
CREATE TABLE demo_tags (
  party_id uuid NOT NULL REFERENCES parties,
  tag text NOT NULL,
  PRIMARY KEY (party_id, tag)
);

-- What would have left a production deployment: e-mail, SMS, paper.
CREATE TABLE outgoing_messages (
  message_id uuid PRIMARY KEY,
  channel text NOT NULL CHECK (channel IN ('email', 'sms', 'paper')),
  party_id uuid REFERENCES parties,
  letter_id uuid,
  address text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  planned_at timestamptz(3) NOT NULL,
  sent_at timestamptz(3),
  UNIQUE (letter_id, channel)
);
CREATE INDEX outgoing_messages_newest ON outgoing_messages (channel, message_id DESC);
