import type { Log } from './log.ts'

/** Something outside that this process needs and that may be away: tells the operator when that begins and when it is over, however many notice. */
export class Outage {
  private readonly log: Log
  private readonly part: string
  private lasts = false

  /** `part` as the operator knows it: 'content store'. */
  constructor(log: Log, part: string) {
    this.log = log
    this.part = part
  }

  begin(error: unknown): void {
    if (!this.lasts) this.log.warn('a part is away: what needs it waits', { part: this.part, error })
    this.lasts = true
  }

  end(): void {
    if (this.lasts) this.log.info('a part is back', { part: this.part })
    this.lasts = false
  }
}
