import type { MachineTime } from '../../platform/clock/index.ts'
import { machineNow, pause } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { Log } from '../../platform/log/index.ts'
import type { WakeBus } from '../../platform/work/index.ts'
import { planNotices, pushNoticesStage } from './plan-notices.ts'

const planEveryMs = 1_000

export interface PlannerServices {
  readonly database: Database
  readonly log: Log
  readonly wakeBus: WakeBus
}

/** Looks once a second for changes that subscribers are to be told of. Every process may run one: they take turns. */
export class NoticePlanner {
  private readonly stopping = new AbortController()
  private readonly services: PlannerServices
  private running: Promise<void> | undefined
  private lastBeat: MachineTime = machineNow()

  constructor(services: PlannerServices) {
    this.services = services
  }

  /** When the loop last showed life; liveness fails when it stands still. */
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
    const { database, log, wakeBus } = this.services
    while (!this.stopping.signal.aborted) {
      this.lastBeat = machineNow()
      const planned = await database.transaction(planNotices).catch((error: unknown) => {
        log.warn('changes of contacts cannot be looked through', { error })
        return 0
      })
      if (planned > 0) wakeBus.wake(pushNoticesStage)
      await pause(planEveryMs, this.stopping.signal)
    }
  }
}
