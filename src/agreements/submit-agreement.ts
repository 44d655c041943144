import type { FieldChange } from '../events/index.ts'
import { recordChanges } from '../events/index.ts'
import { uuidV7 } from '../platform/crypto/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { Problem } from '../platform/problems/index.ts'
import type { Acting } from '../rights/index.ts'
import { actorOf } from '../rights/index.ts'
import type { AgreementId } from './agreement.ts'
import { textVersion } from './agreement.ts'
import { agreementProblems } from './agreements.problems.ts'
import { insertAgreement } from './agreements.queries.ts'

export interface NewAgreement {
  /** The signed PDF, an uploaded file. */
  readonly contentId: string
  readonly administratorName: string
  readonly administratorEmail: string
}

/** Submits an authority's signed agreement, which then waits for the operator. Throws agreement.submitted.already. */
export async function submitAgreement(tx: Transaction, acting: Acting, agreement: NewAgreement): Promise<AgreementId> {
  const { partyId } = acting.organisation
  const agreementId = uuidV7(tx.now) as AgreementId // branding
  const inserted = await insertAgreement(tx, { ...agreement, agreementId, partyId, textVersion, submittedBy: acting.identityId, now: tx.now })
  if (inserted === 0) throw new Problem(agreementProblems['agreement.submitted.already'])
  const changes: FieldChange[] = [
    { field: 'administratorName', before: null, after: agreement.administratorName, isPersonal: true },
    { field: 'administratorEmail', before: null, after: agreement.administratorEmail, isPersonal: true },
  ]
  const submitted = { tag: 'AGREEMENT_SUBMITTED', ownerId: partyId, actor: actorOf(acting), changes, facts: { agreement: agreementId, textVersion } } as const
  await recordChanges(tx, [submitted])
  return agreementId
}
