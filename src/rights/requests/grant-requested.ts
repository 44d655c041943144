import type { Transaction } from '../../platform/database/index.ts'
import type { Acting } from '../acting.ts'
import { changeEnd } from '../grants/change-end.ts'
import { giveRights } from '../grants/give-rights.ts'
import { isLater } from '../grants/grant.ts'
import { listDirectGrants } from '../grants/grants.queries.ts'
import { mayGrant } from '../grants/may-grant.ts'
import { changerOf, openDesk } from '../grants/rights-desk.ts'
import type { AccessRequest } from './access-requests.queries.ts'

/**
 * Gives what was asked for; false, and nothing is given, when the approver may not give all of it. A right that is there for a shorter time
 * gets the later end, one that lasts longer stays. Throws `accessProblems` when he manages the rights no more.
 */
export async function grantRequested(tx: Transaction, approver: Acting, request: AccessRequest): Promise<boolean> {
  const { identityId, partyId, privileges, endsAt } = request
  const desk = await openDesk(tx, changerOf(approver))
  if (!privileges.every((privilege) => mayGrant(desk.kind, desk, { privilege, endsAt, isOwn: false }) === 'allowed')) return false
  const standing = await listDirectGrants(tx, { partyId, identityIds: privileges.map(() => identityId), privileges, now: tx.now })
  for (const grant of standing) if (isLater(endsAt, grant.endsAt)) await changeEnd(desk, grant, endsAt)
  const missing = privileges.filter((privilege) => !standing.some((grant) => grant.privilege === privilege))
  await giveRights(desk, missing.map((privilege) => ({ granteeId: identityId, privilege, endsAt, source: 'SELF_SERVICE' })))
  return true
}
