import { recordEvents } from '../events/index.ts'
import { uuidV7 } from '../platform/crypto/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { findGrantee, insertGrant, updateEndedGrant } from './rights.queries.ts'

export type OperatorOutcome =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'citizen' }
  /** `had`: the right was there already. */
  | { readonly kind: 'granted' | 'had'; readonly name: string; readonly organisationName: string }

const privilege = 'PLATFORM_OPERATOR'

/**
 * Makes an employee the platform's operator, by the name that the identity provider uses for him. Nobody grants this in a portal: it is
 * how the first one comes to be, on the host (administration.md, First entry).
 */
export async function grantOperator(tx: Transaction, who: { readonly provider: string; readonly subject: string }): Promise<OperatorOutcome> {
  const grantee = await findGrantee(tx, who)
  if (grantee === undefined) return { kind: 'unknown' }
  const { identityId, partyId, kind, name, organisationName } = grantee
  if (kind === 'citizen') return { kind }
  const grant = { identityId, partyId, privilege, now: tx.now } as const
  await updateEndedGrant(tx, grant)
  if ((await insertGrant(tx, { ...grant, grantId: uuidV7(tx.now) })) === 0) return { kind: 'had', name, organisationName }
  await recordEvents(tx, [{ tag: 'PRIVILEGES_GRANTED', ownerId: partyId, actor: { kind: 'platform' }, properties: { privilege, grantee: identityId } }])
  return { kind: 'granted', name, organisationName }
}
