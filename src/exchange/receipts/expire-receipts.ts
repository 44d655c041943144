import type { Instant } from '../../platform/clock/index.ts'
import { instant } from '../../platform/clock/index.ts'
import type { Database, Transaction } from '../../platform/database/index.ts'
import type { DueSource } from '../../platform/work/index.ts'
import { findOldestGivenUp, updateExpiredReceipts } from './expire-receipts.queries.ts'

/** How long a receipt waits to be fetched after its last push failed (exchange.md §5). */
const keptMs = 90 * 86_400_000
/** In one transaction; what is left follows in the next. */
const portion = 2_000

/** Takes receipts off their lists that nobody fetched in time, up to a portion; answers how many. They stay where they are, and in the log. */
const expire = (tx: Transaction): Promise<number> => updateExpiredReceipts(tx, { givenUpBy: instant(tx.now - keptMs), now: tx.now, limit: portion })

/** Receipts that could not be pushed are kept for 90 days. */
export const receiptsDue = (database: Database): DueSource => ({
  name: 'receipts',
  async nextDueAt(on): Promise<Instant | undefined> {
    const oldest = await findOldestGivenUp(on, {})
    return oldest === undefined ? undefined : instant(oldest.givenUpAt + keptMs)
  },
  async runDue() {
    let expired = portion
    while (expired === portion) expired = await database.transaction(expire)
  },
})
