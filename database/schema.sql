CREATE TABLE access_requests (
  request_id uuid NOT NULL,
  identity_id uuid NOT NULL,
  party_id uuid NOT NULL,
  privileges text[] NOT NULL,
  ends_at timestamp(3) with time zone,
  note text NOT NULL,
  state text NOT NULL,
  version bigint DEFAULT 0 NOT NULL,
  submitted_at timestamp(3) with time zone NOT NULL,
  decided_by uuid,
  decided_at timestamp(3) with time zone,
  reason text,
  CONSTRAINT access_requests_pkey PRIMARY KEY (request_id),
  CONSTRAINT access_requests_identity_id_fkey FOREIGN KEY (identity_id) REFERENCES identities(identity_id),
  CONSTRAINT access_requests_party_id_fkey FOREIGN KEY (party_id) REFERENCES parties(party_id),
  CONSTRAINT access_requests_check CHECK (((state = 'SUBMITTED'::text) = (decided_at IS NULL))),
  CONSTRAINT access_requests_note_check CHECK ((length(note) <= 500)),
  CONSTRAINT access_requests_privileges_check CHECK ((cardinality(privileges) > 0)),
  CONSTRAINT access_requests_reason_check CHECK ((length(reason) <= 500)),
  CONSTRAINT access_requests_state_check CHECK ((state = ANY (ARRAY['SUBMITTED'::text, 'APPROVED'::text, 'REJECTED'::text, 'REVOKED'::text])))
);
CREATE INDEX access_requests_identity ON public.access_requests USING btree (identity_id, request_id);
CREATE UNIQUE INDEX access_requests_open ON public.access_requests USING btree (identity_id, party_id, privileges) WHERE (state = 'SUBMITTED'::text);
CREATE INDEX access_requests_party ON public.access_requests USING btree (party_id, request_id);
CREATE INDEX access_requests_waiting ON public.access_requests USING btree (party_id, request_id) WHERE (state = 'SUBMITTED'::text);

CREATE TABLE access_tokens (
  token_id uuid NOT NULL,
  token_sha256 bytea NOT NULL,
  identity_id uuid NOT NULL,
  party_id uuid NOT NULL,
  name text NOT NULL,
  privileges text[] NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  expires_at timestamp(3) with time zone NOT NULL,
  last_used_at timestamp(3) with time zone,
  revoked_at timestamp(3) with time zone,
  CONSTRAINT access_tokens_pkey PRIMARY KEY (token_id),
  CONSTRAINT access_tokens_token_sha256_key UNIQUE (token_sha256),
  CONSTRAINT access_tokens_identity_id_fkey FOREIGN KEY (identity_id) REFERENCES identities(identity_id),
  CONSTRAINT access_tokens_party_id_fkey FOREIGN KEY (party_id) REFERENCES parties(party_id),
  CONSTRAINT access_tokens_check CHECK ((expires_at > created_at)),
  CONSTRAINT access_tokens_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  CONSTRAINT access_tokens_token_sha256_check CHECK ((length(token_sha256) = 32))
);
CREATE INDEX access_tokens_identity ON public.access_tokens USING btree (identity_id, token_id);

CREATE TABLE addresses (
  party_id uuid NOT NULL,
  street text NOT NULL,
  house_number text NOT NULL,
  floor text,
  door text,
  postal_code text NOT NULL,
  post_district text NOT NULL,
  country_code text DEFAULT 'DK'::text NOT NULL,
  CONSTRAINT addresses_pkey PRIMARY KEY (party_id),
  CONSTRAINT addresses_party_id_fkey FOREIGN KEY (party_id) REFERENCES parties(party_id),
  CONSTRAINT addresses_country_code_check CHECK ((country_code ~ '^[A-Z]{2}$'::text))
);

CREATE TABLE agreements (
  agreement_id uuid NOT NULL,
  party_id uuid NOT NULL,
  content_id uuid NOT NULL,
  text_version text NOT NULL,
  administrator_name text NOT NULL,
  administrator_email text NOT NULL,
  state text NOT NULL,
  submitted_by uuid NOT NULL,
  submitted_at timestamp(3) with time zone NOT NULL,
  decided_by uuid,
  decided_at timestamp(3) with time zone,
  reason text,
  CONSTRAINT agreements_pkey PRIMARY KEY (agreement_id),
  CONSTRAINT agreements_content_id_key UNIQUE (content_id),
  CONSTRAINT agreements_content_id_fkey FOREIGN KEY (content_id) REFERENCES uploaded_files(content_id),
  CONSTRAINT agreements_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES identities(identity_id),
  CONSTRAINT agreements_party_id_fkey FOREIGN KEY (party_id) REFERENCES parties(party_id),
  CONSTRAINT agreements_submitted_by_fkey FOREIGN KEY (submitted_by) REFERENCES identities(identity_id),
  CONSTRAINT agreements_administrator_email_check CHECK (((length(administrator_email) >= 3) AND (length(administrator_email) <= 254))),
  CONSTRAINT agreements_administrator_name_check CHECK (((length(administrator_name) >= 1) AND (length(administrator_name) <= 100))),
  CONSTRAINT agreements_check CHECK (((state = 'SUBMITTED'::text) = (decided_at IS NULL))),
  CONSTRAINT agreements_check1 CHECK (((state = 'REFUSED'::text) = (reason IS NOT NULL))),
  CONSTRAINT agreements_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 1000))),
  CONSTRAINT agreements_state_check CHECK ((state = ANY (ARRAY['SUBMITTED'::text, 'APPROVED'::text, 'REFUSED'::text])))
);
CREATE INDEX agreements_party ON public.agreements USING btree (party_id, agreement_id);
CREATE UNIQUE INDEX agreements_standing ON public.agreements USING btree (party_id) WHERE (state <> 'REFUSED'::text);
CREATE INDEX agreements_waiting ON public.agreements USING btree (agreement_id) WHERE (state = 'SUBMITTED'::text);

CREATE TABLE business_clock (
  only_row boolean DEFAULT true NOT NULL,
  offset_ms bigint DEFAULT 0 NOT NULL,
  CONSTRAINT business_clock_pkey PRIMARY KEY (only_row),
  CONSTRAINT business_clock_offset_ms_check CHECK ((offset_ms >= 0)),
  CONSTRAINT business_clock_only_row_check CHECK (only_row)
);

CREATE TABLE caught_emails (
  caught_id uuid NOT NULL,
  message_id uuid NOT NULL,
  headers jsonb NOT NULL,
  body text NOT NULL,
  caught_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT caught_emails_pkey PRIMARY KEY (caught_id),
  CONSTRAINT caught_emails_message_id_fkey FOREIGN KEY (message_id) REFERENCES outgoing_messages(message_id)
);
CREATE INDEX caught_emails_message ON public.caught_emails USING btree (message_id);

CREATE TABLE companies (
  party_id uuid NOT NULL,
  status text NOT NULL,
  status_since timestamp(3) with time zone NOT NULL,
  registered_at timestamp(3) with time zone NOT NULL,
  first_login_at timestamp(3) with time zone,
  CONSTRAINT companies_pkey PRIMARY KEY (party_id),
  CONSTRAINT companies_party_id_fkey FOREIGN KEY (party_id) REFERENCES parties(party_id),
  CONSTRAINT companies_status_check CHECK ((status = ANY (ARRAY['active'::text, 'closed'::text])))
);

CREATE TABLE contact_change_marks (
  only_row boolean DEFAULT true NOT NULL,
  planned_to xid8 NOT NULL,
  CONSTRAINT contact_change_marks_pkey PRIMARY KEY (only_row),
  CONSTRAINT contact_change_marks_only_row_check CHECK (only_row)
);

CREATE TABLE contact_notices (
  subscription_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  due_at timestamp(3) with time zone NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  first_tried_at timestamp(3) with time zone,
  CONSTRAINT contact_notices_pkey PRIMARY KEY (subscription_id, contact_id),
  CONSTRAINT contact_notices_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(contact_id),
  CONSTRAINT contact_notices_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES contact_subscriptions(subscription_id) ON DELETE CASCADE,
  CONSTRAINT contact_notices_check CHECK (((attempts > 0) = (first_tried_at IS NOT NULL)))
);
CREATE INDEX contact_notices_due ON public.contact_notices USING btree (due_at);
CREATE INDEX contact_notices_next ON public.contact_notices USING btree (subscription_id, due_at, contact_id);

CREATE TABLE contact_points (
  contact_point_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  name text NOT NULL,
  system_id uuid,
  active boolean DEFAULT false NOT NULL,
  version bigint DEFAULT 0 NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT contact_points_pkey PRIMARY KEY (contact_point_id),
  CONSTRAINT contact_points_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(organisation_id),
  CONSTRAINT contact_points_organisation_id_system_id_fkey FOREIGN KEY (organisation_id, system_id) REFERENCES systems(organisation_id, system_id),
  CONSTRAINT contact_points_name_check CHECK (((length(name) >= 1) AND (length(name) <= 50)))
);
CREATE INDEX contact_points_organisation ON public.contact_points USING btree (organisation_id);

CREATE TABLE contact_subscriptions (
  subscription_id uuid NOT NULL,
  system_id uuid NOT NULL,
  notification_url text NOT NULL,
  operations text[] NOT NULL,
  version bigint DEFAULT 0 NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL,
  seen_transaction xid8 DEFAULT pg_snapshot_xmin(pg_current_snapshot()) NOT NULL,
  seen_contact_id uuid DEFAULT '00000000-0000-0000-0000-000000000000'::uuid NOT NULL,
  CONSTRAINT contact_subscriptions_pkey PRIMARY KEY (subscription_id),
  CONSTRAINT contact_subscriptions_system_id_fkey FOREIGN KEY (system_id) REFERENCES systems(system_id),
  CONSTRAINT contact_subscriptions_operations_check CHECK ((operations <@ ARRAY['ALL_CITIZENS'::text, 'NEW_CITIZENS'::text, 'ALL_COMPANIES'::text, 'NEW_COMPANIES'::text]))
);
CREATE INDEX contact_subscriptions_system ON public.contact_subscriptions USING btree (system_id, subscription_id);

CREATE TABLE contacts (
  contact_id uuid NOT NULL,
  party_id uuid NOT NULL,
  version bigint DEFAULT 0 NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL,
  created_in xid8 DEFAULT pg_current_xact_id() NOT NULL,
  changed_in xid8 DEFAULT pg_current_xact_id() NOT NULL,
  CONSTRAINT contacts_pkey PRIMARY KEY (contact_id),
  CONSTRAINT contacts_party_id_key UNIQUE (party_id),
  CONSTRAINT contacts_party_id_fkey FOREIGN KEY (party_id) REFERENCES parties(party_id)
);
CREATE INDEX contacts_changed ON public.contacts USING btree (changed_in, contact_id);
CREATE INDEX contacts_created ON public.contacts USING btree (created_in, contact_id);
CREATE INDEX contacts_updated ON public.contacts USING btree (updated_at, contact_id);

CREATE TABLE container_faults (
  container_id uuid NOT NULL,
  entry_number integer NOT NULL,
  entry_name text NOT NULL,
  message_uuid uuid,
  letter_id uuid,
  code text NOT NULL,
  detail text,
  CONSTRAINT container_faults_pkey PRIMARY KEY (container_id, entry_number)
);

CREATE TABLE container_keys (
  sender_id uuid NOT NULL,
  sha256 bytea NOT NULL,
  container_id uuid NOT NULL,
  CONSTRAINT container_keys_pkey PRIMARY KEY (sender_id, sha256),
  CONSTRAINT container_keys_container_id_key UNIQUE (container_id),
  CONSTRAINT container_keys_sha256_check CHECK ((length(sha256) = 32))
);

CREATE TABLE container_parts (
  part_id uuid NOT NULL,
  container_id uuid NOT NULL,
  first_entry integer NOT NULL,
  entries integer NOT NULL,
  handled integer DEFAULT 0 NOT NULL,
  position bigint NOT NULL,
  CONSTRAINT container_parts_pkey PRIMARY KEY (part_id),
  CONSTRAINT container_parts_container_id_first_entry_key UNIQUE (container_id, first_entry),
  CONSTRAINT container_parts_check CHECK ((handled <= entries)),
  CONSTRAINT container_parts_entries_check CHECK ((entries > 0)),
  CONSTRAINT container_parts_first_entry_check CHECK ((first_entry > 0))
);

CREATE TABLE container_progress (
  container_id uuid NOT NULL,
  handled integer DEFAULT 0 NOT NULL,
  released integer NOT NULL,
  taken integer DEFAULT 0 NOT NULL,
  repeated integer DEFAULT 0 NOT NULL,
  refused integer DEFAULT 0 NOT NULL,
  rejected integer DEFAULT 0 NOT NULL,
  first_taken_at timestamp(3) with time zone,
  last_taken_at timestamp(3) with time zone,
  ended_at timestamp(3) with time zone,
  CONSTRAINT container_progress_pkey PRIMARY KEY (container_id),
  CONSTRAINT container_progress_check CHECK ((handled = ((taken + repeated) + refused))),
  CONSTRAINT container_progress_check1 CHECK ((rejected <= taken))
);

CREATE TABLE containers (
  container_id uuid NOT NULL,
  transmission_id uuid NOT NULL,
  sender_id uuid NOT NULL,
  system_id uuid NOT NULL,
  way text NOT NULL,
  lane text NOT NULL,
  compression text NOT NULL,
  length bigint NOT NULL,
  sha256 bytea NOT NULL,
  entries integer NOT NULL,
  received_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT containers_pkey PRIMARY KEY (container_id),
  CONSTRAINT containers_transmission_id_key UNIQUE (transmission_id),
  CONSTRAINT containers_compression_check CHECK ((compression = ANY (ARRAY['none'::text, 'gzip'::text, 'zstd'::text, 'xz'::text, 'lzma'::text]))),
  CONSTRAINT containers_entries_check CHECK ((entries > 0)),
  CONSTRAINT containers_lane_check CHECK ((lane = ANY (ARRAY['bulk'::text, 'mailing'::text]))),
  CONSTRAINT containers_sha256_check CHECK ((length(sha256) = 32)),
  CONSTRAINT containers_way_check CHECK ((way = ANY (ARRAY['REST'::text, 'SFTP'::text, 'PORTAL'::text])))
);
CREATE INDEX containers_by_sftp ON public.containers USING btree (system_id, transmission_id) WHERE (way = 'SFTP'::text);
CREATE INDEX containers_sender ON public.containers USING btree (sender_id, container_id);

CREATE TABLE content (
  content_id uuid NOT NULL,
  store text NOT NULL,
  object text,
  object_offset bigint DEFAULT 0 NOT NULL,
  sealed_length bigint NOT NULL,
  length bigint NOT NULL,
  key_id text NOT NULL,
  wrapped_key bytea NOT NULL,
  data bytea STORAGE EXTERNAL,
  removed_at timestamp(3) with time zone,
  CONSTRAINT content_pkey PRIMARY KEY (content_id),
  CONSTRAINT content_check CHECK (((store = 'row'::text) = (data IS NOT NULL))),
  CONSTRAINT content_check1 CHECK (((store = 'blob'::text) = (object IS NOT NULL))),
  CONSTRAINT content_removed_check CHECK (((store = 'removed'::text) = (removed_at IS NOT NULL))),
  CONSTRAINT content_store_check CHECK ((store = ANY (ARRAY['row'::text, 'blob'::text, 'removed'::text])))
) PARTITION BY RANGE (content_id);
CREATE TABLE content_default PARTITION OF content DEFAULT;

CREATE TABLE content_removals (
  only_row boolean DEFAULT true NOT NULL,
  ended_at timestamp(3) with time zone NOT NULL,
  letter_id uuid NOT NULL,
  CONSTRAINT content_removals_pkey PRIMARY KEY (only_row),
  CONSTRAINT content_removals_only_row_check CHECK (only_row)
);

CREATE TABLE deliveries (
  letter_id uuid NOT NULL,
  system_id uuid NOT NULL,
  message_uuid uuid NOT NULL,
  recipient_id uuid NOT NULL,
  protocol text NOT NULL,
  planned_at timestamp(3) with time zone NOT NULL,
  decision_number smallint NOT NULL,
  CONSTRAINT deliveries_pkey PRIMARY KEY (letter_id, decision_number)
) PARTITION BY RANGE (letter_id);
CREATE TABLE deliveries_default PARTITION OF deliveries DEFAULT;

CREATE TABLE delivery_ends (
  letter_id uuid NOT NULL,
  system_id uuid NOT NULL,
  outcome text NOT NULL,
  cause text NOT NULL,
  error_code text,
  error_message text,
  ended_at timestamp(3) with time zone NOT NULL,
  decision_number smallint NOT NULL,
  receipt_at timestamp(3) with time zone,
  failed_attempts smallint DEFAULT 0 NOT NULL,
  CONSTRAINT delivery_ends_pkey PRIMARY KEY (letter_id, decision_number),
  CONSTRAINT delivery_ends_cause_check CHECK ((cause = ANY (ARRAY['RECEIPT'::text, 'DELETE'::text, 'PUSH'::text, 'LADDER'::text, 'DEACTIVATED'::text, 'DELETED'::text, 'MOVED'::text]))),
  CONSTRAINT delivery_ends_outcome_check CHECK ((outcome = ANY (ARRAY['HANDED_OVER'::text, 'REFUSED'::text, 'EXHAUSTED'::text, 'WITHDRAWN'::text])))
) PARTITION BY RANGE (letter_id);
CREATE TABLE delivery_ends_default PARTITION OF delivery_ends DEFAULT;
CREATE INDEX delivery_ends_handed_over ON ONLY public.delivery_ends USING btree (ended_at, letter_id) WHERE (outcome = 'HANDED_OVER'::text);

CREATE TABLE demo_seeds (
  only_row boolean DEFAULT true NOT NULL,
  seed text NOT NULL,
  persons integer NOT NULL,
  companies integer NOT NULL,
  authorities integer NOT NULL,
  letters integer NOT NULL,
  seeded_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT demo_seeds_pkey PRIMARY KEY (only_row),
  CONSTRAINT demo_seeds_only_row_check CHECK (only_row)
);

CREATE TABLE demo_tags (
  party_id uuid NOT NULL,
  tag text NOT NULL,
  CONSTRAINT demo_tags_pkey PRIMARY KEY (party_id, tag),
  CONSTRAINT demo_tags_party_id_fkey FOREIGN KEY (party_id) REFERENCES parties(party_id)
);

CREATE TABLE endpoint_states (
  system_id uuid NOT NULL,
  purpose text NOT NULL,
  failures_in_row integer DEFAULT 0 NOT NULL,
  failing_since timestamp(3) with time zone,
  last_reason text,
  last_success_at timestamp(3) with time zone,
  told_at timestamp(3) with time zone,
  paused_until timestamp(3) with time zone,
  reminded_at timestamp(3) with time zone,
  last_failure_at timestamp(3) with time zone,
  CONSTRAINT endpoint_states_pkey PRIMARY KEY (system_id, purpose),
  CONSTRAINT endpoint_states_system_id_fkey FOREIGN KEY (system_id) REFERENCES systems(system_id),
  CONSTRAINT endpoint_states_purpose_check CHECK ((purpose = ANY (ARRAY['letters'::text, 'receipts'::text])))
);

CREATE TABLE event_epochs (
  epoch integer NOT NULL,
  begun_at timestamp(3) with time zone NOT NULL,
  reason text NOT NULL,
  seal_count bigint DEFAULT 0 NOT NULL,
  sealed_to xid8 DEFAULT '0'::xid8 NOT NULL,
  last_seal bytea NOT NULL,
  CONSTRAINT event_epochs_pkey PRIMARY KEY (epoch),
  CONSTRAINT event_epochs_last_seal_check CHECK ((length(last_seal) = 32))
);

CREATE TABLE event_personal_properties (
  event_id uuid NOT NULL,
  salt bytea NOT NULL,
  properties jsonb NOT NULL,
  CONSTRAINT event_personal_properties_pkey PRIMARY KEY (event_id),
  CONSTRAINT event_personal_properties_salt_check CHECK ((length(salt) = 16))
) PARTITION BY RANGE (event_id);
CREATE TABLE event_personal_properties_default PARTITION OF event_personal_properties DEFAULT;

CREATE TABLE event_seals (
  epoch integer NOT NULL,
  seal_number bigint NOT NULL,
  from_transaction xid8 NOT NULL,
  to_transaction xid8 NOT NULL,
  event_count integer NOT NULL,
  merkle_root bytea NOT NULL,
  previous_seal bytea NOT NULL,
  seal bytea NOT NULL,
  leaves bytea STORAGE EXTERNAL NOT NULL,
  sealed_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT event_seals_pkey PRIMARY KEY (epoch, seal_number),
  CONSTRAINT event_seals_seal_key UNIQUE (seal),
  CONSTRAINT event_seals_epoch_fkey FOREIGN KEY (epoch) REFERENCES event_epochs(epoch),
  CONSTRAINT event_seals_check CHECK ((length(leaves) = (event_count * 48))),
  CONSTRAINT event_seals_event_count_check CHECK ((event_count > 0)),
  CONSTRAINT event_seals_merkle_root_check CHECK ((length(merkle_root) = 32)),
  CONSTRAINT event_seals_previous_seal_check CHECK ((length(previous_seal) = 32)),
  CONSTRAINT event_seals_seal_check CHECK ((length(seal) = 32)),
  CONSTRAINT event_seals_seal_number_check CHECK ((seal_number > 0))
);

CREATE TABLE events (
  event_id uuid NOT NULL,
  epoch integer NOT NULL,
  transaction_id xid8 DEFAULT pg_current_xact_id() NOT NULL,
  tag text NOT NULL,
  owner_id uuid NOT NULL,
  actor_id uuid,
  actor_kind text NOT NULL,
  system_id uuid,
  letter_id uuid,
  properties jsonb NOT NULL,
  personal_digest bytea,
  occurred_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT events_pkey PRIMARY KEY (event_id),
  CONSTRAINT events_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['system'::text, 'citizen'::text, 'employee'::text, 'platform'::text])))
) PARTITION BY RANGE (event_id);
CREATE TABLE events_default PARTITION OF events DEFAULT;
CREATE INDEX events_acts ON ONLY public.events USING btree (owner_id, tag, event_id DESC) WHERE (actor_kind = 'employee'::text);
CREATE INDEX events_acts_about ON ONLY public.events USING btree (owner_id, COALESCE((properties ->> 'party'::text), (owner_id)::text), tag, event_id DESC) WHERE (actor_kind = 'employee'::text);
CREATE INDEX events_acts_of ON ONLY public.events USING btree (owner_id, actor_id, tag, event_id DESC) WHERE (actor_kind = 'employee'::text);
CREATE INDEX events_letter ON ONLY public.events USING btree (letter_id) WHERE (letter_id IS NOT NULL);
CREATE INDEX events_lookups ON ONLY public.events USING btree (owner_id, event_id DESC) WHERE (tag = 'CONTACT_REGISTRY_ACCESSED_CITIZEN'::text);
CREATE INDEX events_owner ON ONLY public.events USING btree (owner_id, event_id DESC);
CREATE INDEX events_transaction ON ONLY public.events USING btree (transaction_id);

CREATE TABLE failed_tokens (
  address text NOT NULL,
  failures integer NOT NULL,
  ends_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT failed_tokens_pkey PRIMARY KEY (address),
  CONSTRAINT failed_tokens_failures_check CHECK ((failures > 0))
);

CREATE TABLE folders (
  folder_id uuid NOT NULL,
  mailbox_id uuid NOT NULL,
  parent_folder_id uuid,
  folder_type text NOT NULL,
  name text NOT NULL,
  version bigint DEFAULT 0 NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT folders_pkey PRIMARY KEY (folder_id),
  CONSTRAINT folders_mailbox_id_folder_id_key UNIQUE (mailbox_id, folder_id),
  CONSTRAINT folders_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mailboxes(mailbox_id),
  CONSTRAINT folders_mailbox_id_parent_folder_id_fkey FOREIGN KEY (mailbox_id, parent_folder_id) REFERENCES folders(mailbox_id, folder_id),
  CONSTRAINT folders_folder_type_check CHECK ((folder_type = ANY (ARRAY['INBOX'::text, 'DRAFTS'::text, 'SENT'::text, 'DELETED'::text, 'USER_DEFINED'::text]))),
  CONSTRAINT folders_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);
CREATE UNIQUE INDEX folders_standard ON public.folders USING btree (mailbox_id, folder_type) WHERE (folder_type <> 'USER_DEFINED'::text);

CREATE TABLE identities (
  identity_id uuid NOT NULL,
  kind text NOT NULL,
  party_id uuid NOT NULL,
  name text NOT NULL,
  email text,
  rid text,
  provider text NOT NULL,
  subject text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  person_id uuid,
  profile_at timestamp(3) with time zone,
  deactivated_at timestamp(3) with time zone,
  version bigint DEFAULT 0 NOT NULL,
  changed_at timestamp(3) with time zone,
  alias text,
  CONSTRAINT identities_pkey PRIMARY KEY (identity_id),
  CONSTRAINT identities_provider_subject_key UNIQUE (provider, subject),
  CONSTRAINT identities_party_id_fkey FOREIGN KEY (party_id) REFERENCES parties(party_id),
  CONSTRAINT identities_person_id_fkey FOREIGN KEY (person_id) REFERENCES parties(party_id),
  CONSTRAINT identities_alias_check CHECK (((length(alias) >= 1) AND (length(alias) <= 100))),
  CONSTRAINT identities_check CHECK (((kind = 'employee'::text) = (rid IS NOT NULL))),
  CONSTRAINT identities_kind_check CHECK ((kind = ANY (ARRAY['citizen'::text, 'employee'::text])))
);
CREATE INDEX identities_party ON public.identities USING btree (party_id);
CREATE INDEX identities_person ON public.identities USING btree (person_id) WHERE (person_id IS NOT NULL);

CREATE TABLE identity_group_members (
  group_member_id uuid NOT NULL,
  group_id uuid NOT NULL,
  identity_id uuid NOT NULL,
  version bigint DEFAULT 0 NOT NULL,
  added_by uuid,
  added_at timestamp(3) with time zone NOT NULL,
  removed_at timestamp(3) with time zone,
  CONSTRAINT identity_group_members_pkey PRIMARY KEY (group_member_id),
  CONSTRAINT identity_group_members_group_id_fkey FOREIGN KEY (group_id) REFERENCES identity_groups(group_id),
  CONSTRAINT identity_group_members_identity_id_fkey FOREIGN KEY (identity_id) REFERENCES identities(identity_id)
);
CREATE UNIQUE INDEX identity_group_members_current ON public.identity_group_members USING btree (group_id, identity_id) WHERE (removed_at IS NULL);
CREATE INDEX identity_group_members_identity ON public.identity_group_members USING btree (identity_id) WHERE (removed_at IS NULL);

CREATE TABLE identity_group_privileges (
  group_privilege_id uuid NOT NULL,
  group_id uuid NOT NULL,
  privilege text NOT NULL,
  ends_at timestamp(3) with time zone,
  version bigint DEFAULT 0 NOT NULL,
  added_by uuid,
  added_at timestamp(3) with time zone NOT NULL,
  changed_at timestamp(3) with time zone NOT NULL,
  removed_at timestamp(3) with time zone,
  CONSTRAINT identity_group_privileges_pkey PRIMARY KEY (group_privilege_id),
  CONSTRAINT identity_group_privileges_group_id_fkey FOREIGN KEY (group_id) REFERENCES identity_groups(group_id),
  CONSTRAINT identity_group_privileges_check CHECK ((ends_at > added_at))
);
CREATE UNIQUE INDEX identity_group_privileges_current ON public.identity_group_privileges USING btree (group_id, privilege) WHERE (removed_at IS NULL);

CREATE TABLE identity_groups (
  group_id uuid NOT NULL,
  party_id uuid NOT NULL,
  name text NOT NULL,
  version bigint DEFAULT 0 NOT NULL,
  created_by uuid,
  created_at timestamp(3) with time zone NOT NULL,
  changed_at timestamp(3) with time zone NOT NULL,
  deleted_at timestamp(3) with time zone,
  CONSTRAINT identity_groups_pkey PRIMARY KEY (group_id),
  CONSTRAINT identity_groups_party_id_fkey FOREIGN KEY (party_id) REFERENCES parties(party_id),
  CONSTRAINT identity_groups_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);
CREATE UNIQUE INDEX identity_groups_name ON public.identity_groups USING btree (party_id, lower(name)) WHERE (deleted_at IS NULL);
CREATE INDEX identity_groups_party ON public.identity_groups USING btree (party_id, group_id);

CREATE TABLE identity_provider_records (
  model text NOT NULL,
  record_id text NOT NULL,
  payload jsonb NOT NULL,
  grant_id text,
  user_code text,
  uid text,
  expires_at timestamp(3) with time zone,
  consumed_at timestamp(3) with time zone,
  CONSTRAINT identity_provider_records_pkey PRIMARY KEY (model, record_id)
);
CREATE INDEX identity_provider_records_grant ON public.identity_provider_records USING btree (grant_id) WHERE (grant_id IS NOT NULL);
CREATE INDEX identity_provider_records_uid ON public.identity_provider_records USING btree (uid) WHERE (uid IS NOT NULL);

CREATE TABLE invitations (
  invitation_id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  token_sha256 bytea NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  expires_at timestamp(3) with time zone NOT NULL,
  accepted_by uuid,
  accepted_at timestamp(3) with time zone,
  CONSTRAINT invitations_pkey PRIMARY KEY (invitation_id),
  CONSTRAINT invitations_agreement_id_key UNIQUE (agreement_id),
  CONSTRAINT invitations_token_sha256_key UNIQUE (token_sha256),
  CONSTRAINT invitations_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES identities(identity_id),
  CONSTRAINT invitations_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreements(agreement_id),
  CONSTRAINT invitations_check CHECK ((expires_at > created_at)),
  CONSTRAINT invitations_check1 CHECK (((accepted_by IS NULL) = (accepted_at IS NULL))),
  CONSTRAINT invitations_token_sha256_check CHECK ((length(token_sha256) = 32))
);

CREATE TABLE legal_owners (
  company_id uuid NOT NULL,
  person_id uuid NOT NULL,
  CONSTRAINT legal_owners_pkey PRIMARY KEY (company_id, person_id),
  CONSTRAINT legal_owners_company_id_fkey FOREIGN KEY (company_id) REFERENCES parties(party_id),
  CONSTRAINT legal_owners_person_id_fkey FOREIGN KEY (person_id) REFERENCES parties(party_id)
);
CREATE INDEX legal_owners_person ON public.legal_owners USING btree (person_id);

CREATE TABLE letter_decisions (
  letter_id uuid NOT NULL,
  decision_number smallint NOT NULL,
  status text NOT NULL,
  route text NOT NULL,
  rule text NOT NULL,
  code text,
  reason text,
  facts jsonb NOT NULL,
  recipient_id uuid,
  system_id uuid,
  decided_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT letter_decisions_pkey PRIMARY KEY (letter_id, decision_number),
  CONSTRAINT letter_decisions_check CHECK (((status = 'COMPLETED'::text) = (code IS NULL))),
  CONSTRAINT letter_decisions_check1 CHECK (((status = 'COMPLETED'::text) = (route <> 'rejected'::text))),
  CONSTRAINT letter_decisions_decision_number_check CHECK ((decision_number > 0)),
  CONSTRAINT letter_decisions_route_check CHECK ((route = ANY (ARRAY['mailbox'::text, 'system'::text, 'paper'::text, 'sms'::text, 'wait'::text, 'rejected'::text, 'undeliverable'::text, 'recalled'::text]))),
  CONSTRAINT letter_decisions_status_check CHECK ((status = ANY (ARRAY['COMPLETED'::text, 'INVALID'::text, 'NOT_ALLOWED'::text])))
) PARTITION BY RANGE (letter_id);
CREATE TABLE letter_decisions_default PARTITION OF letter_decisions DEFAULT;

CREATE TABLE letter_headers (
  letter_id uuid NOT NULL,
  memo_version text NOT NULL,
  message_type text NOT NULL,
  message_id text,
  message_code text,
  title text NOT NULL,
  notification text,
  additional_notification text,
  sender_label text NOT NULL,
  recipient_label text,
  contact_point_id text,
  mandatory boolean NOT NULL,
  legal_notification boolean NOT NULL,
  reply_allowed boolean NOT NULL,
  reply_by timestamp(3) with time zone,
  do_not_deliver_until date,
  post_type text,
  documents jsonb NOT NULL,
  CONSTRAINT letter_headers_pkey PRIMARY KEY (letter_id),
  CONSTRAINT letter_headers_memo_version_check CHECK ((memo_version = ANY (ARRAY['1.1'::text, '1.2'::text]))),
  CONSTRAINT letter_headers_message_type_check CHECK ((message_type = ANY (ARRAY['DIGITALPOST'::text, 'NEMSMS'::text])))
) PARTITION BY RANGE (letter_id);
CREATE TABLE letter_headers_default PARTITION OF letter_headers DEFAULT;

CREATE TABLE letter_keys (
  message_uuid uuid NOT NULL,
  sender_id uuid NOT NULL,
  sha256 bytea NOT NULL,
  letter_id uuid NOT NULL,
  CONSTRAINT letter_keys_pkey PRIMARY KEY (message_uuid),
  CONSTRAINT letter_keys_letter_id_key UNIQUE (letter_id),
  CONSTRAINT letter_keys_sha256_check CHECK ((length(sha256) = 32))
);

CREATE TABLE letters (
  letter_id uuid NOT NULL,
  message_uuid uuid NOT NULL,
  sender_id uuid NOT NULL,
  sender_system_id uuid NOT NULL,
  transmission_id uuid NOT NULL,
  way text NOT NULL,
  lane text NOT NULL,
  length bigint NOT NULL,
  sha256 bytea NOT NULL,
  accepted_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT letters_pkey PRIMARY KEY (letter_id),
  CONSTRAINT letters_lane_check CHECK ((lane = ANY (ARRAY['single'::text, 'bulk'::text, 'mailing'::text]))),
  CONSTRAINT letters_sha256_check CHECK ((length(sha256) = 32)),
  CONSTRAINT letters_way_check CHECK ((way = ANY (ARRAY['REST'::text, 'CONTAINER'::text, 'SFTP'::text, 'POST'::text])))
) PARTITION BY RANGE (letter_id);
CREATE TABLE letters_default PARTITION OF letters DEFAULT;
CREATE INDEX letters_by_sftp ON ONLY public.letters USING btree (sender_system_id, transmission_id) WHERE (way = 'SFTP'::text);
CREATE INDEX letters_sender ON ONLY public.letters USING btree (sender_id, letter_id);

CREATE TABLE login_attempts (
  state_sha256 bytea NOT NULL,
  provider text NOT NULL,
  nonce text NOT NULL,
  code_verifier text NOT NULL,
  return_to text NOT NULL,
  expires_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT login_attempts_pkey PRIMARY KEY (state_sha256),
  CONSTRAINT login_attempts_state_sha256_check CHECK ((length(state_sha256) = 32))
);

CREATE TABLE mailbox_entries (
  mailbox_id uuid NOT NULL,
  letter_id uuid NOT NULL,
  folder_id uuid NOT NULL,
  sender_id uuid NOT NULL,
  sender_label text NOT NULL,
  title text NOT NULL,
  attachments smallint NOT NULL,
  mandatory boolean NOT NULL,
  legal_notification boolean NOT NULL,
  has_action boolean NOT NULL,
  reply_by timestamp(3) with time zone,
  received_at timestamp(3) with time zone NOT NULL,
  read_at timestamp(3) with time zone,
  version bigint DEFAULT 0 NOT NULL,
  CONSTRAINT mailbox_entries_pkey PRIMARY KEY (mailbox_id, letter_id)
) PARTITION BY HASH (mailbox_id);
CREATE TABLE mailbox_entries_0 PARTITION OF mailbox_entries FOR VALUES WITH (modulus 8, remainder 0);
CREATE TABLE mailbox_entries_1 PARTITION OF mailbox_entries FOR VALUES WITH (modulus 8, remainder 1);
CREATE TABLE mailbox_entries_2 PARTITION OF mailbox_entries FOR VALUES WITH (modulus 8, remainder 2);
CREATE TABLE mailbox_entries_3 PARTITION OF mailbox_entries FOR VALUES WITH (modulus 8, remainder 3);
CREATE TABLE mailbox_entries_4 PARTITION OF mailbox_entries FOR VALUES WITH (modulus 8, remainder 4);
CREATE TABLE mailbox_entries_5 PARTITION OF mailbox_entries FOR VALUES WITH (modulus 8, remainder 5);
CREATE TABLE mailbox_entries_6 PARTITION OF mailbox_entries FOR VALUES WITH (modulus 8, remainder 6);
CREATE TABLE mailbox_entries_7 PARTITION OF mailbox_entries FOR VALUES WITH (modulus 8, remainder 7);
CREATE INDEX mailbox_entries_page ON ONLY public.mailbox_entries USING btree (mailbox_id, folder_id, received_at DESC, letter_id DESC);
CREATE INDEX mailbox_entries_unread ON ONLY public.mailbox_entries USING btree (mailbox_id, folder_id, received_at DESC, letter_id DESC) WHERE (read_at IS NULL);

CREATE TABLE mailbox_subscriptions (
  subscription_id uuid NOT NULL,
  party_id uuid NOT NULL,
  registration_status text NOT NULL,
  by_power_of_attorney boolean DEFAULT false NOT NULL,
  valid_from timestamp(3) with time zone NOT NULL,
  valid_to timestamp(3) with time zone,
  version bigint DEFAULT 0 NOT NULL,
  CONSTRAINT mailbox_subscriptions_pkey PRIMARY KEY (subscription_id),
  CONSTRAINT mailbox_subscriptions_party_id_fkey FOREIGN KEY (party_id) REFERENCES parties(party_id),
  CONSTRAINT mailbox_subscriptions_check CHECK ((valid_to > valid_from)),
  CONSTRAINT mailbox_subscriptions_registration_status_check CHECK ((registration_status = ANY (ARRAY['AUTOMATIC_REGISTRATION'::text, 'VOLUNTARY_REGISTRATION'::text, 'BEFORE_UNCONFIRMED_REGISTRATION'::text, 'UNCONFIRMED_REGISTRATION'::text, 'EXEMPT_LEFT_THE_COUNTRY'::text, 'EXEMPT_OTHER_REASON'::text, 'CREATED_AWAITING_REGISTRATION'::text])))
);
CREATE UNIQUE INDEX mailbox_subscriptions_current ON public.mailbox_subscriptions USING btree (party_id) WHERE (valid_to IS NULL);

CREATE TABLE mailboxes (
  mailbox_id uuid NOT NULL,
  party_id uuid NOT NULL,
  version bigint DEFAULT 0 NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT mailboxes_pkey PRIMARY KEY (mailbox_id),
  CONSTRAINT mailboxes_party_id_key UNIQUE (party_id),
  CONSTRAINT mailboxes_party_id_fkey FOREIGN KEY (party_id) REFERENCES parties(party_id)
);

CREATE TABLE mailing_changes (
  mailing_id uuid NOT NULL,
  change_number integer NOT NULL,
  change text NOT NULL,
  step integer NOT NULL,
  reason text,
  actor_kind text NOT NULL,
  actor_id uuid,
  handled integer NOT NULL,
  faults integer NOT NULL,
  changed_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT mailing_changes_pkey PRIMARY KEY (mailing_id, change_number),
  CONSTRAINT mailing_changes_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['system'::text, 'employee'::text, 'platform'::text]))),
  CONSTRAINT mailing_changes_change_check CHECK ((change = ANY (ARRAY['created'::text, 'examined'::text, 'started'::text, 'stepped'::text, 'paused'::text, 'resumed'::text, 'stopped'::text, 'finished'::text]))),
  CONSTRAINT mailing_changes_reason_check CHECK ((reason = 'faults'::text))
);

CREATE TABLE mailing_examinations (
  mailing_id uuid NOT NULL,
  position bigint DEFAULT 0 NOT NULL,
  entries integer DEFAULT 0 NOT NULL,
  digital integer DEFAULT 0 NOT NULL,
  paper integer DEFAULT 0 NOT NULL,
  repeated integer DEFAULT 0 NOT NULL,
  same_recipient integer DEFAULT 0 NOT NULL,
  spent_ms bigint DEFAULT 0 NOT NULL,
  ended_at timestamp(3) with time zone,
  CONSTRAINT mailing_examinations_pkey PRIMARY KEY (mailing_id),
  CONSTRAINT mailing_examinations_check CHECK ((((digital + paper) + repeated) <= entries))
);

CREATE TABLE mailing_findings (
  mailing_id uuid NOT NULL,
  code text NOT NULL,
  letters integer NOT NULL,
  examples jsonb NOT NULL,
  CONSTRAINT mailing_findings_pkey PRIMARY KEY (mailing_id, code)
);

CREATE TABLE mailing_sightings (
  mailing_id uuid NOT NULL,
  seen_id uuid NOT NULL,
  sha256 bytea,
  CONSTRAINT mailing_sightings_pkey PRIMARY KEY (mailing_id, seen_id)
);

CREATE TABLE mailings (
  mailing_id uuid NOT NULL,
  sender_id uuid NOT NULL,
  system_id uuid NOT NULL,
  name text NOT NULL,
  state text NOT NULL,
  step integer DEFAULT 0 NOT NULL,
  next_step_at timestamp(3) with time zone,
  seen_handled integer DEFAULT 0 NOT NULL,
  seen_faults integer DEFAULT 0 NOT NULL,
  last_change integer DEFAULT 0 NOT NULL,
  CONSTRAINT mailings_pkey PRIMARY KEY (mailing_id),
  CONSTRAINT mailings_check CHECK (((next_step_at IS NULL) OR (state = 'running'::text))),
  CONSTRAINT mailings_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  CONSTRAINT mailings_state_check CHECK ((state = ANY (ARRAY['examining'::text, 'ready'::text, 'running'::text, 'paused'::text, 'stopped'::text, 'finished'::text]))),
  CONSTRAINT mailings_step_check CHECK (((step >= 0) AND (step <= 3)))
);
CREATE INDEX mailings_sender ON public.mailings USING btree (sender_id, mailing_id);

CREATE TABLE master_keys (
  key_id text NOT NULL,
  CONSTRAINT master_keys_pkey PRIMARY KEY (key_id)
);

CREATE TABLE nem_sms_subscriptions (
  subscription_id uuid NOT NULL,
  party_id uuid NOT NULL,
  mobile_number text NOT NULL,
  verified_at timestamp(3) with time zone,
  valid_to timestamp(3) with time zone,
  version bigint DEFAULT 0 NOT NULL,
  CONSTRAINT nem_sms_subscriptions_pkey PRIMARY KEY (subscription_id),
  CONSTRAINT nem_sms_subscriptions_party_id_fkey FOREIGN KEY (party_id) REFERENCES parties(party_id),
  CONSTRAINT nem_sms_subscriptions_mobile_number_check CHECK ((mobile_number ~ '^[2-9]\d{7}$'::text))
);
CREATE UNIQUE INDEX nem_sms_subscriptions_current ON public.nem_sms_subscriptions USING btree (party_id) WHERE (valid_to IS NULL);

CREATE TABLE operation_minutes (
  minute timestamp(3) with time zone NOT NULL,
  measure text NOT NULL,
  labels jsonb NOT NULL,
  value bigint NOT NULL,
  CONSTRAINT operation_minutes_pkey PRIMARY KEY (minute, measure, labels)
);

CREATE TABLE organisations (
  organisation_id uuid NOT NULL,
  party_id uuid NOT NULL,
  organisation_type text NOT NULL,
  authority_type text,
  mandatory_post_allowed boolean DEFAULT false NOT NULL,
  legal_notification_allowed boolean DEFAULT false NOT NULL,
  version bigint DEFAULT 0 NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL,
  connected_at timestamp(3) with time zone,
  CONSTRAINT organisations_pkey PRIMARY KEY (organisation_id),
  CONSTRAINT organisations_party_id_key UNIQUE (party_id),
  CONSTRAINT organisations_party_id_fkey FOREIGN KEY (party_id) REFERENCES parties(party_id),
  CONSTRAINT organisations_authority_type_check CHECK ((authority_type = ANY (ARRAY['STATE'::text, 'MUNICIPALITY'::text, 'REGION'::text, 'OTHER'::text]))),
  CONSTRAINT organisations_check CHECK (((organisation_type = 'AUTHORITY'::text) = (authority_type IS NOT NULL))),
  CONSTRAINT organisations_check1 CHECK (((organisation_type = 'AUTHORITY'::text) OR (NOT (mandatory_post_allowed OR legal_notification_allowed)))),
  CONSTRAINT organisations_organisation_type_check CHECK ((organisation_type = ANY (ARRAY['AUTHORITY'::text, 'COMPANY'::text])))
);

CREATE TABLE outgoing_messages (
  message_id uuid NOT NULL,
  channel text NOT NULL,
  party_id uuid,
  letter_id uuid,
  address text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  planned_at timestamp(3) with time zone NOT NULL,
  sent_at timestamp(3) with time zone,
  about text,
  attempts integer DEFAULT 0 NOT NULL,
  next_attempt_at timestamp(3) with time zone,
  last_fault text,
  last_answer text,
  failed_at timestamp(3) with time zone,
  CONSTRAINT outgoing_messages_pkey PRIMARY KEY (message_id),
  CONSTRAINT outgoing_messages_about_key UNIQUE (about),
  CONSTRAINT outgoing_messages_letter_id_channel_key UNIQUE (letter_id, channel),
  CONSTRAINT outgoing_messages_party_id_fkey FOREIGN KEY (party_id) REFERENCES parties(party_id),
  CONSTRAINT outgoing_messages_about_check CHECK (((length(about) >= 1) AND (length(about) <= 200))),
  CONSTRAINT outgoing_messages_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text, 'paper'::text]))),
  CONSTRAINT outgoing_messages_last_answer_check CHECK ((length(last_answer) <= 500)),
  CONSTRAINT outgoing_messages_next_attempt CHECK (((next_attempt_at IS NULL) OR (num_nonnulls(sent_at, failed_at) = 0))),
  CONSTRAINT outgoing_messages_one_end CHECK ((num_nonnulls(sent_at, failed_at) <= 1))
);
CREATE INDEX outgoing_messages_failed ON public.outgoing_messages USING btree (message_id DESC) WHERE (failed_at IS NOT NULL);
CREATE INDEX outgoing_messages_newest ON public.outgoing_messages USING btree (channel, message_id DESC);

CREATE TABLE parties (
  party_id uuid NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  version bigint DEFAULT 0 NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT parties_pkey PRIMARY KEY (party_id),
  CONSTRAINT parties_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'company'::text, 'authority'::text])))
);

CREATE TABLE party_numbers (
  party_id uuid NOT NULL,
  number_type text NOT NULL,
  number text NOT NULL,
  valid_from timestamp(3) with time zone NOT NULL,
  valid_to timestamp(3) with time zone,
  CONSTRAINT party_numbers_pkey PRIMARY KEY (party_id, number_type, valid_from),
  CONSTRAINT party_numbers_party_id_fkey FOREIGN KEY (party_id) REFERENCES parties(party_id),
  CONSTRAINT party_numbers_check CHECK (
CASE number_type
    WHEN 'CPR'::text THEN (number ~ '^\d{10}$'::text)
    ELSE (number ~ '^\d{8}$'::text)
END),
  CONSTRAINT party_numbers_check1 CHECK ((valid_to > valid_from)),
  CONSTRAINT party_numbers_number_type_check CHECK ((number_type = ANY (ARRAY['CPR'::text, 'CVR'::text])))
);
CREATE UNIQUE INDEX party_numbers_current ON public.party_numbers USING btree (number_type, number) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX party_numbers_one_each ON public.party_numbers USING btree (party_id, number_type) WHERE (valid_to IS NULL);

CREATE TABLE persons (
  party_id uuid NOT NULL,
  birth_date date NOT NULL,
  status text NOT NULL,
  status_since timestamp(3) with time zone NOT NULL,
  name_protected boolean DEFAULT false NOT NULL,
  address_protected boolean DEFAULT false NOT NULL,
  CONSTRAINT persons_pkey PRIMARY KEY (party_id),
  CONSTRAINT persons_party_id_fkey FOREIGN KEY (party_id) REFERENCES parties(party_id),
  CONSTRAINT persons_status_check CHECK ((status = ANY (ARRAY['resident'::text, 'departed'::text, 'dead'::text])))
);

CREATE TABLE primary_systems (
  organisation_id uuid NOT NULL,
  system_id uuid NOT NULL,
  since timestamp(3) with time zone NOT NULL,
  CONSTRAINT primary_systems_pkey PRIMARY KEY (organisation_id),
  CONSTRAINT primary_systems_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(organisation_id),
  CONSTRAINT primary_systems_organisation_id_system_id_fkey FOREIGN KEY (organisation_id, system_id) REFERENCES systems(organisation_id, system_id)
);

CREATE TABLE privilege_grants (
  grant_id uuid NOT NULL,
  identity_id uuid NOT NULL,
  party_id uuid NOT NULL,
  privilege text NOT NULL,
  granted_at timestamp(3) with time zone NOT NULL,
  ends_at timestamp(3) with time zone,
  revoked_at timestamp(3) with time zone,
  group_id uuid,
  source text DEFAULT 'MANUAL'::text NOT NULL,
  version bigint DEFAULT 0 NOT NULL,
  granted_by uuid,
  revoked_by uuid,
  changed_at timestamp(3) with time zone,
  ending_told_at timestamp(3) with time zone,
  CONSTRAINT privilege_grants_pkey PRIMARY KEY (grant_id),
  CONSTRAINT privilege_grants_group_id_fkey FOREIGN KEY (group_id) REFERENCES identity_groups(group_id),
  CONSTRAINT privilege_grants_identity_id_fkey FOREIGN KEY (identity_id) REFERENCES identities(identity_id),
  CONSTRAINT privilege_grants_party_id_fkey FOREIGN KEY (party_id) REFERENCES parties(party_id),
  CONSTRAINT privilege_grants_source_check CHECK ((source = ANY (ARRAY['APPOINTED'::text, 'SELF_SERVICE'::text, 'MANUAL'::text, 'MIGRATED'::text])))
);
CREATE UNIQUE INDEX privilege_grants_current ON public.privilege_grants USING btree (identity_id, party_id, privilege) WHERE ((revoked_at IS NULL) AND (group_id IS NULL));
CREATE INDEX privilege_grants_ending ON public.privilege_grants USING btree (ends_at) WHERE ((revoked_at IS NULL) AND (ends_at IS NOT NULL) AND (ending_told_at IS NULL));
CREATE INDEX privilege_grants_identity ON public.privilege_grants USING btree (identity_id, party_id);
CREATE UNIQUE INDEX privilege_grants_of_groups ON public.privilege_grants USING btree (group_id, identity_id, privilege) WHERE ((revoked_at IS NULL) AND (group_id IS NOT NULL));
CREATE INDEX privilege_grants_party ON public.privilege_grants USING btree (party_id, privilege);

CREATE TABLE receipt_pulls (
  receipt_id uuid NOT NULL,
  pulled_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT receipt_pulls_pkey PRIMARY KEY (receipt_id)
);

CREATE TABLE receipts (
  receipt_id uuid NOT NULL,
  letter_id uuid NOT NULL,
  sender_system_id uuid NOT NULL,
  message_uuid uuid NOT NULL,
  message_id text,
  transmission_id uuid NOT NULL,
  status text NOT NULL,
  error_code text,
  error_message text,
  created_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT receipts_pkey PRIMARY KEY (receipt_id),
  CONSTRAINT receipts_status_check CHECK ((status = ANY (ARRAY['COMPLETED'::text, 'INVALID'::text, 'NOT_ALLOWED'::text])))
) PARTITION BY RANGE (receipt_id);
CREATE TABLE receipts_default PARTITION OF receipts DEFAULT;
CREATE INDEX receipts_letter ON ONLY public.receipts USING btree (letter_id);

CREATE TABLE refused_uploads (
  system_id uuid NOT NULL,
  file_name text NOT NULL,
  transmission_id uuid,
  code text NOT NULL,
  message text NOT NULL,
  refused_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT refused_uploads_pkey PRIMARY KEY (system_id, file_name),
  CONSTRAINT refused_uploads_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 200)))
);
CREATE INDEX refused_uploads_age ON public.refused_uploads USING btree (refused_at);

CREATE TABLE rejected_containers (
  transmission_id uuid NOT NULL,
  sender_id uuid NOT NULL,
  system_id uuid NOT NULL,
  way text NOT NULL,
  fault text NOT NULL,
  entry_number integer,
  rejected_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT rejected_containers_pkey PRIMARY KEY (transmission_id),
  CONSTRAINT rejected_containers_way_check CHECK ((way = ANY (ARRAY['REST'::text, 'SFTP'::text, 'PORTAL'::text])))
);
CREATE INDEX rejected_containers_sender ON public.rejected_containers USING btree (sender_id, rejected_at);

CREATE TABLE removed_technical_receipts (
  system_id uuid NOT NULL,
  transmission_id uuid NOT NULL,
  removed_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT removed_technical_receipts_pkey PRIMARY KEY (system_id, transmission_id)
);

CREATE TABLE sandbox_receiver_calls (
  call_id uuid NOT NULL,
  receiver_id uuid NOT NULL,
  kind text NOT NULL,
  message_uuid uuid,
  byte_count bigint NOT NULL,
  sha256 bytea NOT NULL,
  behaviour text NOT NULL,
  answer_status integer,
  called_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT sandbox_receiver_calls_pkey PRIMARY KEY (call_id),
  CONSTRAINT sandbox_receiver_calls_receiver_id_fkey FOREIGN KEY (receiver_id) REFERENCES sandbox_receivers(receiver_id) ON DELETE CASCADE,
  CONSTRAINT sandbox_receiver_calls_kind_check CHECK ((kind = ANY (ARRAY['letter'::text, 'receipt'::text, 'notice'::text, 'contact-notice'::text, 'unreadable'::text]))),
  CONSTRAINT sandbox_receiver_calls_sha256_check CHECK ((length(sha256) = 32))
);
CREATE INDEX sandbox_receiver_calls_receiver ON public.sandbox_receiver_calls USING btree (receiver_id, call_id);

CREATE TABLE sandbox_receivers (
  receiver_id uuid NOT NULL,
  behaviour text NOT NULL,
  delay_ms integer NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT sandbox_receivers_pkey PRIMARY KEY (receiver_id),
  CONSTRAINT sandbox_receivers_behaviour_check CHECK ((behaviour = ANY (ARRAY['accept'::text, 'refuse'::text, 'error500'::text, 'hang'::text, 'drop'::text, 'slow'::text, 'reject-receipt'::text]))),
  CONSTRAINT sandbox_receivers_delay_ms_check CHECK (((delay_ms >= 0) AND (delay_ms <= 120000)))
);

CREATE TABLE sandbox_resets (
  only_row boolean DEFAULT true NOT NULL,
  reset_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT sandbox_resets_pkey PRIMARY KEY (only_row),
  CONSTRAINT sandbox_resets_only_row_check CHECK (only_row)
);

CREATE TABLE schema_migrations (
  name text NOT NULL,
  sha256 text NOT NULL,
  applied_at timestamp(3) with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT schema_migrations_pkey PRIMARY KEY (name)
);

CREATE TABLE sender_ranks (
  stage text NOT NULL,
  lane text NOT NULL,
  sender_id uuid NOT NULL,
  last_start bigint NOT NULL,
  last_finish bigint NOT NULL,
  CONSTRAINT sender_ranks_pkey PRIMARY KEY (stage, lane, sender_id),
  CONSTRAINT sender_ranks_check CHECK ((last_finish >= last_start)),
  CONSTRAINT sender_ranks_lane_check CHECK ((lane = ANY (ARRAY['single'::text, 'bulk'::text, 'mailing'::text])))
);

CREATE TABLE sender_weights (
  sender_id uuid NOT NULL,
  weight integer NOT NULL,
  CONSTRAINT sender_weights_pkey PRIMARY KEY (sender_id),
  CONSTRAINT sender_weights_weight_check CHECK (((weight >= 1) AND (weight <= 1000)))
);

CREATE TABLE sending_rates (
  system_id uuid NOT NULL,
  minute timestamp(3) with time zone NOT NULL,
  letters integer NOT NULL,
  letters_before integer NOT NULL,
  told_at timestamp(3) with time zone,
  CONSTRAINT sending_rates_pkey PRIMARY KEY (system_id)
);

CREATE TABLE sessions (
  session_id uuid NOT NULL,
  token_sha256 bytea NOT NULL,
  identity_id uuid NOT NULL,
  level_of_assurance text NOT NULL,
  id_token text,
  created_at timestamp(3) with time zone NOT NULL,
  last_seen_at timestamp(3) with time zone NOT NULL,
  expires_at timestamp(3) with time zone NOT NULL,
  ended_at timestamp(3) with time zone,
  acting_party_id uuid,
  CONSTRAINT sessions_pkey PRIMARY KEY (session_id),
  CONSTRAINT sessions_token_sha256_key UNIQUE (token_sha256),
  CONSTRAINT sessions_acting_party_id_fkey FOREIGN KEY (acting_party_id) REFERENCES parties(party_id),
  CONSTRAINT sessions_identity_id_fkey FOREIGN KEY (identity_id) REFERENCES identities(identity_id),
  CONSTRAINT sessions_level_of_assurance_check CHECK ((level_of_assurance = ANY (ARRAY['low'::text, 'substantial'::text, 'high'::text]))),
  CONSTRAINT sessions_token_sha256_check CHECK ((length(token_sha256) = 32))
);
CREATE INDEX sessions_identity ON public.sessions USING btree (identity_id) WHERE (ended_at IS NULL);

CREATE TABLE subscribed_contacts (
  subscribed_contact_id uuid NOT NULL,
  subscription_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  CONSTRAINT subscribed_contacts_pkey PRIMARY KEY (subscribed_contact_id),
  CONSTRAINT subscribed_contacts_subscription_id_contact_id_key UNIQUE (subscription_id, contact_id),
  CONSTRAINT subscribed_contacts_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(contact_id),
  CONSTRAINT subscribed_contacts_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES contact_subscriptions(subscription_id) ON DELETE CASCADE
);
CREATE INDEX subscribed_contacts_contact ON public.subscribed_contacts USING btree (contact_id);

CREATE TABLE system_addresses (
  system_id uuid NOT NULL,
  address cidr NOT NULL,
  CONSTRAINT system_addresses_pkey PRIMARY KEY (system_id, address),
  CONSTRAINT system_addresses_system_id_fkey FOREIGN KEY (system_id) REFERENCES systems(system_id)
);

CREATE TABLE system_certificates (
  certificate_id uuid NOT NULL,
  system_id uuid NOT NULL,
  sha256 bytea NOT NULL,
  subject text NOT NULL,
  serial_number text NOT NULL,
  not_before timestamp(3) with time zone NOT NULL,
  not_after timestamp(3) with time zone NOT NULL,
  pem text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  removed_at timestamp(3) with time zone,
  CONSTRAINT system_certificates_pkey PRIMARY KEY (certificate_id),
  CONSTRAINT system_certificates_system_id_fkey FOREIGN KEY (system_id) REFERENCES systems(system_id),
  CONSTRAINT system_certificates_check CHECK ((not_after > not_before)),
  CONSTRAINT system_certificates_sha256_check CHECK ((length(sha256) = 32))
);
CREATE UNIQUE INDEX system_certificates_current ON public.system_certificates USING btree (system_id) WHERE (removed_at IS NULL);

CREATE TABLE system_ssh_keys (
  system_id uuid NOT NULL,
  ssh_key_id uuid NOT NULL,
  key_type text NOT NULL,
  public_key bytea NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  removed_at timestamp(3) with time zone,
  CONSTRAINT system_ssh_keys_pkey PRIMARY KEY (system_id, ssh_key_id),
  CONSTRAINT system_ssh_keys_system_id_fkey FOREIGN KEY (system_id) REFERENCES systems(system_id)
);
CREATE UNIQUE INDEX system_ssh_keys_current ON public.system_ssh_keys USING btree (system_id) WHERE (removed_at IS NULL);

CREATE TABLE system_tokens (
  system_id uuid NOT NULL,
  token_sha256 bytea NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  revoked_at timestamp(3) with time zone,
  CONSTRAINT system_tokens_pkey PRIMARY KEY (system_id, token_sha256),
  CONSTRAINT system_tokens_system_id_fkey FOREIGN KEY (system_id) REFERENCES systems(system_id),
  CONSTRAINT system_tokens_token_sha256_check CHECK ((length(token_sha256) = 32))
);
CREATE UNIQUE INDEX system_tokens_current ON public.system_tokens USING btree (system_id) WHERE (revoked_at IS NULL);

CREATE TABLE systems (
  system_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  name text NOT NULL,
  is_sender boolean NOT NULL,
  is_recipient boolean NOT NULL,
  service_protocol text NOT NULL,
  endpoint text,
  receipt_endpoint text,
  delegated_cvr text,
  contact_name text NOT NULL,
  contact_email text NOT NULL,
  contact_phone text,
  exempt_post text DEFAULT 'REJECT'::text NOT NULL,
  memo_version text DEFAULT '1.1'::text NOT NULL,
  takes_company_post boolean DEFAULT false NOT NULL,
  active_from timestamp(3) with time zone,
  active_to timestamp(3) with time zone,
  deleted_at timestamp(3) with time zone,
  version bigint DEFAULT 0 NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT systems_pkey PRIMARY KEY (system_id),
  CONSTRAINT systems_organisation_id_system_id_key UNIQUE (organisation_id, system_id),
  CONSTRAINT systems_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(organisation_id),
  CONSTRAINT systems_check CHECK ((is_sender OR is_recipient)),
  CONSTRAINT systems_check1 CHECK ((is_recipient OR (NOT takes_company_post))),
  CONSTRAINT systems_check2 CHECK ((active_to > active_from)),
  CONSTRAINT systems_delegated_cvr_check CHECK ((delegated_cvr ~ '^\d{8}$'::text)),
  CONSTRAINT systems_exempt_post_check CHECK ((exempt_post = ANY (ARRAY['REJECT'::text, 'PAPER'::text]))),
  CONSTRAINT systems_memo_version_check CHECK ((memo_version = ANY (ARRAY['1.1'::text, '1.2'::text]))),
  CONSTRAINT systems_name_check CHECK (((length(name) >= 1) AND (length(name) <= 256))),
  CONSTRAINT systems_service_protocol_check CHECK ((service_protocol = ANY (ARRAY['REST_PUSH'::text, 'REST_PULL'::text, 'REST_PUBLISH_SUBSCRIBE'::text, 'SFTP'::text])))
);
CREATE UNIQUE INDEX systems_company_post ON public.systems USING btree (organisation_id) WHERE (takes_company_post AND (deleted_at IS NULL));

CREATE TABLE undeliverable_letters (
  letter_id uuid NOT NULL,
  message_uuid uuid NOT NULL,
  recipient_id uuid NOT NULL,
  system_id uuid NOT NULL,
  reason text NOT NULL,
  since timestamp(3) with time zone NOT NULL,
  CONSTRAINT undeliverable_letters_pkey PRIMARY KEY (letter_id)
);
CREATE INDEX undeliverable_letters_recipient ON public.undeliverable_letters USING btree (recipient_id, letter_id);

CREATE TABLE uploaded_files (
  content_id uuid NOT NULL,
  filename text NOT NULL,
  uploaded_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT uploaded_files_pkey PRIMARY KEY (content_id),
  CONSTRAINT uploaded_files_filename_check CHECK (((length(filename) >= 1) AND (length(filename) <= 255)))
);

CREATE TABLE waiting_deliveries (
  system_id uuid NOT NULL,
  letter_id uuid NOT NULL,
  message_uuid uuid NOT NULL,
  fetched_at timestamp(3) with time zone,
  decision_number smallint NOT NULL,
  ladder text DEFAULT 'none'::text NOT NULL,
  failed_attempts smallint DEFAULT 0 NOT NULL,
  first_attempt_at timestamp(3) with time zone,
  next_attempt_at timestamp(3) with time zone,
  last_reason text,
  waiting_since timestamp(3) with time zone NOT NULL,
  CONSTRAINT waiting_deliveries_pkey PRIMARY KEY (system_id, letter_id),
  CONSTRAINT waiting_deliveries_ladder_check CHECK ((ladder = ANY (ARRAY['none'::text, 'week'::text, 'primary'::text])))
);
CREATE INDEX waiting_deliveries_due ON public.waiting_deliveries USING btree (system_id, next_attempt_at, letter_id) WHERE (next_attempt_at IS NOT NULL);
CREATE INDEX waiting_deliveries_letter ON public.waiting_deliveries USING btree (letter_id);
CREATE INDEX waiting_deliveries_unfetched ON public.waiting_deliveries USING btree (system_id, waiting_since) WHERE ((next_attempt_at IS NULL) AND (fetched_at IS NULL));
CREATE UNIQUE INDEX waiting_deliveries_uuid ON public.waiting_deliveries USING btree (system_id, message_uuid);

CREATE TABLE waiting_receipts (
  sender_system_id uuid NOT NULL,
  receipt_id uuid NOT NULL,
  failed_attempts smallint DEFAULT 0 NOT NULL,
  first_attempt_at timestamp(3) with time zone,
  next_attempt_at timestamp(3) with time zone,
  last_reason text,
  given_up_at timestamp(3) with time zone,
  expired_at timestamp(3) with time zone,
  CONSTRAINT waiting_receipts_pkey PRIMARY KEY (sender_system_id, receipt_id)
);
CREATE INDEX waiting_receipts_due ON public.waiting_receipts USING btree (sender_system_id, next_attempt_at, receipt_id) WHERE (next_attempt_at IS NOT NULL);
CREATE INDEX waiting_receipts_given_up ON public.waiting_receipts USING btree (given_up_at) WHERE ((given_up_at IS NOT NULL) AND (expired_at IS NULL));

CREATE TABLE wizard_drafts (
  draft_id uuid NOT NULL,
  identity_id uuid NOT NULL,
  party_id uuid NOT NULL,
  wizard text NOT NULL,
  answers jsonb NOT NULL,
  version bigint DEFAULT 0 NOT NULL,
  changed_at timestamp(3) with time zone NOT NULL,
  receipt_path text,
  CONSTRAINT wizard_drafts_pkey PRIMARY KEY (draft_id),
  CONSTRAINT wizard_drafts_identity_id_fkey FOREIGN KEY (identity_id) REFERENCES identities(identity_id),
  CONSTRAINT wizard_drafts_party_id_fkey FOREIGN KEY (party_id) REFERENCES parties(party_id)
);
CREATE INDEX wizard_drafts_changed ON public.wizard_drafts USING btree (changed_at);
CREATE INDEX wizard_drafts_identity ON public.wizard_drafts USING btree (identity_id, party_id, wizard);

CREATE TABLE work (
  subject_id uuid NOT NULL,
  stage text NOT NULL,
  lane text NOT NULL,
  sender_id uuid NOT NULL,
  rank bigint NOT NULL,
  bucket smallint DEFAULT 0 NOT NULL,
  due_at timestamp(3) with time zone NOT NULL,
  claimed_by uuid,
  lease_until timestamp(3) with time zone,
  attempts integer DEFAULT 0 NOT NULL,
  stuck_since timestamp(3) with time zone,
  last_error text,
  CONSTRAINT work_pkey PRIMARY KEY (subject_id, stage),
  CONSTRAINT work_check CHECK (((claimed_by IS NULL) = (lease_until IS NULL))),
  CONSTRAINT work_lane_check CHECK ((lane = ANY (ARRAY['single'::text, 'bulk'::text, 'mailing'::text])))
);
CREATE INDEX work_due ON public.work USING btree (due_at) WHERE (stuck_since IS NULL);
CREATE INDEX work_failed ON public.work USING btree (stage, attempts, rank, subject_id) WHERE ((claimed_by IS NULL) AND (stuck_since IS NULL) AND (attempts > 0));
CREATE INDEX work_leases ON public.work USING btree (lease_until) WHERE (claimed_by IS NOT NULL);
CREATE INDEX work_next ON public.work USING btree (stage, lane, rank, subject_id) WHERE ((claimed_by IS NULL) AND (stuck_since IS NULL));
