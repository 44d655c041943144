import type { MachineTime } from '../clock/index.ts'
import { machineNow, pause } from '../clock/index.ts'
import type { Database } from '../database/index.ts'
import { updateLease } from './work.queries.ts'
import type { Claim } from './work.ts'

/** Longer than any batch takes that waits for others; what hangs is free for others afterwards. */
const longestMs = 300_000

async function renew(database: Database, { stage, claimId, items }: Claim, leaseMs: number, done: AbortSignal): Promise<void> {
  const subjectIds = items.map(({ subjectId }) => subjectId)
  const everyMs = leaseMs / 3
  for (let keptMs = everyMs; keptMs < longestMs; keptMs += everyMs) {
    await pause(everyMs, done)
    if (done.aborted) return
    const leaseUntil = (machineNow() + leaseMs) as MachineTime // branding
    // A database that is away has the lease run out; then the fence stops whoever comes too late.
    await database.transaction((tx) => updateLease(tx, { stage, claimId, subjectIds, leaseUntil })).catch(() => 0)
  }
}

/** Keeps a claim while it is being handled, so that a lease may be short and a batch that waits for somebody outside long. */
export async function keepClaim(database: Database, claim: Claim, leaseMs: number, handling: Promise<void>): Promise<void> {
  const done = new AbortController()
  const renewing = renew(database, claim, leaseMs, done.signal)
  try {
    await handling
  } finally {
    done.abort()
    await renewing
  }
}
