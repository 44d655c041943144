import type { MachineTime } from '../../platform/clock/index.ts'
import { after, machineNow } from '../../platform/clock/index.ts'

/** A program with a wrong setting tries again each second; whoever guesses tries more often. */
const maxFailures = 30
const windowMs = 60_000

/** So many addresses are remembered; the oldest is forgotten first. */
const maxAddresses = 10_000

interface Failures {
  count: number
  readonly until: MachineTime
}

/**
 * Counts by address of the caller, in this process, what looks like a token and is none. Too many within a minute, and for the rest of it whatever comes from
 * there waits: looking tokens up costs the database something.
 */
export class FailedTokens {
  private readonly byAddress = new Map<string, Failures>()

  /** Seconds that an address has to wait; undefined: none. */
  waitSeconds(address: string): number | undefined {
    const failures = this.current(address)
    return failures === undefined || failures.count < maxFailures ? undefined : Math.ceil((failures.until - machineNow()) / 1_000)
  }

  note(address: string): void {
    const failures = this.current(address)
    if (failures !== undefined) failures.count++
    else this.remember(address)
  }

  private current(address: string): Failures | undefined {
    const failures = this.byAddress.get(address)
    return failures !== undefined && failures.until > machineNow() ? failures : undefined
  }

  private remember(address: string): void {
    // Set anew, an address stands behind all others.
    this.byAddress.delete(address)
    const [oldest] = this.byAddress.keys()
    if (this.byAddress.size >= maxAddresses && oldest !== undefined) this.byAddress.delete(oldest)
    this.byAddress.set(address, { count: 1, until: after(machineNow(), windowMs) })
  }
}
