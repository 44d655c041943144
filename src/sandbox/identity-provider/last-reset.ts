import type { Instant } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { findReset } from './resets.queries.ts'

/** So long somebody may wonder why he is logged out. */
const toldForMs = 3_600_000

/** When the sandbox was laid anew; undefined when that is no news. */
export const readLastReset = (database: Database): Promise<Instant | undefined> =>
  database.read(async (on) => {
    const resetAt = (await findReset(on, {}))?.resetAt
    return resetAt !== undefined && on.now - resetAt < toldForMs ? resetAt : undefined
  })
