import type { Database } from '../../platform/database/index.ts'
import type { Log } from '../../platform/log/index.ts'
import type { WakeBus } from '../../platform/work/index.ts'
import { SteadyLoop } from '../../platform/work/index.ts'
import { planNotices, pushNoticesStage } from './plan-notices.ts'

const planEveryMs = 1_000

export interface PlannerServices {
  readonly database: Database
  readonly log: Log
  readonly wakeBus: WakeBus
}

/** Looks once a second for changes that subscribers are to be told of. Every process may run one: they take turns. */
export class NoticePlanner extends SteadyLoop {
  private readonly services: PlannerServices

  constructor(services: PlannerServices) {
    super()
    this.services = services
  }

  protected async turn(): Promise<number> {
    const { database, log, wakeBus } = this.services
    const planned = await database.transaction(planNotices).catch((error: unknown) => {
      log.warn('changes of contacts cannot be looked through', { error })
      return 0
    })
    if (planned > 0) wakeBus.wake(pushNoticesStage)
    return planEveryMs
  }
}
