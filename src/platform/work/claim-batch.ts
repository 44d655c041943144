import type { MachineTime } from '../clock/index.ts'
import { machineNow } from '../clock/index.ts'
import { uuidV4 } from '../crypto/index.ts'
import type { Database } from '../database/index.ts'
import { claimFailedWork, claimWork, updateLapsedWork } from './work.queries.ts'
import type { Claim, ClaimedWork, ClaimId, Lane } from './work.ts'
import { maxAttempts } from './work.ts'

const lanes: readonly Lane[] = ['single', 'bulk', 'mailing']

export interface ClaimOptions {
  /** Pieces of work at most. */
  readonly batchSize: number
  readonly leaseMs: number
}

/**
 * Claims what is due next in a stage, single letters before bulk; a claim without items when nothing is due. What failed before, or left
 * its worker dead, comes first, being older, but alone: whatever it does, it does not do to others.
 */
export function claimBatch(database: Database, stage: string, { batchSize, leaseMs }: ClaimOptions): Promise<Claim> {
  const claimId = uuidV4() as ClaimId // branding
  return database.transaction(async (tx) => {
    await updateLapsedWork(tx, { machineNow: machineNow(), now: tx.now, maxAttempts })
    const leaseUntil = (machineNow() + leaseMs) as MachineTime // branding
    const failed = await claimFailedWork(tx, { stage, now: tx.now, claimId, leaseUntil })
    if (failed.length > 0) return { claimId, stage, items: failed }
    const items: ClaimedWork[] = []
    for (const lane of lanes) {
      const limit = batchSize - items.length
      if (limit > 0) items.push(...(await claimWork(tx, { stage, lane, now: tx.now, limit, claimId, leaseUntil })))
    }
    return { claimId, stage, items }
  })
}
