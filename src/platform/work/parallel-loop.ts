import { pause } from '../clock/index.ts'
import { claimBatch } from './claim-batch.ts'
import type { LoopServices } from './handle-claim.ts'
import { handleClaim } from './handle-claim.ts'
import { keepClaim } from './keep-claim.ts'
import { WorkLoop } from './work-loop.ts'
import type { Claim, ClaimedWork } from './work.ts'

/** What is under way when the process ends gets this long; the process itself has ten seconds. */
const usualBreakOffMs = 4_000

/** How a stage hears that its process ends. */
export interface EndSignals {
  /** Begin nothing more; finish what is under way and write it. */
  readonly finish: AbortSignal
  /** A few seconds later: break off what is under way, uncounted, and write what is done. */
  readonly breakOff: AbortSignal
}

/** A stage whose subjects are handled beside each other, each as a claim of its own: one that waits long for others holds none of them up. */
export interface ParallelStage {
  readonly name: string
  /** Fewer at once than others, where whoever it calls bears no more. */
  readonly slots?: number
  handle(claim: Claim, end: EndSignals): Promise<void>
}

export interface ParallelOptions {
  /** Subjects under way at once in this process. */
  readonly slots: number
  /** Longer than any subject may take. */
  readonly leaseMs: number
  /** Between the two signals of the end. */
  readonly breakOffMs?: number
}

/** One parallel stage's endless claiming; several may run in one process and in many. It shows life also while everything under way waits for others. */
export class ParallelLoop extends WorkLoop {
  private readonly breakOff = new AbortController()
  private readonly underWay = new Set<Promise<void>>()
  private readonly stage: ParallelStage
  private readonly options: ParallelOptions

  constructor(services: LoopServices, stage: ParallelStage, options: ParallelOptions) {
    super(services, stage.name)
    this.stage = stage
    this.options = options
  }

  /** Lets what is under way finish for a few seconds, breaks off the rest, and ends. */
  override async stop(): Promise<void> {
    const finished = new AbortController()
    const grace = pause(this.options.breakOffMs ?? usualBreakOffMs, finished.signal).then(() => this.breakOff.abort())
    await super.stop()
    await Promise.all(this.underWay)
    finished.abort()
    await grace
  }

  /** Fills the slots that are free. */
  protected async turn(): Promise<boolean> {
    const free = Math.min(this.options.slots, this.stage.slots ?? this.options.slots) - this.underWay.size
    if (free <= 0) return false
    const claim = await claimBatch(this.services.database, this.name, { batchSize: free, leaseMs: this.options.leaseMs })
    for (const item of claim.items) this.begin(claim, item)
    return claim.items.length > 0
  }

  private begin(claim: Claim, item: ClaimedWork): void {
    const { services } = this
    const end = { finish: this.stopSignal, breakOff: this.breakOff.signal }
    const handling = { services, stopping: end.finish, handle: (part: Claim) => this.stage.handle(part, end) }
    const one = { ...claim, items: [item] }
    const handled = keepClaim(services.database, one, this.options.leaseMs, handleClaim(handling, one))
      // Not even the failure could be written: the lease runs out by itself.
      .catch((error: unknown) => services.log.warn('work cannot be handed back', { stage: claim.stage, subjectId: item.subjectId, error }))
      .finally(() => {
        this.underWay.delete(handled)
        this.alarm.ring()
      })
    this.underWay.add(handled)
  }
}
