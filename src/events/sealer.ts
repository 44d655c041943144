import type { Database } from '../platform/database/index.ts'
import type { Log } from '../platform/log/index.ts'
import { SteadyLoop } from '../platform/work/index.ts'
import { sealEvents } from './seal-events.ts'

const sealEveryMs = 1_000

/** Seals once a second, and at once while a backlog waits. Every process may run one: only one seals at a time. */
export class Sealer extends SteadyLoop {
  private readonly services: { readonly database: Database; readonly log: Log }

  constructor(services: { readonly database: Database; readonly log: Log }) {
    super()
    this.services = services
  }

  /** An outage costs a turn: what was not sealed is sealed by the next one. */
  protected async turn(): Promise<number> {
    try {
      const outcome = await this.services.database.transaction(sealEvents)
      return outcome.kind === 'sealed' && outcome.more ? 0 : sealEveryMs
    } catch (error) {
      this.services.log.warn('events were not sealed', { error })
      return sealEveryMs
    }
  }
}
