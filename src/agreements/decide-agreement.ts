import type { EventActor, FieldChange } from '../events/index.ts'
import { recordChanges } from '../events/index.ts'
import type { IdentityId } from '../login/index.ts'
import { planEmails } from '../notifications/index.ts'
import type { AuthorityType } from '../organisations/index.ts'
import { connectAuthority } from '../organisations/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { Problem } from '../platform/problems/index.ts'
import { refusalEmail } from './agreement-emails.ts'
import type { AgreementId, AgreementState } from './agreement.ts'
import { agreementProblems } from './agreements.problems.ts'
import type { Agreement } from './agreements.queries.ts'
import { claimAgreement, updateDecision } from './agreements.queries.ts'
import { invite } from './invite.ts'
import { getAgreement } from './read-agreements.ts'

/** Who decides: an operator by his login or token, or somebody on the host. */
export interface Decider {
  readonly actor: EventActor
  readonly identityId: IdentityId | null
}

interface Decision {
  readonly state: Exclude<AgreementState, 'SUBMITTED'>
  readonly reason: string | null
}

/**
 * Decides an agreement that waits; undefined where the same one decided just so before, as by a second click. Throws not.found,
 * agreement.decided.already.
 */
async function decide(tx: Transaction, { actor, identityId }: Decider, agreementId: AgreementId, { state, reason }: Decision): Promise<Agreement | undefined> {
  const before = await claimAgreement(tx, { agreementId })
  const agreement = await getAgreement(tx, agreementId, null)
  if (identityId !== null && before?.decidedBy === identityId && before.state === state && before.reason === reason) return undefined
  if (before?.state !== 'SUBMITTED') throw new Problem(agreementProblems['agreement.decided.already'])
  await updateDecision(tx, { agreementId, state, decidedBy: identityId, reason, now: tx.now })
  const changes: FieldChange[] = [{ field: 'state', before: 'SUBMITTED', after: state }, { field: 'reason', before: null, after: reason, isPersonal: true }]
  await recordChanges(tx, [{ tag: `AGREEMENT_${state}`, ownerId: agreement.partyId, actor, changes, facts: { agreement: agreementId } }])
  return agreement
}

export interface Approval {
  /** Of an authority that is no organisation here yet. */
  readonly authorityType: AuthorityType
  /** Under which people reach the portals, without a slash at the end. */
  readonly publicUrl: string
}

/** Connects the authority and invites its rights administrator. Throws not.found, agreement.decided.already. */
export async function approveAgreement(tx: Transaction, decider: Decider, agreementId: AgreementId, { authorityType, publicUrl }: Approval): Promise<void> {
  const agreement = await decide(tx, decider, agreementId, { state: 'APPROVED', reason: null })
  if (agreement === undefined) return
  await connectAuthority(tx, agreement.partyId, authorityType)
  await invite(tx, agreement, publicUrl)
}

/** Says no, and why: to the one who was named. Throws not.found, agreement.decided.already. */
export async function refuseAgreement(tx: Transaction, decider: Decider, agreementId: AgreementId, reason: string): Promise<void> {
  const agreement = await decide(tx, decider, agreementId, { state: 'REFUSED', reason })
  if (agreement === undefined) return
  await planEmails(tx, [refusalEmail(agreement, reason)])
}
