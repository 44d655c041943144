import type { MachineTime } from '../clock/index.ts'
import { machineNow } from '../clock/index.ts'
import { uuidV4 } from '../crypto/index.ts'
import type { Database } from '../database/index.ts'
import { claimFailedWork, claimWork, updateLapsedWork } from './work.queries.ts'
import type { Claim, ClaimedWork, ClaimId, Lane } from './work.ts'
import { maxAttempts } from './work.ts'

/** Of each batch, what is kept for slower lanes while something waits there, so that none starves; all else is for single letters first. */
const keptParts: readonly (readonly [Lane, number])[] = [['bulk', 1 / 8], ['mailing', 1 / 16]]

/** In this order what is left of a batch is given away. */
const lanes: readonly Lane[] = ['single', 'bulk', 'mailing']

export interface ClaimOptions {
  /** Pieces of work at most. */
  readonly batchSize: number
  readonly leaseMs: number
}

/** A part of a batch in whole pieces; drawn, so that a lane gets its part of small batches too, one time in so many. */
const partOf = (batchSize: number, part: number): number => Math.floor(batchSize * part + Math.random())

type Take = (lane: Lane, limit: number) => Promise<readonly ClaimedWork[]>

/** Fills a batch: first what is kept for slower lanes, then the rest by order of lanes. Single letters stand first in it. */
async function takeByLanes(batchSize: number, take: Take): Promise<ClaimedWork[]> {
  const taken: Record<Lane, ClaimedWork[]> = { single: [], bulk: [], mailing: [] }
  const empty = new Set<Lane>()
  let left = batchSize
  const fill = async (lane: Lane, wanted: number): Promise<void> => {
    const limit = Math.min(wanted, left)
    if (limit === 0 || empty.has(lane)) return
    const items = await take(lane, limit)
    if (items.length < limit) empty.add(lane)
    taken[lane].push(...items)
    left -= items.length
  }
  for (const [lane, part] of keptParts) await fill(lane, partOf(batchSize, part))
  for (const lane of lanes) await fill(lane, left)
  return lanes.flatMap((lane) => taken[lane])
}

/**
 * Claims what is due next in a stage: by lanes, and in each by rank; a claim without items when nothing is due. What failed before, or left
 * its worker dead, comes first, being older, but alone: whatever it does, it does not do to others.
 */
export function claimBatch(database: Database, stage: string, { batchSize, leaseMs }: ClaimOptions): Promise<Claim> {
  const claimId = uuidV4() as ClaimId // branding
  return database.transaction(async (tx) => {
    await updateLapsedWork(tx, { machineNow: machineNow(), now: tx.now, maxAttempts })
    const leaseUntil = (machineNow() + leaseMs) as MachineTime // branding
    const failed = await claimFailedWork(tx, { stage, now: tx.now, claimId, leaseUntil })
    if (failed.length > 0) return { claimId, stage, items: failed }
    const items = await takeByLanes(batchSize, (lane, limit) => claimWork(tx, { stage, lane, now: tx.now, limit, claimId, leaseUntil }))
    return { claimId, stage, items }
  })
}
