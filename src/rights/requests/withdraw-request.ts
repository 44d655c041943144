import { recordChanges } from '../../events/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { Acting } from '../acting.ts'
import { actorOf } from '../acting.ts'
import type { AccessRequestId, RequestState } from './access-request.ts'
import { claimRequest, updateDecision } from './access-requests.queries.ts'

export type WithdrawOutcome = 'withdrawn' | 'unknown' | 'conflict' | 'decided'

/** The one who asked takes a request back before anybody decides. `decided`: somebody did, or it is withdrawn already; then nothing changes. */
export async function withdrawRequest(tx: Transaction, requester: Acting, { requestId, version }: { requestId: AccessRequestId; version?: number | undefined }): Promise<WithdrawOutcome> {
  const { identityId, employerId } = requester
  const request = await claimRequest(tx, { requestId })
  if (request === undefined || request.identityId !== identityId) return 'unknown'
  if (request.state !== 'SUBMITTED') return 'decided'
  if (version !== undefined && version !== request.version) return 'conflict'
  await updateDecision(tx, { requestId, state: 'REVOKED', decidedBy: identityId, reason: null, now: tx.now })
  const [before, after] = ['SUBMITTED', 'REVOKED'] as const satisfies RequestState[]
  const facts = { request: requestId, requester: identityId }
  await recordChanges(tx, [{ tag: 'ACCESS_REQUEST_WITHDRAWN', ownerId: request.partyId, actor: actorOf(requester), about: employerId, changes: [{ field: 'state', before, after }], facts }])
  return 'withdrawn'
}
