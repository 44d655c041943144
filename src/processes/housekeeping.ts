import { deliveredContents, receiptsDue, sweepSftp } from '../exchange/index.ts'
import { sweepLogins } from '../login/index.ts'
import { machineNow } from '../platform/clock/index.ts'
import { sweepContents } from '../platform/content/index.ts'
import { partitionSource } from '../platform/database/index.ts'
import type { DueSource } from '../platform/work/index.ts'
import { SteadyLoop } from '../platform/work/index.ts'
import { sweepDrafts } from '../portals/index.ts'
import { enrolmentDue, noticesDue } from '../register/index.ts'
import { endingsDue, sweepFailedTokens } from '../rights/index.ts'
import { sweepIdentityProvider } from '../sandbox/identity-provider/index.ts'
import type { Runtime } from './runtime.ts'

const lookEveryMs = 30_000
const sweepEveryMs = 3_600_000

/** What falls due at business times of its own, besides the rows of work. E-mails link to the portals' address. */
export const dueSources = ({ database, contentStore, settings }: Runtime, baseUrl: () => string | undefined): DueSource[] => [
  enrolmentDue(database),
  noticesDue(database),
  receiptsDue(database),
  partitionSource(database),
  endingsDue({ database, baseUrl }),
  deliveredContents({ database, contentStore, graceDays: settings.DELIVERED_CONTENT_GRACE_DAYS }),
]

/** Does what falls due while nobody moves the clock, and deletes what ran out. Several processes may do it: every step is idempotent. */
export class Housekeeping extends SteadyLoop {
  private readonly runtime: Runtime
  private readonly sources: readonly DueSource[]
  private sweptAt = 0

  constructor(runtime: Runtime, baseUrl: () => string | undefined) {
    super()
    this.runtime = runtime
    this.sources = dueSources(runtime, baseUrl)
  }

  protected async turn(): Promise<number> {
    await this.once().catch((error: unknown) => this.runtime.log.warn('housekeeping was interrupted', { error }))
    return lookEveryMs
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
      await sweepSftp(tx)
      await sweepFailedTokens(tx)
    })
    await sweepDrafts(this.runtime.database, this.runtime.contentStore)
    await sweepContents(this.runtime.database, this.runtime.contentStore)
  }
}
