import { ask } from '../../src/events/events.testing.ts'
import { sha256, uuidV4 } from '../../src/platform/crypto/index.ts'
import type { ServedSandbox } from '../sandbox.testing.ts'

/** Agreements of the demo's authorities, in each of their states. */
export interface SentAgreements {
  /** Waits for the operator; of an authority that is no organisation yet. */
  readonly waiting: string
  /** Of the administrator's authority. */
  readonly approved: string
  readonly refused: string
  /** The address of an invitation of the administrator's authority. */
  readonly invitation: string
}

type State = 'SUBMITTED' | 'APPROVED' | 'REFUSED'

async function insertAgreement({ database }: ServedSandbox, partyId: string, state: State): Promise<string> {
  const [agreementId, contentId] = [uuidV4(), uuidV4()]
  await ask(database, "INSERT INTO uploaded_files (content_id, filename, uploaded_at) VALUES ($1, 'aftale.pdf', '2026-11-01')", [contentId])
  const insert = `INSERT INTO agreements (agreement_id, party_id, content_id, text_version, administrator_name, administrator_email, state, submitted_by, submitted_at, decided_at, reason)
    SELECT $1, party_id, $2, '2026-11', 'Bo Prøve', 'bo@example.org', $3, identity_id, '2026-11-01', $4, $5 FROM identities WHERE party_id = $6 LIMIT 1`
  await ask(database, insert, [agreementId, contentId, state, state === 'SUBMITTED' ? null : '2026-11-02', state === 'REFUSED' ? 'Underskriften mangler.' : null, partyId])
  return agreementId
}

async function partyOf({ database }: ServedSandbox, tag: string): Promise<string> {
  const [row] = await ask(database, 'SELECT party_id AS value FROM demo_tags WHERE tag = $1', [tag])
  return String(row?.['value'])
}

/** Puts them there as they would stand after the wizard; a company stands in for an authority that waits, since it is no organisation here. */
export async function sendAgreements(sandbox: ServedSandbox): Promise<SentAgreements> {
  const own = await partyOf(sandbox, 'authority-municipality')
  const approved = await insertAgreement(sandbox, own, 'APPROVED')
  const token = 'invitation-of-the-tests'
  await ask(sandbox.database, "INSERT INTO invitations (invitation_id, agreement_id, token_sha256, created_at, expires_at) VALUES ($1, $2, $3, '2026-11-02', '2100-01-01')", [uuidV4(), approved, sha256(token)])
  return {
    waiting: await insertAgreement(sandbox, await partyOf(sandbox, 'company-with-post'), 'SUBMITTED'),
    approved,
    refused: await insertAgreement(sandbox, await partyOf(sandbox, 'authority-mandatory'), 'REFUSED'),
    invitation: `/rettigheder/invitation/${token}`,
  }
}
