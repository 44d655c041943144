import type { IdentityId } from '../login/index.ts'
import type { PartyId } from '../parties/index.ts'
import { bytea, execute, find, nullable, text, timestamp, uuid } from '../platform/database/index.ts'
import type { AgreementId } from './agreement.ts'

/** The invitation that comes of an agreement; a new one takes the place of one that was not used. */
export const upsertInvitation = execute({ invitationId: uuid(), agreementId: uuid<AgreementId>(), tokenSha256: bytea, now: timestamp, expiresAt: timestamp })`
  INSERT INTO invitations (invitation_id, agreement_id, token_sha256, created_at, expires_at)
  VALUES (${'invitationId'}, ${'agreementId'}, ${'tokenSha256'}, ${'now'}, ${'expiresAt'})
  ON CONFLICT (agreement_id) DO UPDATE SET token_sha256 = excluded.token_sha256, created_at = excluded.created_at, expires_at = excluded.expires_at
  WHERE invitations.accepted_at IS NULL`

const invitation = { invitationId: uuid(), partyId: uuid<PartyId>(), authorityName: text(), expiresAt: timestamp, acceptedAt: nullable(timestamp) }

export const findInvitation = find({ tokenSha256: bytea }, invitation)`
  SELECT invitations.invitation_id, agreements.party_id, parties.name AS authority_name, invitations.expires_at, invitations.accepted_at
  FROM invitations
  JOIN agreements ON agreements.agreement_id = invitations.agreement_id
  JOIN parties ON parties.party_id = agreements.party_id
  WHERE invitations.token_sha256 = ${'tokenSha256'}`

/** The same, locked: of two who use it at once the second finds it used. */
export const claimInvitation = find({ tokenSha256: bytea }, invitation)`
  SELECT invitations.invitation_id, agreements.party_id, parties.name AS authority_name, invitations.expires_at, invitations.accepted_at
  FROM invitations
  JOIN agreements ON agreements.agreement_id = invitations.agreement_id
  JOIN parties ON parties.party_id = agreements.party_id
  WHERE invitations.token_sha256 = ${'tokenSha256'}
  FOR UPDATE OF invitations`

export const updateAcceptedInvitation = execute({ invitationId: uuid(), acceptedBy: uuid<IdentityId>(), now: timestamp })`
  UPDATE invitations SET accepted_by = ${'acceptedBy'}, accepted_at = ${'now'} WHERE invitations.invitation_id = ${'invitationId'}`
