import type { IdentityId } from '../login/index.ts'
import type { AuthorityType } from '../organisations/index.ts'
import type { PartyId } from '../parties/index.ts'
import type { Shape } from '../platform/database/index.ts'
import { boolean, execute, find, get, int4, int8, list, nullable, text, timestamp, uuid } from '../platform/database/index.ts'
import type { AgreementId, AgreementState } from './agreement.ts'

const agreement = {
  agreementId: uuid<AgreementId>(),
  partyId: uuid<PartyId>(),
  authorityName: text(),
  cvrNumber: nullable(text()),
  contentId: uuid(),
  filename: text(),
  textVersion: text(),
  administratorName: text(),
  administratorEmail: text(),
  state: text<AgreementState>(),
  submittedBy: text(),
  submittedAt: timestamp,
  decidedBy: nullable(text()),
  decidedAt: nullable(timestamp),
  reason: nullable(text()),
  /** When somebody became rights administrator by its invitation. */
  invitationUsedAt: nullable(timestamp),
}

/** An authority's signed agreement, and how it stands. */
export type Agreement = Shape<typeof agreement>

/** Nobody's where another one of the authority waits or holds. */
export const insertAgreement = execute({
  agreementId: uuid<AgreementId>(),
  partyId: uuid<PartyId>(),
  contentId: uuid(),
  textVersion: text(),
  administratorName: text(),
  administratorEmail: text(),
  submittedBy: uuid<IdentityId>(),
  now: timestamp,
})`
  INSERT INTO agreements (agreement_id, party_id, content_id, text_version, administrator_name, administrator_email, state, submitted_by, submitted_at)
  VALUES (${'agreementId'}, ${'partyId'}, ${'contentId'}, ${'textVersion'}, ${'administratorName'}, ${'administratorEmail'}, 'SUBMITTED', ${'submittedBy'}, ${'now'})
  ON CONFLICT (party_id) WHERE state <> 'REFUSED' DO NOTHING`

const wanted = { agreementId: nullable(uuid<AgreementId>()), partyId: nullable(uuid<PartyId>()), state: nullable(text<AgreementState>()) }

/** Those that wait first, then the newest: of one id, one authority, one state, where told. */
export const listAgreements = list({ ...wanted, limit: int4, offset: int8 }, agreement)`
  SELECT agreements.agreement_id, agreements.party_id, parties.name AS authority_name, party_numbers.number AS cvr_number, agreements.content_id,
    uploaded_files.filename, agreements.text_version, agreements.administrator_name, agreements.administrator_email, agreements.state,
    submitters.name AS submitted_by, agreements.submitted_at, deciders.name AS decided_by, agreements.decided_at, agreements.reason,
    invitations.accepted_at AS invitation_used_at
  FROM agreements
  JOIN parties ON parties.party_id = agreements.party_id
  JOIN uploaded_files ON uploaded_files.content_id = agreements.content_id
  JOIN identities AS submitters ON submitters.identity_id = agreements.submitted_by
  LEFT JOIN identities AS deciders ON deciders.identity_id = agreements.decided_by
  LEFT JOIN party_numbers ON party_numbers.party_id = agreements.party_id AND party_numbers.number_type = 'CVR' AND party_numbers.valid_to IS NULL
  LEFT JOIN invitations ON invitations.agreement_id = agreements.agreement_id
  WHERE (${'agreementId'} IS NULL OR agreements.agreement_id = ${'agreementId'})
    AND (${'partyId'} IS NULL OR agreements.party_id = ${'partyId'})
    AND (${'state'} IS NULL OR agreements.state = ${'state'})
  ORDER BY agreements.state = 'SUBMITTED' DESC, agreements.agreement_id DESC
  LIMIT ${'limit'} OFFSET ${'offset'}`

export const countAgreements = get({ state: nullable(text<AgreementState>()) }, { count: int8 })`
  SELECT count(*) AS count FROM agreements WHERE ${'state'} IS NULL OR agreements.state = ${'state'}`

/** Locks an agreement: of two who decide it at once the second sees what the first did. */
export const claimAgreement = find({ agreementId: uuid<AgreementId>() }, { state: text<AgreementState>(), decidedBy: nullable(uuid<IdentityId>()), reason: nullable(text()) })`
  SELECT agreements.state, agreements.decided_by, agreements.reason FROM agreements WHERE agreements.agreement_id = ${'agreementId'} FOR UPDATE`

export const updateDecision = execute({
  agreementId: uuid<AgreementId>(),
  state: text<AgreementState>(),
  decidedBy: nullable(uuid<IdentityId>()),
  reason: nullable(text()),
  now: timestamp,
})`
  UPDATE agreements SET state = ${'state'}, decided_by = ${'decidedBy'}, decided_at = ${'now'}, reason = ${'reason'}
  WHERE agreements.agreement_id = ${'agreementId'}`

/** How an organisation stands: since when it is connected, and whether its kind is known already. */
export const getConnection = get({ partyId: uuid<PartyId>() }, { connectedAt: nullable(timestamp), isOrganisation: boolean, authorityType: nullable(text<AuthorityType>()) })`
  SELECT organisations.connected_at, organisations.organisation_id IS NOT NULL AS is_organisation, organisations.authority_type
  FROM parties
  LEFT JOIN organisations ON organisations.party_id = parties.party_id
  WHERE parties.party_id = ${'partyId'}`
