/** Tables whose name is no plural, and why. */
export const singularTables: Readonly<Record<string, string>> = {
  business_clock: 'one row',
  work: 'has no plural',
  content: 'has no plural',
}

/** Columns called …_id that are no uuid, and why. */
export const foreignIds: Readonly<Record<string, string>> = {
  'content.key_id': 'the name of a master key in the configuration',
  'master_keys.key_id': 'the same name',
  'letter_headers.message_id': 'the sender’s own, as in the letter',
  'receipts.message_id': 'the sender’s own, as in the letter',
  'letter_headers.contact_point_id': 'as in the letter; may be no id of ours',
  'identity_provider_records.record_id': 'the identity provider’s own',
  'identity_provider_records.grant_id': 'the identity provider’s own',
  'events.transaction_id': 'PostgreSQL’s own',
}

/** Foreign keys without an index of their own, by constraint, and why nobody searches by them or deletes what they name. */
export const unindexedForeignKeys: Readonly<Record<string, string>> = {
  agreements_decided_by_fkey: 'not asked for by who decided; identities stay',
  agreements_submitted_by_fkey: 'not asked for by who submitted; identities stay',
  invitations_accepted_by_fkey: 'found by token or agreement; identities stay',
  access_tokens_party_id_fkey: 'asked for by identity; parties stay',
  contact_notices_contact_id_fkey: 'asked for by subscription; contacts stay',
  contact_points_organisation_id_system_id_fkey: 'found by organisation; systems are marked as deleted, never removed',
  folders_mailbox_id_parent_folder_id_fkey: 'a mailbox has few folders, found by mailbox',
  identity_group_members_group_id_fkey: 'only current members are asked for, which have an index; groups are marked as deleted, never removed',
  identity_group_members_identity_id_fkey: 'the same; identities stay',
  identity_group_privileges_group_id_fkey: 'only current rights are asked for, which have an index; groups are marked as deleted, never removed',
  mailbox_subscriptions_party_id_fkey: 'only the current row is asked for, which has an index; parties stay',
  nem_sms_subscriptions_party_id_fkey: 'only the current row is asked for, which has an index; parties stay',
  outgoing_messages_party_id_fkey: 'not asked for by party; parties stay',
  primary_systems_organisation_id_system_id_fkey: 'one row an organisation, found by the primary key; systems stay',
  privilege_grants_group_id_fkey: 'only current grants are asked for, which have an index; groups are marked as deleted, never removed',
  system_certificates_system_id_fkey: 'only the current one is asked for, which has an index; systems are marked as deleted, never removed',
  sessions_acting_party_id_fkey: 'not asked for by organisation; parties stay',
  sessions_identity_id_fkey: 'only open sessions are asked for, which have an index; identities stay',
  wizard_drafts_party_id_fkey: 'found by identity; parties stay',
}
