import type { EventProperties } from '../../events/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { instantText } from '../../platform/clock/index.ts'
import type { Attempt, FailedAttempt } from './attempt.ts'
import { isFailed, reasonText } from './attempt.ts'
import type { LadderName } from './ladder.ts'
import { nextAttemptAt } from './ladder.ts'
import { hostOf } from './tell-contact.ts'

/** Something on its ladder. */
export interface Climbing {
  readonly ladder: LadderName
  readonly failedAttempts: number
  readonly firstAttemptAt: Instant | null
}

/** A failed attempt, and when the next one is due; none after the last. */
export interface Failure<Due> {
  readonly attempt: FailedAttempt<Due>
  readonly next: Instant | undefined
}

function failureOf<Due extends Climbing>(attempt: FailedAttempt<Due>): Failure<Due> {
  const { due, attemptedAt } = attempt
  return { attempt, next: nextAttemptAt(due.ladder, due.firstAttemptAt ?? attemptedAt, attemptedAt) }
}

export const failuresOf = <Due extends Climbing>(attempts: readonly Attempt<Due>[]): readonly Failure<Due>[] => attempts.filter(isFailed).map(failureOf)

/** Failures as columns of rows. */
export const failureColumns = (failures: readonly Failure<unknown>[]) => ({
  attemptedAts: failures.map(({ attempt }) => attempt.attemptedAt),
  nextAttempts: failures.map(({ next }) => next ?? null),
  reasons: failures.map(({ attempt }) => reasonText(attempt.outcome.reason)),
})

/** An attempt as its event tells it: which one it was, and where. */
export const attemptProperties = (endpoint: string | null, { failedAttempts }: Climbing): EventProperties => ({ attempt: failedAttempts + 1, host: hostOf(endpoint) })

/** Why it failed, and what comes next. */
export function failureProperties({ attempt, next }: Failure<unknown>): EventProperties {
  const { reason } = attempt.outcome
  return {
    reason: reason.code,
    ...(reason.code === 'http' ? { status: reason.status } : {}),
    ...(next === undefined ? {} : { nextAttempt: instantText(next) }),
  }
}
