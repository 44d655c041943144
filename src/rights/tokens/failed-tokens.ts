import type { MachineTime } from '../../platform/clock/index.ts'
import { after, machineNow } from '../../platform/clock/index.ts'
import type { Database, Transaction } from '../../platform/database/index.ts'
import { deleteFailedTokensBefore, upsertFailedToken } from './failed-tokens.queries.ts'

/** A program with a wrong setting tries again each second; whoever guesses tries more often. */
const maxFailures = 30
const windowMs = 60_000

/** So many waiting addresses are remembered; the oldest is forgotten first. */
const maxAddresses = 10_000

/**
 * Counts by address of the caller, with all other processes, what looks like a token and is none. Too many within a minute, and for the rest of
 * it whatever comes from there waits: looking tokens up costs the database something. A process learns that an address is to wait by the next
 * token from there that is none; so a token that is one costs no write, and no question.
 */
export class FailedTokens {
  private readonly waiting = new Map<string, MachineTime>()

  /** Seconds that an address has to wait; undefined: none. */
  waitSeconds(address: string): number | undefined {
    const until = this.waiting.get(address)
    const now = machineNow()
    return until === undefined || until <= now ? undefined : Math.ceil((until - now) / 1_000)
  }

  async note(database: Pick<Database, 'transaction'>, address: string): Promise<void> {
    const now = machineNow()
    const [counted] = await database.transaction((tx) => upsertFailedToken(tx, { address, now, endsAt: after(now, windowMs) }))
    if (counted !== undefined && counted.failures >= maxFailures) this.remember(address, counted.endsAt)
  }

  private remember(address: string, until: MachineTime): void {
    // Set anew, an address stands behind all others.
    this.waiting.delete(address)
    const [oldest] = this.waiting.keys()
    if (this.waiting.size >= maxAddresses && oldest !== undefined) this.waiting.delete(oldest)
    this.waiting.set(address, until)
  }
}

/** Deletes what is counted no more; to be called now and then. Answers how many addresses went. */
export const sweepFailedTokens = (tx: Transaction): Promise<number> => deleteFailedTokensBefore(tx, { before: machineNow() })
