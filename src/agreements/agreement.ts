import type { Brand } from '../platform/brand.ts'

/*
 * An agreement: SUBMITTED → APPROVED | REFUSED. After a refusal the authority may submit another one.
 *
 * SUBMITTED  waits for the operator
 * APPROVED   the authority is connected, and its rights administrator invited
 * REFUSED    with a reason; nothing else has changed
 */

export type AgreementId = Brand<string, 'AgreementId'>

export const agreementStates = ['SUBMITTED', 'APPROVED', 'REFUSED'] as const
export type AgreementState = (typeof agreementStates)[number]

/** Which of our texts an authority signs now; a new text has a new name. */
export const textVersion = '2026-11'

export const maxAgreementBytes = 10_000_000
export const maxNameLength = 100
export const maxReasonLength = 1_000

/** How long an invitation can be used. */
export const invitationDuration = 'P30D'

/** Whether it can name the rights administrator. It stands in a mail of ours, so it takes one line. */
export const isAdministratorName = (text: string): boolean => text !== '' && text.length <= maxNameLength && !/\p{Cc}/u.test(text)
