import type { EventId } from '../../events/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { instant, machineNow, stopwatch } from '../../platform/clock/index.ts'
import { firstUuidV7 } from '../../platform/crypto/index.ts'
import type { Database, Read } from '../../platform/database/index.ts'
import type { Log } from '../../platform/log/index.ts'
import { SteadyLoop } from '../../platform/work/index.ts'
import type { LetterId } from '../letter.ts'
import { FoundGaps } from './found-gaps.ts'
import type { Gap } from './gap.ts'
import { checkedLetters, knownGaps, lastCheck } from './reconciliation.metrics.ts'
import { firstLetterId, LetterCheck, onSnapshot } from './letter-check.ts'
import { letterStages } from './letter-witnesses.ts'
import { findNewestEvent, listMovedLetters, listNextOpenLetters, takeCheckLock } from './standing-check.queries.ts'

const lookEveryMs = 60_000
/** What began before the last look may have been committed after it: transactions end within a minute. */
const overlapMs = 120_000
/** A process that begins looks back this far; older letters are looked at on the round through those on their way. */
const firstWindowMs = 3_600_000
/** A look is held short: what is beyond it is left to `brevdue check`, and told. */
const movedAtMost = 20_000
const openAtOnce = 1_000
/** The one session of all processes that checks. */
const checkLock = 715_010

/** What the last look found. */
export interface StandingReport {
  readonly checkedAt: Instant
  /** Letters that the look included. */
  readonly letters: number
  /** Every gap that is known, also from earlier looks. */
  readonly gaps: readonly Gap[]
  /** Whether more had moved than one look takes. */
  readonly overrun: boolean
}

type Client = Awaited<ReturnType<Database['dedicated']>>

/**
 * Looks each minute at the letters that moved and at some of those on their way, and says at once what does not fit. Every worker may run
 * one: only one of all processes looks, and when nothing has happened since and all on their way were seen, it looks at the planned work alone.
 */
export class StandingCheck extends SteadyLoop {
  private readonly services: { readonly database: Database; readonly log: Log }
  private readonly found = new FoundGaps()
  private client: Client | undefined
  private lastReport: StandingReport | undefined
  private lookedAt: Instant | undefined
  private newest: EventId | undefined
  /** Where the round through the letters on their way goes on; undefined when it is complete. */
  private round: LetterId | undefined = firstLetterId

  constructor(services: { readonly database: Database; readonly log: Log }) {
    super()
    this.services = services
  }

  /** Undefined until this process has looked: another one may be the one that does. */
  get report(): StandingReport | undefined {
    return this.lastReport
  }

  override async stop(): Promise<void> {
    await super.stop()
    await this.disconnect()
  }

  /** One look; to be called by itself in tests only. */
  async look(): Promise<void> {
    const { database, log } = this.services
    const client = await this.connect()
    if (client === undefined) return
    const elapsedMs = stopwatch()
    const now = await database.now()
    const report = await onSnapshot(client, now, (on) => this.lookOn(on))
    this.lastReport = report
    knownGaps.set({}, report.gaps.length)
    lastCheck.set({}, machineNow() / 1_000)
    checkedLetters.add({}, report.letters)
    if (report.overrun) log.warn('more letters moved than one check takes', { part: 'reconciliation', count: movedAtMost })
    if (report.letters > 0) log.info('letters were checked', { part: 'reconciliation', count: report.letters, durationMs: Math.round(elapsedMs()) })
  }

  protected async turn(): Promise<number> {
    await this.look().catch((error: unknown) => this.afterOutage(error))
    return lookEveryMs
  }

  private async afterOutage(error: unknown): Promise<void> {
    this.services.log.warn('letters were not checked', { part: 'reconciliation', error })
    // The next look takes in what this one did not.
    this.newest = undefined
    this.round = firstLetterId
    await this.disconnect()
  }

  /** The connection that holds the lock; undefined while another process holds it. */
  private async connect(): Promise<Client | undefined> {
    if (this.client !== undefined) return this.client
    const client = await this.services.database.dedicated()
    client.on('error', () => (this.client = undefined))
    const { taken } = await takeCheckLock({ client, now: instant(0), count: { statements: 0 } }, { lock: checkLock })
    if (taken) this.client = client
    else await client.end()
    return this.client
  }

  private async disconnect(): Promise<void> {
    const { client } = this
    this.client = undefined
    // Another process may be the one that checks from now on.
    knownGaps.clear()
    await client?.end().catch(() => undefined)
  }

  private async lookOn(on: Read): Promise<StandingReport> {
    const check = new LetterCheck(on)
    const moved = await this.listMoved(on)
    const known = this.found.letterIds.map((letterId) => letterId as LetterId) // branding
    await check.checkSome([...new Set([...moved, ...(await this.listRound(on, moved.length > 0)), ...known])])
    await check.checkWakeUps()
    const { letters, gaps } = check.report
    for (const { letterId, code, detail } of this.found.replace(gaps))
      this.services.log.error('a letter does not fit', { part: 'reconciliation', code, detail, ...(letterId === undefined ? {} : { subjectId: letterId }) })
    this.lookedAt = on.now
    return { checkedAt: on.now, letters, gaps: this.found.all, overrun: moved.length === movedAtMost }
  }

  /** Nothing is read while the log stands still. */
  private async listMoved(on: Read): Promise<LetterId[]> {
    const newest = (await findNewestEvent(on, {}))?.eventId
    if (newest === this.newest) return []
    this.newest = newest
    // A reset of the sandbox takes the clock back.
    const since = this.lookedAt === undefined ? on.now - firstWindowMs : Math.min(this.lookedAt, on.now) - overlapMs
    return (await listMovedLetters(on, { since: firstUuidV7(instant(since)), limit: movedAtMost })).flatMap(({ letterId }) => letterId ?? [])
  }

  /** Goes on through the letters on their way; begins anew once something has moved. */
  private async listRound(on: Read, isMoving: boolean): Promise<LetterId[]> {
    const after = this.round ?? (isMoving ? firstLetterId : undefined)
    if (after === undefined) return []
    const letterIds = (await listNextOpenLetters(on, { after, stages: letterStages, limit: openAtOnce })).map(({ letterId }) => letterId)
    this.round = letterIds.length < openAtOnce ? undefined : letterIds.at(-1)
    return letterIds
  }
}
