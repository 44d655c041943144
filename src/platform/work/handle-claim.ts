import { instant, pause, stopwatch } from '../clock/index.ts'
import type { Database } from '../database/index.ts'
import type { Log } from '../log/index.ts'
import { NotNow } from '../problems/index.ts'
import { isTransient } from './transient.ts'
import type { WakeBus } from './wake-bus.ts'
import type { BatchOutcome } from './work.metrics.ts'
import { batchDuration, batches } from './work.metrics.ts'
import { updateFailedWork, updateReleasedWork } from './work.queries.ts'
import type { Claim } from './work.ts'
import { ClaimLost, maxAttempts } from './work.ts'

export const pauseAfterOutageMs = 500
/** Business time until a failed piece of work is tried again, times its attempts. */
const retryAfterMs = 60_000

export interface LoopServices {
  readonly database: Database
  readonly log: Log
  readonly wakeBus: WakeBus
}

/** How a loop has its claims handled. */
export interface ClaimHandling {
  readonly services: LoopServices
  /** Ends the pause after an outage. */
  readonly stopping: AbortSignal
  readonly handle: (claim: Claim) => Promise<void>
}

/** Has a claim handled, and sees to what fails: a failing batch is halved until the one that fails stands alone. */
export async function handleClaim(handling: ClaimHandling, claim: Claim): Promise<void> {
  const elapsedMs = stopwatch()
  try {
    await handling.handle(claim)
    batchDuration.observe({ stage: claim.stage }, elapsedMs() / 1_000)
    batches.add({ stage: claim.stage, outcome: 'done' })
  } catch (error) {
    batches.add({ stage: claim.stage, outcome: outcomeOf(error) })
    if (error instanceof ClaimLost) handling.services.log.warn('claim lost', { stage: claim.stage, count: claim.items.length })
    else if (isTransient(error)) await release(handling, claim, error)
    else if (claim.items.length > 1) await halve(handling, claim)
    else await fail(handling, claim, error)
  }
}

const outcomeOf = (error: unknown): BatchOutcome => (error instanceof ClaimLost ? 'lost' : isTransient(error) ? 'returned' : 'failed')

async function halve(handling: ClaimHandling, claim: Claim): Promise<void> {
  const middle = Math.ceil(claim.items.length / 2)
  await handleClaim(handling, { ...claim, items: claim.items.slice(0, middle) })
  await handleClaim(handling, { ...claim, items: claim.items.slice(middle) })
}

async function release({ services, stopping }: ClaimHandling, claim: Claim, error: unknown): Promise<void> {
  services.log[error instanceof NotNow && error.isTold ? 'debug' : 'warn']('work handed back', { stage: claim.stage, count: claim.items.length, error })
  await pause(pauseAfterOutageMs, stopping)
  const subjectIds = claim.items.map((item) => item.subjectId)
  // When the database is still away the lease runs out by itself.
  await services.database.transaction((tx) => updateReleasedWork(tx, { stage: claim.stage, claimId: claim.claimId, subjectIds })).catch(() => 0)
}

async function fail({ services }: ClaimHandling, claim: Claim, error: unknown): Promise<void> {
  const [item] = claim.items
  if (item === undefined) return
  const stuck = item.attempts + 1 >= maxAttempts
  services.log[stuck ? 'error' : 'warn']('work failed', { stage: claim.stage, subjectId: item.subjectId, count: item.attempts + 1, error })
  const lastError = error instanceof Error ? error.name : 'unknown'
  await services.database.transaction((tx) =>
    updateFailedWork(tx, {
      stage: claim.stage,
      claimId: claim.claimId,
      subjectId: item.subjectId,
      dueAt: instant(tx.now + retryAfterMs * (item.attempts + 1)),
      stuckSince: stuck ? tx.now : null,
      lastError,
    }),
  )
}
