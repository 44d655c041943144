import type { MachineTime } from '../clock/index.ts'
import { machineNow, pause } from '../clock/index.ts'
import { Alarm } from './alarm.ts'
import type { ClaimOptions } from './claim-batch.ts'
import { claimBatch } from './claim-batch.ts'
import type { LoopServices } from './handle-claim.ts'
import { handleClaim, pauseAfterOutageMs } from './handle-claim.ts'
import type { Claim } from './work.ts'

export const pollEveryMs = 1_000

/** What a stage does with a batch: load and compute first, then write everything in one transaction that calls completeWork. */
export interface Stage {
  readonly name: string
  handle(claim: Claim): Promise<void>
}

/** One stage's endless claim–handle–complete; several may run in one process and in many. */
export class StageLoop {
  private readonly stopping = new AbortController()
  private readonly alarm = new Alarm()
  private running: Promise<void> | undefined
  private lastBeat: MachineTime = machineNow()
  private readonly services: LoopServices
  private readonly stage: Stage
  private readonly options: ClaimOptions

  constructor(services: LoopServices, stage: Stage, options: ClaimOptions) {
    this.services = services
    this.stage = stage
    this.options = options
  }

  get name(): string {
    return this.stage.name
  }

  /** When the loop last showed life; liveness fails when it stands still. */
  get heartbeat(): MachineTime {
    return this.lastBeat
  }

  start(): void {
    const stopListening = this.services.wakeBus.listen(this.stage.name, () => this.alarm.ring())
    this.running = this.run().finally(stopListening)
  }

  /** Finishes the batch in hand, then ends. */
  async stop(): Promise<void> {
    this.stopping.abort()
    this.alarm.ring()
    await this.running
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      this.lastBeat = machineNow()
      this.alarm.reset()
      const worked = await this.once().catch((error: unknown) => this.afterOutage(error))
      if (!worked && !this.stopping.signal.aborted) await this.alarm.sleep(pollEveryMs)
    }
  }

  private async afterOutage(error: unknown): Promise<boolean> {
    this.services.log.warn('stage cannot claim work', { stage: this.stage.name, error })
    await pause(pauseAfterOutageMs, this.stopping.signal)
    return false
  }

  private async once(): Promise<boolean> {
    const claim = await claimBatch(this.services.database, this.stage.name, this.options)
    if (claim.items.length === 0) return false
    const handle = (part: Claim): Promise<void> => {
      this.lastBeat = machineNow()
      return this.stage.handle(part)
    }
    await handleClaim({ services: this.services, stopping: this.stopping.signal, handle }, claim)
    return true
  }
}
