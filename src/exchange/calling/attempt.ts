import type { Instant } from '../../platform/clock/index.ts'
import type { OutboundAnswer } from '../../platform/outbound/index.ts'
import type { AttemptReason } from '../delivery/attempt-reason.ts'

/** `stopped`: this process ended during the call; nobody knows how it went, and it does not count. */
export type AttemptOutcome = { readonly kind: 'taken' } | { readonly kind: 'failed'; readonly reason: AttemptReason } | { readonly kind: 'stopped' }

/** A call that was made, and when it began. */
export interface Attempt<Due> {
  readonly due: Due
  readonly attemptedAt: Instant
  readonly outcome: AttemptOutcome
}

export type FailedAttempt<Due> = Attempt<Due> & { readonly outcome: { readonly kind: 'failed'; readonly reason: AttemptReason } }

/** What an answer means: 2xx is taken, whatever it says. */
export function outcomeOf(answer: OutboundAnswer): AttemptOutcome {
  if (answer.kind === 'failed') return answer.reason === 'stopped' ? { kind: 'stopped' } : { kind: 'failed', reason: { code: answer.reason } }
  return answer.status >= 200 && answer.status < 300 ? { kind: 'taken' } : { kind: 'failed', reason: { code: 'http', status: answer.status } }
}

/** The reason as a row keeps it: `timeout`, `http 503`. */
export const reasonText = (reason: AttemptReason): string => (reason.code === 'http' ? `http ${reason.status}` : reason.code)

export const isTaken = <Due>(attempt: Attempt<Due>): boolean => attempt.outcome.kind === 'taken'
export const isFailed = <Due>(attempt: Attempt<Due>): attempt is FailedAttempt<Due> => attempt.outcome.kind === 'failed'
