import type { Read } from '../../platform/database/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import type { Acting } from '../acting.ts'
import { claimantOf } from '../acting.ts'
import { may } from '../authorisation.ts'
import type { AccessRequestId, RequestState } from './access-request.ts'
import { requestStates } from './access-request.ts'
import type { AccessRequest, RequestCriteria } from './access-requests.queries.ts'
import { countRequests, listRequestIds, listRequestsById } from './access-requests.queries.ts'

/** Whether somebody decides about requests to the organisation acted for. */
export const decidesRequests = (acting: Acting): boolean => may(claimantOf(acting), 'rights.manage')

/** A request that somebody may see: his own, or one to the organisation for which he decides. Throws not.found. */
export async function getSeenRequest(on: Read, acting: Acting, requestId: AccessRequestId): Promise<AccessRequest> {
  const [request] = await listRequestsById(on, { requestIds: [requestId] })
  const isSeen = request !== undefined && (request.identityId === acting.identityId || (decidesRequests(acting) && request.partyId === acting.organisation.partyId))
  if (!isSeen) throw new Problem(generalProblems['not.found'])
  return request
}

interface RequestSearch {
  /** Both unless told: own ones, or those to the organisation for which one decides. */
  readonly whose?: 'own' | 'organisation'
  /** All unless told. */
  readonly states?: readonly RequestState[] | undefined
  /** A part of the requester's name or his employer's. */
  readonly search?: string | undefined
  readonly isOldestFirst?: boolean
  /** Behind this one, instead of an offset. */
  readonly after?: AccessRequestId | undefined
  readonly offset: number
  readonly limit: number
}

/** Requests that somebody may see, newest first unless told, and how many there are in all. */
export async function searchRequests(on: Read, acting: Acting, wanted: RequestSearch): Promise<{ rows: readonly AccessRequest[]; total: number }> {
  const { whose, states = requestStates, search = null, isOldestFirst = false, after = null, offset, limit } = wanted
  const criteria: RequestCriteria = {
    partyId: whose !== 'own' && decidesRequests(acting) ? acting.organisation.partyId : null,
    identityId: whose === 'organisation' ? null : acting.identityId,
    states,
    search,
  }
  const { count } = await countRequests(on, criteria)
  const found = await listRequestIds(on, { ...criteria, isOldestFirst, after, offset, limit })
  const rows = new Map((await listRequestsById(on, { requestIds: found.map(({ requestId }) => requestId) })).map((row) => [row.requestId, row]))
  return { rows: found.flatMap(({ requestId }) => rows.get(requestId) ?? []), total: count }
}
