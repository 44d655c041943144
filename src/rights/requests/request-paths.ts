import { rightsPaths } from '../portal/rights-paths.ts'
import type { AccessRequestId } from './access-request.ts'

/** The page of a request, or of something that can be done with it. */
export const requestPath = (requestId: AccessRequestId | '{id}', act?: 'approve' | 'reject' | 'withdraw'): string => [rightsPaths.requests, requestId, ...(act === undefined ? [] : [act])].join('/')
