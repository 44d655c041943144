import type { Instant } from '../../platform/clock/index.ts'
import { instant } from '../../platform/clock/index.ts'
import type { Attempt } from './attempt.ts'
import { isFailed, isTaken, reasonText } from './attempt.ts'
import { givenUpAfterMs } from './ladder.ts'

/*
 * How calls to a system go: working → failing (told) → working again (told) | deactivated
 *
 * failing      two attempts in a row failed, with no success between
 * paused       several were due and none of those tried was taken: the rest waits, without an attempt, as long as the system has been
 *              failing, at least a minute and at most fifteen; then one tries
 * given up     seven days of attempts without a success
 */

const minuteMs = 60_000
const shortestPauseMs = minuteMs
const longestPauseMs = 15 * minuteMs
const failuresUntilTold = 2

export interface EndpointState {
  readonly failuresInRow: number
  readonly failingSince: Instant | null
  readonly lastReason: string | null
  readonly lastSuccessAt: Instant | null
  readonly toldAt: Instant | null
  readonly pausedUntil: Instant | null
}

export const neverCalled: EndpointState = { failuresInRow: 0, failingSince: null, lastReason: null, lastSuccessAt: null, toldAt: null, pausedUntil: null }

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
}

/** The breaker opens only if it keeps something back; what little is due keeps its ladder to the minute. */
function pauseOf(failingSince: Instant | null, nothingTaken: boolean, { left, now }: RoundOutcome): Instant | null {
  if (!left || !nothingTaken || failingSince === null) return null
  return instant(now + Math.min(Math.max(now - failingSince, shortestPauseMs), longestPauseMs))
}

/** The state after a round. Attempts that failed because of us, or were broken off, say nothing about the system. */
export function stateAfter(before: EndpointState, round: RoundOutcome): StateChange {
  const telling = round.attempts.filter(({ outcome }) => outcome.kind === 'taken' || (outcome.kind === 'failed' && outcome.reason.code !== 'content'))
  if (telling.length === 0) return { state: before, tell: undefined, givenUp: false }
  const lastTaken = telling.findLastIndex(isTaken)
  const failures = telling.slice(lastTaken + 1).filter(isFailed)
  const nothingTaken = lastTaken < 0
  const failuresInRow = failures.length + (nothingTaken ? before.failuresInRow : 0)
  const earlier = nothingTaken ? before.failingSince : null
  const failingSince = earlier ?? failures.reduce<Instant | null>((first, { attemptedAt }) => (first === null || attemptedAt < first ? attemptedAt : first), null)
  const lastFailure = failures.at(-1)
  const isFailing = failuresInRow >= failuresUntilTold
  const tell = isFailing && before.toldAt === null ? ('failing' as const) : !isFailing && !nothingTaken && before.toldAt !== null ? ('works again' as const) : undefined
  return {
    tell,
    givenUp: failingSince !== null && lastFailure !== undefined && lastFailure.attemptedAt - failingSince >= givenUpAfterMs,
    state: {
      failuresInRow,
      failingSince,
      lastReason: lastFailure === undefined ? null : reasonText(lastFailure.outcome.reason),
      lastSuccessAt: nothingTaken ? before.lastSuccessAt : (telling[lastTaken]?.attemptedAt ?? null),
      toldAt: tell === undefined ? before.toldAt : tell === 'failing' ? round.now : null,
      pausedUntil: pauseOf(failingSince, nothingTaken, round),
    },
  }
}
