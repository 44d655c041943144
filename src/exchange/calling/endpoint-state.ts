import type { Instant } from '../../platform/clock/index.ts'
import { instant } from '../../platform/clock/index.ts'
import type { Attempt, FailedAttempt } from './attempt.ts'
import type { AttemptReason } from '../delivery/attempt-reason.ts'
import { isFailed, isTaken, reasonText } from './attempt.ts'
import { givenUpAfterMs } from './ladder.ts'

/*
 * How calls to a system go: working → failing (told) → working again (told) | deactivated
 *
 * failing      two attempts in a row failed, with no success between
 * paused       several were due and none of those tried was taken: the rest waits, without an attempt, as long as the system has been
 *              failing, at least a minute and at most fifteen; then one tries
 * given up     seven days of attempts without a success; where nothing was tried for two days, they begin anew
 */

const minuteMs = 60_000
const shortestPauseMs = minuteMs
const longestPauseMs = 15 * minuteMs
const failuresUntilTold = 2
/** Twice the longest step of the ladder: whoever waits for a system is tried more often. */
const longestGapMs = 48 * 60 * minuteMs

export interface EndpointState {
  readonly failuresInRow: number
  readonly failingSince: Instant | null
  readonly lastFailureAt: Instant | null
  readonly lastReason: string | null
  readonly lastSuccessAt: Instant | null
  readonly toldAt: Instant | null
  readonly pausedUntil: Instant | null
}

export const neverCalled: EndpointState = { failuresInRow: 0, failingSince: null, lastFailureAt: null, lastReason: null, lastSuccessAt: null, toldAt: null, pausedUntil: null }

export interface RoundOutcome {
  readonly attempts: readonly Attempt<unknown>[]
  /** Whether something that is due was left untried. */
  readonly left: boolean
  readonly now: Instant
}

export interface StateChange {
  readonly state: EndpointState
  /** What the system's technical contact is told now. */
  readonly tell: 'failing' | 'works again' | undefined
  /** Whether it is time to deactivate the system. */
  readonly givenUp: boolean
  /** Of the last failure, if the last word was one. */
  readonly reason: AttemptReason | undefined
}

/** A round as the state sees it. */
interface Reading {
  readonly lastTaken: Attempt<unknown> | undefined
  /** Since then. */
  readonly failures: readonly FailedAttempt<unknown>[]
}

/** Attempts that failed because of us, or were broken off, say nothing about the system. */
function readAttempts(attempts: readonly Attempt<unknown>[]): Reading {
  const lastTaken = attempts.findLastIndex(isTaken)
  const failures = attempts.slice(lastTaken + 1).filter(isFailed).filter(({ outcome }) => outcome.reason.code !== 'content')
  return { lastTaken: attempts[lastTaken], failures }
}

const earliest = (failures: readonly FailedAttempt<unknown>[]): Instant | null =>
  failures.length === 0 ? null : instant(Math.min(...failures.map(({ attemptedAt }) => attemptedAt)))

const latest = (failures: readonly FailedAttempt<unknown>[]): Instant | null =>
  failures.length === 0 ? null : instant(Math.max(...failures.map(({ attemptedAt }) => attemptedAt)))

/** What failed long ago, with nothing tried since, is no part of what fails now: else a single failure would close a system that has little post. */
const seriesBefore = ({ failuresInRow, failingSince, lastFailureAt }: EndpointState, first: Instant | null): Pick<EndpointState, 'failuresInRow' | 'failingSince'> =>
  lastFailureAt !== null && first !== null && first - lastFailureAt > longestGapMs ? neverCalled : { failuresInRow, failingSince }

/** The breaker opens only if it keeps something back; what little is due keeps its ladder to the minute. */
function pauseOf(failingSince: Instant | null, { left, now }: RoundOutcome): Instant | null {
  if (!left || failingSince === null) return null
  return instant(now + Math.min(Math.max(now - failingSince, shortestPauseMs), longestPauseMs))
}

function afterSuccess(before: EndpointState, lastTaken: Attempt<unknown>, { failures }: Reading, now: Instant): StateChange {
  const isFailing = failures.length >= failuresUntilTold
  const reason = failures.at(-1)?.outcome.reason
  const tell = isFailing === (before.toldAt !== null) ? undefined : isFailing ? ('failing' as const) : ('works again' as const)
  return {
    tell,
    givenUp: false,
    reason,
    state: {
      failuresInRow: failures.length,
      failingSince: earliest(failures),
      lastFailureAt: latest(failures),
      lastReason: reason === undefined ? null : reasonText(reason),
      lastSuccessAt: lastTaken.attemptedAt,
      toldAt: tell === undefined ? before.toldAt : isFailing ? now : null,
      pausedUntil: null,
    },
  }
}

function afterFailures(before: EndpointState, { failures }: Reading, round: RoundOutcome): StateChange {
  const first = earliest(failures)
  const series = seriesBefore(before, first)
  const failuresInRow = series.failuresInRow + failures.length
  const failingSince = series.failingSince ?? first
  const isNew = failuresInRow >= failuresUntilTold && before.toldAt === null
  const reason = failures.at(-1)?.outcome.reason
  const lastReason = reason === undefined ? null : reasonText(reason)
  const lastFailureAt = latest(failures)
  return {
    tell: isNew ? 'failing' : undefined,
    givenUp: failingSince !== null && lastFailureAt !== null && lastFailureAt - failingSince >= givenUpAfterMs,
    reason,
    state: { ...before, failuresInRow, failingSince, lastFailureAt, lastReason, toldAt: isNew ? round.now : before.toldAt, pausedUntil: pauseOf(failingSince, round) },
  }
}

/** The state after a round. Pure. */
export function stateAfter(before: EndpointState, round: RoundOutcome): StateChange {
  const reading = readAttempts(round.attempts)
  if (reading.lastTaken !== undefined) return afterSuccess(before, reading.lastTaken, reading, round.now)
  if (reading.failures.length > 0) return afterFailures(before, reading, round)
  return { state: before, tell: undefined, givenUp: false, reason: undefined }
}
