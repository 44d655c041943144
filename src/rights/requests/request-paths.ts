import { rightsPaths } from '../portal/rights-paths.ts'
import type { AccessRequestId } from './access-request.ts'

/** The form with which one asks. */
export const newRequestPath = `${rightsPaths.requests}/new`

export const decidedRequestsPath = `${rightsPaths.requests}/decided`

export const ownRequestsPath = `${rightsPaths.requests}/mine`

/** The page of a request, or of something that can be done with it. */
export const requestPath = (requestId: AccessRequestId | '{id}', act?: 'approve' | 'reject' | 'withdraw'): string => [rightsPaths.requests, requestId, ...(act === undefined ? [] : [act])].join('/')
