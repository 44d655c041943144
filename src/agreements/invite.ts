import type { EventActor } from '../events/index.ts'
import { recordChanges } from '../events/index.ts'
import { planEmails } from '../notifications/index.ts'
import { addDuration } from '../platform/clock/index.ts'
import { randomToken, sha256, uuidV7 } from '../platform/crypto/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { Problem } from '../platform/problems/index.ts'
import { invitationEmail } from './agreement-emails.ts'
import type { AgreementId } from './agreement.ts'
import { invitationDuration } from './agreement.ts'
import { agreementProblems } from './agreements.problems.ts'
import type { Agreement } from './agreements.queries.ts'
import { upsertInvitation } from './invitations.queries.ts'
import { getAgreement } from './read-agreements.ts'

export const invitationPath = (token: string): string => `/rettigheder/invitation/${token}`

/** Invites the one who was named to become the authority's rights administrator, by a link that an earlier one gives way to. Throws agreement.not.approved where it was used. */
export async function invite(tx: Transaction, agreement: Agreement, publicUrl: string): Promise<void> {
  const token = randomToken()
  const invitation = { invitationId: uuidV7(tx.now), agreementId: agreement.agreementId, tokenSha256: sha256(token), now: tx.now }
  const made = await upsertInvitation(tx, { ...invitation, expiresAt: addDuration(tx.now, invitationDuration) })
  if (made === 0) throw new Problem(agreementProblems['agreement.not.approved'])
  await planEmails(tx, [invitationEmail(agreement, `${publicUrl}${invitationPath(token)}`)])
}

/** Sends a new invitation where the first one expired or got lost. Throws not.found, agreement.not.approved. */
export async function inviteAgain(tx: Transaction, actor: EventActor, agreementId: AgreementId, publicUrl: string): Promise<void> {
  const agreement = await getAgreement(tx, agreementId, null)
  if (agreement.state !== 'APPROVED') throw new Problem(agreementProblems['agreement.not.approved'])
  await invite(tx, agreement, publicUrl)
  await recordChanges(tx, [{ tag: 'AGREEMENT_INVITATION_RENEWED', ownerId: agreement.partyId, actor, facts: { agreement: agreementId } }])
}
