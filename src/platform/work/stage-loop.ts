import type { ClaimOptions } from './claim-batch.ts'
import { claimBatch } from './claim-batch.ts'
import type { LoopServices } from './handle-claim.ts'
import { handleClaim } from './handle-claim.ts'
import { keepClaim } from './keep-claim.ts'
import { WorkLoop } from './work-loop.ts'
import type { Claim } from './work.ts'

/** What a stage does with a batch: load and compute first, then write everything in one transaction that calls completeWork. */
export interface Stage {
  readonly name: string
  handle(claim: Claim): Promise<void>
}

/** One stage's endless claim–handle–complete; several may run in one process and in many. Stopping finishes the batch in hand. */
export class StageLoop extends WorkLoop {
  private readonly stage: Stage
  private readonly options: ClaimOptions

  constructor(services: LoopServices, stage: Stage, options: ClaimOptions) {
    super(services, stage.name)
    this.stage = stage
    this.options = options
  }

  protected async turn(): Promise<boolean> {
    const claim = await claimBatch(this.services.database, this.name, this.options)
    if (claim.items.length === 0) return false
    const handle = (part: Claim): Promise<void> => {
      this.beat()
      return this.stage.handle(part)
    }
    await keepClaim(this.services.database, claim, this.options.leaseMs, handleClaim({ services: this.services, stopping: this.stopSignal, handle }, claim))
    return true
  }
}
