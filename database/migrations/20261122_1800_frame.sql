-- The administration's frame: acting for another organisation, rights with their groups and requests, tokens of employees,
-- half-finished wizards, connection agreements.

-- For which organisation an employee acts; null: for the own one. A switch begins a new session.
ALTER TABLE sessions ADD COLUMN acting_party_id uuid REFERENCES parties (party_id);

ALTER TABLE identities
  -- The human who bears an employee's login, where the provider tells.
  ADD COLUMN person_id uuid REFERENCES parties (party_id),
  -- When the employee made a basic profile (seed 003): gave an e-mail address, and may ask for rights since.
  ADD COLUMN profile_at timestamptz(3),
  ADD COLUMN deactivated_at timestamptz(3),
  ADD COLUMN version bigint NOT NULL DEFAULT 0,
  ADD COLUMN changed_at timestamptz(3);
CREATE INDEX identities_person ON identities (person_id) WHERE person_id IS NOT NULL;

-- A set of rights that an organisation gives to several employees at once.
CREATE TABLE identity_groups (
  group_id uuid PRIMARY KEY,
  party_id uuid NOT NULL REFERENCES parties (party_id),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  version bigint NOT NULL DEFAULT 0,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  changed_at timestamptz(3) NOT NULL,
  deleted_at timestamptz(3)
);
CREATE INDEX identity_groups_party ON identity_groups (party_id, group_id);
CREATE UNIQUE INDEX identity_groups_name ON identity_groups (party_id, lower(name)) WHERE deleted_at IS NULL;

CREATE TABLE identity_group_privileges (
  group_privilege_id uuid PRIMARY KEY,
  group_id uuid NOT NULL REFERENCES identity_groups (group_id),
  privilege text NOT NULL,
  ends_at timestamptz(3),
  version bigint NOT NULL DEFAULT 0,
  added_by uuid,
  added_at timestamptz(3) NOT NULL,
  changed_at timestamptz(3) NOT NULL,
  removed_at timestamptz(3),
  CHECK (ends_at > added_at)
);
CREATE UNIQUE INDEX identity_group_privileges_current ON identity_group_privileges (group_id, privilege) WHERE removed_at IS NULL;

CREATE TABLE identity_group_members (
  group_member_id uuid PRIMARY KEY,
  group_id uuid NOT NULL REFERENCES identity_groups (group_id),
  identity_id uuid NOT NULL REFERENCES identities (identity_id),
  version bigint NOT NULL DEFAULT 0,
  added_by uuid,
  added_at timestamptz(3) NOT NULL,
  removed_at timestamptz(3)
);
CREATE UNIQUE INDEX identity_group_members_current ON identity_group_members (group_id, identity_id) WHERE removed_at IS NULL;
CREATE INDEX identity_group_members_identity ON identity_group_members (identity_id) WHERE removed_at IS NULL;

-- What a group gives stands as a grant of each member too, with the group's id: one place says who may do what.
ALTER TABLE privilege_grants
  ADD COLUMN group_id uuid REFERENCES identity_groups (group_id),
  ADD COLUMN source text NOT NULL DEFAULT 'MANUAL' CHECK (source IN ('APPOINTED', 'SELF_SERVICE', 'MANUAL', 'MIGRATED')),
  ADD COLUMN version bigint NOT NULL DEFAULT 0,
  ADD COLUMN granted_by uuid,
  ADD COLUMN revoked_by uuid,
  ADD COLUMN changed_at timestamptz(3),
  -- When its holder and the administrators were told that it ends soon; null again when the end is moved.
  ADD COLUMN ending_told_at timestamptz(3);
DROP INDEX privilege_grants_current;
CREATE UNIQUE INDEX privilege_grants_current ON privilege_grants (identity_id, party_id, privilege) WHERE revoked_at IS NULL AND group_id IS NULL;
CREATE UNIQUE INDEX privilege_grants_of_groups ON privilege_grants (group_id, identity_id, privilege) WHERE revoked_at IS NULL AND group_id IS NOT NULL;
CREATE INDEX privilege_grants_identity ON privilege_grants (identity_id, party_id) WHERE revoked_at IS NULL;
CREATE INDEX privilege_grants_party ON privilege_grants (party_id, privilege) WHERE revoked_at IS NULL;
CREATE INDEX privilege_grants_ending ON privilege_grants (ends_at) WHERE revoked_at IS NULL AND ends_at IS NOT NULL AND ending_told_at IS NULL;

-- An employee asks an organisation for rights. Submitted, then approved, rejected or withdrawn, once.
CREATE TABLE access_requests (
  request_id uuid PRIMARY KEY,
  identity_id uuid NOT NULL REFERENCES identities (identity_id),
  party_id uuid NOT NULL REFERENCES parties (party_id),
  privileges text[] NOT NULL CHECK (cardinality(privileges) > 0),
  ends_at timestamptz(3),
  note text NOT NULL CHECK (length(note) <= 500),
  state text NOT NULL CHECK (state IN ('SUBMITTED', 'APPROVED', 'REJECTED', 'REVOKED')),
  version bigint NOT NULL DEFAULT 0,
  submitted_at timestamptz(3) NOT NULL,
  decided_by uuid,
  decided_at timestamptz(3),
  reason text CHECK (length(reason) <= 500),
  CHECK ((state = 'SUBMITTED') = (decided_at IS NULL))
);
CREATE INDEX access_requests_party ON access_requests (party_id, request_id);
CREATE INDEX access_requests_identity ON access_requests (identity_id, request_id);

-- What an employee's program presents in place of a login: for one organisation, with some of the employee's rights there.
-- On machine time, as sessions are.
CREATE TABLE access_tokens (
  token_id uuid PRIMARY KEY,
  token_sha256 bytea NOT NULL UNIQUE CHECK (length(token_sha256) = 32),
  identity_id uuid NOT NULL REFERENCES identities (identity_id),
  party_id uuid NOT NULL REFERENCES parties (party_id),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  privileges text[] NOT NULL,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL CHECK (expires_at > created_at),
  last_used_at timestamptz(3),
  revoked_at timestamptz(3)
);
CREATE INDEX access_tokens_identity ON access_tokens (identity_id, token_id);

-- What somebody has filled in so far. Read only by whom it belongs to, acting for the same organisation.
CREATE TABLE wizard_drafts (
  draft_id uuid PRIMARY KEY,
  identity_id uuid NOT NULL REFERENCES identities (identity_id),
  party_id uuid NOT NULL REFERENCES parties (party_id),
  wizard text NOT NULL,
  -- By step, as typed.
  answers jsonb NOT NULL,
  version bigint NOT NULL DEFAULT 0,
  changed_at timestamptz(3) NOT NULL,
  -- What came of it: the address of the receipt. A second sending of the last page leads there.
  receipt_path text
);
CREATE INDEX wizard_drafts_identity ON wizard_drafts (identity_id, party_id, wizard);
CREATE INDEX wizard_drafts_changed ON wizard_drafts (changed_at);

-- Since when an authority takes part: its agreement was approved. Companies need none.
ALTER TABLE organisations ADD COLUMN connected_at timestamptz(3);
UPDATE organisations SET connected_at = created_at;

-- Who answers for a company by the register of companies.
CREATE TABLE legal_owners (
  company_id uuid NOT NULL REFERENCES parties (party_id),
  person_id uuid NOT NULL REFERENCES parties (party_id),
  PRIMARY KEY (company_id, person_id)
);
CREATE INDEX legal_owners_person ON legal_owners (person_id);

-- What employees did for or about a party, newest first.
CREATE INDEX events_employees ON events (owner_id, event_id DESC) WHERE actor_kind = 'employee';
