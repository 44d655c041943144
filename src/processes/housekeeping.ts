import { deliveredContents, receiptsDue } from '../exchange/index.ts'
import { sweepLogins } from '../login/index.ts'
import type { MachineTime } from '../platform/clock/index.ts'
import { machineNow, pause } from '../platform/clock/index.ts'
import { sweepContents } from '../platform/content/index.ts'
import { partitionSource } from '../platform/database/index.ts'
import type { DueSource } from '../platform/work/index.ts'
import { enrolmentDue, noticesDue } from '../register/index.ts'
import { sweepIdentityProvider } from '../sandbox/identity-provider/index.ts'
import type { Runtime } from './runtime.ts'

const lookEveryMs = 30_000
const sweepEveryMs = 3_600_000

/** What falls due at business times of its own, besides the rows of work. */
export const dueSources = ({ database, contentStore, settings }: Runtime): DueSource[] => [
  enrolmentDue(database),
  noticesDue(database),
  receiptsDue(database),
  partitionSource(database),
  deliveredContents({ database, contentStore, graceDays: settings.DELIVERED_CONTENT_GRACE_DAYS }),
]

/** Does what falls due while nobody moves the clock, and deletes what ran out. Several processes may do it: every step is idempotent. */
export class Housekeeping {
  private readonly stopping = new AbortController()
  private readonly runtime: Runtime
  private readonly sources: readonly DueSource[]
  private running: Promise<void> | undefined
  private sweptAt = 0
  private lastBeat: MachineTime = machineNow()

  constructor(runtime: Runtime) {
    this.runtime = runtime
    this.sources = dueSources(runtime)
  }

  /** When the loop last showed life. */
  get heartbeat(): MachineTime {
    return this.lastBeat
  }

  start(): void {
    this.running = this.run()
  }

  async stop(): Promise<void> {
    this.stopping.abort()
    await this.running
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      this.lastBeat = machineNow()
      await this.once().catch((error: unknown) => this.runtime.log.warn('housekeeping was interrupted', { error }))
      await pause(lookEveryMs, this.stopping.signal)
    }
  }

  private async once(): Promise<void> {
    const now = await this.runtime.database.now()
    for (const source of this.sources) await source.runDue(now)
    if (machineNow() - this.sweptAt >= sweepEveryMs) await this.sweep()
  }

  private async sweep(): Promise<void> {
    this.sweptAt = machineNow()
    await this.runtime.database.transaction(async (tx) => {
      await sweepLogins(tx)
      await sweepIdentityProvider(tx)
    })
    await sweepContents(this.runtime.database, this.runtime.contentStore)
  }
}
