import type { FieldChange } from '../../events/index.ts'
import { recordChanges } from '../../events/index.ts'
import { planEmails } from '../../notifications/index.ts'
import type { Read, Transaction } from '../../platform/database/index.ts'
import type { Acting } from '../acting.ts'
import { actorOf } from '../acting.ts'
import type { AccessRequestId, RequestState } from './access-request.ts'
import type { AccessRequest } from './access-requests.queries.ts'
import { claimRequest, getSamePerson, listRequestsById, updateDecision } from './access-requests.queries.ts'
import { changerOf, openDesk } from '../grants/rights-desk.ts'
import { grantRequested } from './grant-requested.ts'
import { requestDecidedEmail } from './request-emails.ts'

export type Decision = { readonly kind: 'approve' } | { readonly kind: 'reject'; readonly reason: string }

export type DecideOutcome =
  | { readonly kind: 'done' }
  /** No request to this organisation. */
  | { readonly kind: 'unknown' }
  /** The caller names a version that is none of the request's today. */
  | { readonly kind: 'conflict' }
  /** Decided or withdrawn before; the request as it stands. */
  | { readonly kind: 'decided'; readonly request: AccessRequest }
  | { readonly kind: 'refused'; readonly why: DecideRefusal }

/** `own`: nobody decides about himself. `not-grantable`: the approver may not give one of the rights. `ended`: the end that was asked for is past. `gone`: the requester's login is closed. */
export type DecideRefusal = 'own' | 'not-grantable' | 'ended' | 'gone'

interface Decider extends Acting {
  /** Of the portals, without a slash at the end. */
  readonly baseUrl: string
}

interface Wanted {
  readonly requestId: AccessRequestId
  /** Undefined: whatever it is. */
  readonly version?: number | undefined
}

/** A request to the decider's organisation, locked; of two who decide at once the second waits here and finds it decided. */
async function claimOpen(tx: Transaction, { organisation }: Acting, { requestId, version }: Wanted): Promise<AccessRequest | DecideOutcome> {
  const claimed = await claimRequest(tx, { requestId })
  if (claimed === undefined || claimed.partyId !== organisation.partyId) return { kind: 'unknown' }
  const [request] = await listRequestsById(tx, { requestIds: [requestId] })
  if (request === undefined) throw new Error('A request that was claimed is there')
  if (request.state !== 'SUBMITTED') return { kind: 'decided', request }
  return version === undefined || version === request.version ? request : { kind: 'conflict' }
}

/** What stands in the way of approving, as far as it shows before; `own` stands in the way of rejecting, too. */
export async function findObstacle(on: Read, { identityId }: Acting, request: AccessRequest): Promise<DecideRefusal | undefined> {
  const isOwn = identityId === request.identityId || (await getSamePerson(on, { one: identityId, other: request.identityId })).isSame
  if (isOwn) return 'own'
  if (request.requesterIsGone) return 'gone'
  return request.endsAt !== null && request.endsAt <= on.now ? 'ended' : undefined
}

/**
 * A rights administrator of the organisation asked approves or rejects, once: the rights, the events of both and the e-mail to the
 * requester are in the caller's transaction. What is refused changed nothing.
 */
export async function decideRequest(tx: Transaction, decider: Decider, wanted: Wanted, decision: Decision): Promise<DecideOutcome> {
  const request = await claimOpen(tx, decider, wanted)
  if ('kind' in request) return request
  const obstacle = await findObstacle(tx, decider, request)
  if (obstacle !== undefined && (decision.kind === 'approve' || obstacle === 'own')) return { kind: 'refused', why: obstacle }
  // The right to decide may have gone since the page was shown.
  await openDesk(tx, changerOf(decider))
  if (decision.kind === 'approve' && !(await grantRequested(tx, decider, request))) return { kind: 'refused', why: 'not-grantable' }
  await writeDecision(tx, decider, request, decision)
  return { kind: 'done' }
}

const endOf = { approve: { state: 'APPROVED', tag: 'ACCESS_REQUEST_APPROVED', told: 'approved' }, reject: { state: 'REJECTED', tag: 'ACCESS_REQUEST_REJECTED', told: 'rejected' } } as const

async function writeDecision(tx: Transaction, decider: Decider, request: AccessRequest, decision: Decision): Promise<void> {
  const { requestId, identityId, employerId, partyId, partyName, privileges, requesterEmail } = request
  const { state, tag, told } = endOf[decision.kind]
  const reason = decision.kind === 'reject' ? decision.reason : null
  await updateDecision(tx, { requestId, state, decidedBy: decider.identityId, reason, now: tx.now })
  const before: RequestState = 'SUBMITTED'
  const changes: FieldChange[] = [{ field: 'state', before, after: state }, { field: 'reason', before: null, after: reason, isPersonal: true }]
  const facts = { request: requestId, requester: identityId, privileges: privileges.join(' ') }
  await recordChanges(tx, [{ tag, ownerId: partyId, actor: actorOf(decider), about: employerId, changes, facts }])
  if (requesterEmail === null) return
  const organisation = { partyId, name: partyName }
  await planEmails(tx, [requestDecidedEmail({ identityId, email: requesterEmail }, { requestId, baseUrl: decider.baseUrl, organisation }, told)])
}
