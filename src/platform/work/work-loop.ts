import type { MachineTime } from '../clock/index.ts'
import { machineNow, pause } from '../clock/index.ts'
import { Alarm } from './alarm.ts'
import type { LoopServices } from './handle-claim.ts'
import { pauseAfterOutageMs } from './handle-claim.ts'
import { showBatches } from './work.metrics.ts'

const pollEveryMs = 1_000

/** What every stage's loop does: claims turn after turn, sleeps until it is woken or a second has passed, and outlives an outage. */
export abstract class WorkLoop {
  readonly name: string
  protected readonly services: LoopServices
  protected readonly alarm = new Alarm()
  private readonly stopping = new AbortController()
  private running: Promise<void> | undefined
  private lastBeat: MachineTime = machineNow()

  constructor(services: LoopServices, name: string) {
    this.services = services
    this.name = name
    showBatches(name)
  }

  /** When the loop last showed life; liveness fails when it stands still. */
  get heartbeat(): MachineTime {
    return this.lastBeat
  }

  start(): void {
    const stopListening = this.services.wakeBus.listen(this.name, () => this.alarm.ring())
    this.running = this.run().finally(stopListening)
  }

  /** Claims nothing more, and ends. */
  async stop(): Promise<void> {
    this.stopping.abort()
    this.alarm.ring()
    await this.running
  }

  /** Claims what is due; answers whether there may be more. */
  protected abstract turn(): Promise<boolean>

  protected get stopSignal(): AbortSignal {
    return this.stopping.signal
  }

  protected beat(): void {
    this.lastBeat = machineNow()
  }

  private async run(): Promise<void> {
    while (!this.stopSignal.aborted) {
      this.beat()
      this.alarm.reset()
      const claimed = await this.turn().catch((error: unknown) => this.afterOutage(error))
      if (!claimed && !this.stopSignal.aborted) await this.alarm.sleep(pollEveryMs)
    }
  }

  private async afterOutage(error: unknown): Promise<boolean> {
    this.services.log.warn('stage cannot claim work', { stage: this.name, error })
    await pause(pauseAfterOutageMs, this.stopSignal)
    return false
  }
}
