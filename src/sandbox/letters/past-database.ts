import type { Instant } from '../../platform/clock/index.ts'
import type { Database, Transaction } from '../../platform/database/index.ts'

/**
 * A database in which it is another time: whatever works on it does so at that business moment, inside the caller's transaction.
 * So a year of letters goes through the same code as any letter, and all of it is there at once or not at all.
 */
export function pastDatabase(tx: Transaction, moment: () => Instant): Database {
  const atThatTime = (): Transaction => ({ ...tx, now: moment() })
  return {
    now: () => Promise.resolve(moment()),
    read: (work) => work(atThatTime()),
    transaction: (work) => work(atThatTime()),
    dedicated: () => Promise.reject(new Error('A past moment has no connection of its own')),
    close: () => Promise.resolve(),
  }
}
