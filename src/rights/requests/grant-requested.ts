import { recordChanges } from '../../events/index.ts'
import { instantText } from '../../platform/clock/index.ts'
import { uuidV7 } from '../../platform/crypto/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { Acting } from '../acting.ts'
import { actorOf } from '../acting.ts'
import { updateEndedGrant } from '../rights.queries.ts'
import { requestablePrivileges } from './access-request.ts'
import type { AccessRequest } from './access-requests.queries.ts'
import { insertRequestedGrant } from './grant-requested.queries.ts'

/** Gives what was asked for; false, and nothing is given, when the approver may not give all of it. */
export async function grantRequested(tx: Transaction, approver: Acting, request: AccessRequest): Promise<boolean> {
  const { identityId, partyId, privileges, endsAt } = request
  if (!privileges.every((privilege) => requestablePrivileges.includes(privilege))) return false
  for (const privilege of privileges) {
    const grant = { identityId, partyId, privilege, now: tx.now }
    await updateEndedGrant(tx, grant)
    await insertRequestedGrant(tx, { ...grant, grantId: uuidV7(tx.now), endsAt, grantedBy: approver.identityId })
  }
  const after = endsAt === null ? null : instantText(endsAt)
  await recordChanges(tx, privileges.map((privilege) => ({ tag: 'PRIVILEGES_GRANTED', ownerId: partyId, actor: actorOf(approver), employerId: approver.employerId, changes: [{ field: 'endsAt', before: null, after }], facts: { privilege, grantee: identityId } })))
  return true
}
