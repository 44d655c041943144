import type { MachineTime } from '../clock/index.ts'
import { instant, machineNow, pause } from '../clock/index.ts'
import type { Database } from '../database/index.ts'
import type { Log } from '../log/index.ts'
import type { ClaimOptions } from './claim-batch.ts'
import { claimBatch } from './claim-batch.ts'
import { isTransient } from './transient.ts'
import type { WakeBus } from './wake-bus.ts'
import { updateFailedWork, updateReleasedWork } from './work.queries.ts'
import type { Claim } from './work.ts'
import { ClaimLost, maxAttempts } from './work.ts'

const pollEveryMs = 1_000
const pauseAfterOutageMs = 500
/** Business time until a failed piece of work is tried again, times its attempts. */
const retryAfterMs = 60_000

/** What a stage does with a batch: load and compute first, then write everything in one transaction that calls completeWork. */
export interface Stage {
  readonly name: string
  handle(claim: Claim): Promise<void>
}

export interface LoopServices {
  readonly database: Database
  readonly log: Log
  readonly wakeBus: WakeBus
}

/** One stage's endless claim–handle–complete; several may run in one process and in many. */
export class StageLoop {
  private readonly stopping = new AbortController()
  private woken = false
  private wakeUp = (): void => undefined
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
    const stopListening = this.services.wakeBus.listen(this.stage.name, () => {
      this.woken = true
      this.wakeUp()
    })
    this.running = this.run().finally(stopListening)
  }

  /** Finishes the batch in hand, then ends. */
  async stop(): Promise<void> {
    this.stopping.abort()
    this.wakeUp()
    await this.running
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      this.lastBeat = machineNow()
      this.woken = false
      const worked = await this.once().catch((error: unknown) => this.afterOutage(error))
      if (!worked && !this.woken) await this.sleep()
    }
  }

  private async afterOutage(error: unknown): Promise<boolean> {
    this.services.log.warn('stage cannot claim work', { stage: this.stage.name, error })
    await pause(pauseAfterOutageMs, this.stopping.signal)
    return false
  }

  private async sleep(): Promise<void> {
    const waking = new AbortController()
    this.wakeUp = () => waking.abort()
    if (this.woken || this.stopping.signal.aborted) waking.abort()
    await pause(pollEveryMs, waking.signal)
  }

  private async once(): Promise<boolean> {
    const claim = await claimBatch(this.services.database, this.stage.name, this.options)
    if (claim.items.length === 0) return false
    await this.handle(claim)
    return true
  }

  /** A failing batch is halved until the one that fails stands alone. */
  private async handle(claim: Claim): Promise<void> {
    this.lastBeat = machineNow()
    try {
      await this.stage.handle(claim)
    } catch (error) {
      if (error instanceof ClaimLost) this.services.log.warn('claim lost', { stage: claim.stage, count: claim.items.length })
      else if (isTransient(error)) await this.release(claim, error)
      else if (claim.items.length > 1) await this.halve(claim)
      else await this.fail(claim, error)
    }
  }

  private async halve(claim: Claim): Promise<void> {
    const middle = Math.ceil(claim.items.length / 2)
    await this.handle({ ...claim, items: claim.items.slice(0, middle) })
    await this.handle({ ...claim, items: claim.items.slice(middle) })
  }

  private async release(claim: Claim, error: unknown): Promise<void> {
    this.services.log.warn('batch handed back', { stage: claim.stage, count: claim.items.length, error })
    await pause(pauseAfterOutageMs, this.stopping.signal)
    // When the database is still away the lease runs out by itself.
    await this.services.database.transaction((tx) => updateReleasedWork(tx, { claimId: claim.claimId })).catch(() => 0)
  }

  private async fail(claim: Claim, error: unknown): Promise<void> {
    const [item] = claim.items
    if (item === undefined) return
    const stuck = item.attempts + 1 >= maxAttempts
    this.services.log[stuck ? 'error' : 'warn']('work failed', { stage: claim.stage, subjectId: item.subjectId, count: item.attempts + 1, error })
    const lastError = error instanceof Error ? error.name : 'unknown'
    await this.services.database.transaction((tx) =>
      updateFailedWork(tx, {
        stage: claim.stage,
        claimId: claim.claimId,
        subjectId: item.subjectId,
        dueAt: instant(tx.now + retryAfterMs * (item.attempts + 1)),
        stuckSince: stuck ? tx.now : null,
        lastError,
      }),
    )
  }
}
