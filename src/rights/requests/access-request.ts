import type { Brand } from '../../platform/brand.ts'
import type { PrivilegeType } from '../privilege-types.ts'
import { privilegeTypes } from '../privilege-types.ts'

/*
 * SUBMITTED → APPROVED   a rights administrator of the organisation asked; the rights are granted in the same transaction
 *           → REJECTED   one of them, with a reason
 *           → REVOKED    withdrawn by the one who asked
 *
 * Each end is final, and reached once: whoever comes second is told what was decided. To ask for something else one withdraws and asks
 * anew. The same employee asking the same organisation for the same rights while nobody has answered is the same request.
 */

export type AccessRequestId = Brand<string, 'AccessRequestId'>

/** As on the wire (RequestStateType); a draft is not kept. */
export const requestStates = ['SUBMITTED', 'APPROVED', 'REJECTED', 'REVOKED'] as const
export type RequestState = (typeof requestStates)[number]

/** In a day of business time: an employee may ask any organisation, and each request sends e-mails. */
export const maxRequestsPerDay = 20

export const maxNoteLength = 500

/** The operator is made on the host alone. */
export const requestablePrivileges: readonly PrivilegeType[] = privilegeTypes.filter((privilege) => privilege !== 'PLATFORM_OPERATOR')
