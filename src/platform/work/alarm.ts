import { pause } from '../clock/index.ts'

/** Lets a loop sleep until it is woken or a time is over. A wake while it is awake is not forgotten: the next sleep ends at once. */
export class Alarm {
  private rung = false
  private end = (): void => undefined

  ring(): void {
    this.rung = true
    this.end()
  }

  /** Forgets what rang before; to be called before looking for work, so that what comes while looking still counts. */
  reset(): void {
    this.rung = false
  }

  async sleep(longestMs: number): Promise<void> {
    if (this.rung) return
    const waking = new AbortController()
    this.end = () => waking.abort()
    await pause(longestMs, waking.signal)
  }
}
