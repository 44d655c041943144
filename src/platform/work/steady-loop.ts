import type { MachineTime } from '../clock/index.ts'
import { machineNow, pause } from '../clock/index.ts'

/** Something done again and again while a process runs, that no row of work asks for. A turn sees to its own failures. */
export abstract class SteadyLoop {
  private readonly stopping = new AbortController()
  private running: Promise<void> | undefined
  private lastBeat: MachineTime = machineNow()

  /** When the loop last showed life; liveness fails when it stands still. */
  get heartbeat(): MachineTime {
    return this.lastBeat
  }

  start(): void {
    this.running = this.run()
  }

  /** Finishes the turn in hand, then ends. */
  async stop(): Promise<void> {
    this.stopping.abort()
    await this.running
  }

  /** Answers the milliseconds of machine time until the next turn. */
  protected abstract turn(): Promise<number>

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      this.lastBeat = machineNow()
      const untilNextMs = await this.turn()
      if (untilNextMs > 0) await pause(untilNextMs, this.stopping.signal)
    }
  }
}
