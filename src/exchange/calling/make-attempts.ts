import type { Instant } from '../../platform/clock/index.ts'
import { instant, stopwatch } from '../../platform/clock/index.ts'
import type { EndSignals } from '../../platform/work/index.ts'
import type { Attempt, AttemptOutcome } from './attempt.ts'
import { isTaken } from './attempt.ts'

/** After this long a round begins no further call: what others planned meanwhile gets its turn, and what is done gets written. */
const roundMs = 5_000

export interface RoundRules {
  /** Calls to the system at once. */
  readonly concurrency: number
  /** Try one first: the breaker was open. */
  readonly probe: boolean
  /** Business time at which the round begins. */
  readonly now: Instant
  readonly end: EndSignals
}

/** Calls a system for one thing that is due. Never throws for what the system or the thing itself can cause. */
export type Call<Due> = (due: Due, signal: AbortSignal) => Promise<AttemptOutcome>

/** A round under way. */
class Round<Due> {
  readonly attempts: Attempt<Due>[] = []
  private readonly waiting: Due[]
  private readonly elapsedMs = stopwatch()
  private readonly call: Call<Due>
  private readonly rules: RoundRules
  private begun = 0

  constructor(due: readonly Due[], call: Call<Due>, rules: RoundRules) {
    this.waiting = [...due]
    this.call = call
    this.rules = rules
  }

  async run(): Promise<void> {
    if (this.rules.probe) await this.work(1)
    if (this.rules.probe && !this.isAnyTaken()) return
    await Promise.all(Array.from({ length: this.rules.concurrency }, () => this.work(this.rules.concurrency)))
  }

  /** Makes one attempt after the other; while the system has taken nothing, no more than `patience` are begun. */
  private async work(patience: number): Promise<void> {
    while (this.mayBegin(patience)) {
      const due = this.waiting.shift()
      if (due === undefined) return
      this.begun++
      const attemptedAt = instant(this.rules.now + Math.floor(this.elapsedMs()))
      const outcome = await this.call(due, this.rules.end.breakOff)
      this.attempts.push({ due, attemptedAt, outcome })
    }
  }

  private mayBegin(patience: number): boolean {
    if (this.rules.end.finish.aborted || this.elapsedMs() > roundMs) return false
    return this.isAnyTaken() || this.begun - this.ownFaults() < patience
  }

  private isAnyTaken(): boolean {
    return this.attempts.some(isTaken)
  }

  /** A content that we cannot read says nothing about the system. */
  private ownFaults(): number {
    return this.attempts.filter(({ outcome }) => outcome.kind === 'failed' && outcome.reason.code === 'content').length
  }
}

/**
 * Calls a system for what is due, several at once, until all is tried, the time is over, or nothing was taken of as many as may be tried at once:
 * then the rest is left, untried. Answers the attempts in the order in which they ended.
 */
export async function makeAttempts<Due>(due: readonly Due[], call: Call<Due>, rules: RoundRules): Promise<readonly Attempt<Due>[]> {
  const round = new Round(due, call, rules)
  await round.run()
  return round.attempts
}
