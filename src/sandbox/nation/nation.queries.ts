import type { IdentityId } from '../../login/index.ts'
import type { FolderId, MailboxId } from '../../mailboxes/index.ts'
import type { PartyId } from '../../parties/index.ts'
import { array, execute, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { PrivilegeType } from '../../rights/index.ts'
import type { DemoTag } from './demo-tags.ts'
import type { DemoFolder, DemoIdentity } from './nation.ts'

export const insertIdentities = execute({
  identityIds: array(uuid<IdentityId>()),
  kinds: array(text<DemoIdentity['kind']>()),
  partyIds: array(uuid<PartyId>()),
  names: array(text()),
  rids: array(nullable(text())),
  personIds: array(nullable(uuid<PartyId>())),
  subjects: array(text()),
  now: timestamp,
})`
  INSERT INTO identities (identity_id, kind, party_id, name, rid, person_id, provider, subject, created_at)
  SELECT record.identity_id, record.kind, record.party_id, record.name, record.rid, record.person_id, 'sandbox', record.subject, ${'now'}
  FROM unnest(${'identityIds'}, ${'kinds'}, ${'partyIds'}, ${'names'}, ${'rids'}, ${'personIds'}, ${'subjects'})
    AS record (identity_id, kind, party_id, name, rid, person_id, subject)`

export const insertGrants = execute({
  grantIds: array(uuid()),
  identityIds: array(uuid<IdentityId>()),
  partyIds: array(uuid<PartyId>()),
  privileges: array(text<PrivilegeType>()),
  grantedAt: timestamp,
})`
  INSERT INTO privilege_grants (grant_id, identity_id, party_id, privilege, granted_at)
  SELECT record.grant_id, record.identity_id, record.party_id, record.privilege, ${'grantedAt'}
  FROM unnest(${'grantIds'}, ${'identityIds'}, ${'partyIds'}, ${'privileges'}) AS record (grant_id, identity_id, party_id, privilege)`

export const insertMailboxes = execute({ mailboxIds: array(uuid<MailboxId>()), partyIds: array(uuid<PartyId>()), now: timestamp })`
  INSERT INTO mailboxes (mailbox_id, party_id, created_at)
  SELECT record.mailbox_id, record.party_id, ${'now'} FROM unnest(${'mailboxIds'}, ${'partyIds'}) AS record (mailbox_id, party_id)`

export const insertFolders = execute({
  folderIds: array(uuid<FolderId>()),
  mailboxIds: array(uuid<MailboxId>()),
  types: array(text<DemoFolder['type']>()),
  names: array(text()),
  now: timestamp,
})`
  INSERT INTO folders (folder_id, mailbox_id, folder_type, name, created_at)
  SELECT record.folder_id, record.mailbox_id, record.folder_type, record.name, ${'now'}
  FROM unnest(${'folderIds'}, ${'mailboxIds'}, ${'types'}, ${'names'}) AS record (folder_id, mailbox_id, folder_type, name)`

export const insertTags = execute({ partyIds: array(uuid<PartyId>()), tags: array(text<DemoTag>()) })`
  INSERT INTO demo_tags (party_id, tag) SELECT * FROM unnest(${'partyIds'}, ${'tags'})`

export const updateProfiles = execute({ identityIds: array(uuid<IdentityId>()), emails: array(text()), now: timestamp })`
  UPDATE identities SET email = record.email, profile_at = ${'now'}
  FROM unnest(${'identityIds'}, ${'emails'}) AS record (identity_id, email)
  WHERE identities.identity_id = record.identity_id`

/** A request for several rights; they stand in the order of their names. */
export const insertRequest = execute({ requestId: uuid(), identityId: uuid<IdentityId>(), partyId: uuid<PartyId>(), privileges: array(text<PrivilegeType>()), note: text(), submittedAt: timestamp })`
  INSERT INTO access_requests (request_id, identity_id, party_id, privileges, note, state, submitted_at)
  VALUES (${'requestId'}, ${'identityId'}, ${'partyId'}, ${'privileges'}, ${'note'}, 'SUBMITTED', ${'submittedAt'})`

/** A right at another organisation, which ends. */
export const insertEndingGrant = execute({ grantId: uuid(), identityId: uuid<IdentityId>(), partyId: uuid<PartyId>(), privilege: text<PrivilegeType>(), endsAt: timestamp, now: timestamp })`
  INSERT INTO privilege_grants (grant_id, identity_id, party_id, privilege, granted_at, ends_at)
  VALUES (${'grantId'}, ${'identityId'}, ${'partyId'}, ${'privilege'}, ${'now'}, ${'endsAt'})`
