import type { MachineTime } from '../clock/index.ts'
import { machineNow, pause } from '../clock/index.ts'
import { Alarm } from './alarm.ts'
import { claimBatch } from './claim-batch.ts'
import type { LoopServices } from './handle-claim.ts'
import { handleClaim, pauseAfterOutageMs } from './handle-claim.ts'
import { pollEveryMs } from './stage-loop.ts'
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

/** One parallel stage's endless claiming; several may run in one process and in many. */
export class ParallelLoop {
  private readonly finish = new AbortController()
  private readonly breakOff = new AbortController()
  private readonly alarm = new Alarm()
  private readonly underWay = new Set<Promise<void>>()
  private running: Promise<void> | undefined
  private lastBeat: MachineTime = machineNow()
  private readonly services: LoopServices
  private readonly stage: ParallelStage
  private readonly options: ParallelOptions

  constructor(services: LoopServices, stage: ParallelStage, options: ParallelOptions) {
    this.services = services
    this.stage = stage
    this.options = options
  }

  get name(): string {
    return this.stage.name
  }

  /** When the loop last showed life, also while everything under way waits for others; liveness fails when it stands still. */
  get heartbeat(): MachineTime {
    return this.lastBeat
  }

  start(): void {
    const stopListening = this.services.wakeBus.listen(this.stage.name, () => this.alarm.ring())
    this.running = this.run().finally(stopListening)
  }

  /** Lets what is under way finish for a few seconds, breaks off the rest, and ends. */
  async stop(): Promise<void> {
    this.finish.abort()
    this.alarm.ring()
    const finished = new AbortController()
    const grace = pause(this.options.breakOffMs ?? usualBreakOffMs, finished.signal).then(() => this.breakOff.abort())
    await this.running
    await Promise.all(this.underWay)
    finished.abort()
    await grace
  }

  private async run(): Promise<void> {
    while (!this.finish.signal.aborted) {
      this.lastBeat = machineNow()
      this.alarm.reset()
      const claimed = await this.fillSlots().catch((error: unknown) => this.afterOutage(error))
      if (!claimed && !this.finish.signal.aborted) await this.alarm.sleep(pollEveryMs)
    }
  }

  private async afterOutage(error: unknown): Promise<boolean> {
    this.services.log.warn('stage cannot claim work', { stage: this.stage.name, error })
    await pause(pauseAfterOutageMs, this.finish.signal)
    return false
  }

  /** Answers whether there may be more to claim. */
  private async fillSlots(): Promise<boolean> {
    const free = Math.min(this.options.slots, this.stage.slots ?? this.options.slots) - this.underWay.size
    if (free <= 0) return false
    const claim = await claimBatch(this.services.database, this.stage.name, { batchSize: free, leaseMs: this.options.leaseMs })
    for (const item of claim.items) this.begin(claim, item)
    return claim.items.length > 0
  }

  private begin(claim: Claim, item: ClaimedWork): void {
    const { services } = this
    const end = { finish: this.finish.signal, breakOff: this.breakOff.signal }
    const handling = { services, stopping: end.finish, handle: (one: Claim) => this.stage.handle(one, end) }
    const handled = handleClaim(handling, { ...claim, items: [item] })
      // Not even the failure could be written: the lease runs out by itself.
      .catch((error: unknown) => services.log.warn('work cannot be handed back', { stage: claim.stage, subjectId: item.subjectId, error }))
      .finally(() => {
        this.underWay.delete(handled)
        this.alarm.ring()
      })
    this.underWay.add(handled)
  }
}
