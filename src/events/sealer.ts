import type { MachineTime } from '../platform/clock/index.ts'
import { machineNow, pause } from '../platform/clock/index.ts'
import type { Database } from '../platform/database/index.ts'
import type { Log } from '../platform/log/index.ts'
import { sealEvents } from './seal-events.ts'

const sealEveryMs = 1_000

/** Seals once a second, and at once while a backlog waits. Every process may run one: only one seals at a time. */
export class Sealer {
  private readonly stopping = new AbortController()
  private readonly services: { readonly database: Database; readonly log: Log }
  private running: Promise<void> | undefined
  private lastBeat: MachineTime = machineNow()

  constructor(services: { readonly database: Database; readonly log: Log }) {
    this.services = services
  }

  /** When the loop last showed life; liveness fails when it stands still. */
  get heartbeat(): MachineTime {
    return this.lastBeat
  }

  start(): void {
    this.running = this.run()
  }

  /** Finishes the seal in hand, then ends. */
  async stop(): Promise<void> {
    this.stopping.abort()
    await this.running
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      this.lastBeat = machineNow()
      const more = await this.once()
      if (!more) await pause(sealEveryMs, this.stopping.signal)
    }
  }

  /** An outage costs a turn: what was not sealed is sealed by the next one. */
  private async once(): Promise<boolean> {
    try {
      const outcome = await this.services.database.transaction(sealEvents)
      return outcome.kind === 'sealed' && outcome.more
    } catch (error) {
      this.services.log.warn('events were not sealed', { error })
      return false
    }
  }
}
