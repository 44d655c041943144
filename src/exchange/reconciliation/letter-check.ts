import type { Instant } from '../../platform/clock/index.ts'
import type { ContentStore } from '../../platform/content/index.ts'
import type { Database, Read } from '../../platform/database/index.ts'
import type { LetterId } from '../letter.ts'
import { checkContainers } from './check-containers.ts'
import { checkContents } from './check-contents.ts'
import { checkWakeUps } from './check-wake-ups.ts'
import { findGaps } from './find-gaps.ts'
import type { Gap } from './gap.ts'
import { letterStages, readWitnesses } from './letter-witnesses.ts'
import { findPortionEnd, listOpenLetters, listStrayEntries, listStrayReceipts, listWitnessedLetters } from './portions.queries.ts'
import type { SenderTotals } from './sender-totals.ts'
import { TotalsBySender } from './sender-totals.ts'

/** Letters whose rows are held in memory together. */
const portionSize = 5_000

export const firstLetterId = '00000000-0000-0000-0000-000000000000' as LetterId // branding
const lastLetterId = 'ffffffff-ffff-ffff-ffff-ffffffffffff' as LetterId // branding

export interface CheckReport {
  readonly letters: number
  readonly gaps: readonly Gap[]
  /** Of the letters that were looked at. */
  readonly totals: readonly SenderTotals[]
}

type Client = Read['client']

/** One moment of the database: a letter on its way is seen in one state, however many statements look at it. */
export async function onSnapshot<Result>(client: Client, now: Instant, work: (on: Read) => Promise<Result>): Promise<Result> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  try {
    return await work({ client, now, count: { statements: 0 } })
  } finally {
    await client.query('ROLLBACK')
  }
}

/** A snapshot on a connection of its own. */
export async function onOwnSnapshot<Result>(database: Database, now: Instant, work: (on: Read) => Promise<Result>): Promise<Result> {
  const client = await database.dedicated()
  try {
    return await onSnapshot(client, now, work)
  } finally {
    await client.end()
  }
}

/** Looks at letters on one snapshot and gathers what it finds. */
export class LetterCheck {
  private readonly totals = new TotalsBySender()
  private readonly gaps: Gap[] = []
  private letters = 0
  private readonly on: Read
  /** Contents are opened when there is a store to open them. */
  private readonly contentStore: ContentStore | undefined

  constructor(on: Read, contentStore?: ContentStore) {
    this.on = on
    this.contentStore = contentStore
  }

  get report(): CheckReport {
    return { letters: this.letters, gaps: this.gaps, totals: this.totals.totals }
  }

  /** Every letter from this id on. */
  async checkFrom(first: LetterId): Promise<void> {
    for (let from: LetterId | undefined = first; from !== undefined; ) {
      const end = await findPortionEnd(this.on, { from, size: portionSize })
      const rows = await listWitnessedLetters(this.on, { from, to: end?.letterId ?? lastLetterId, stages: letterStages })
      // The first letter of the next portion is looked at there.
      await this.checkPortion(rows.flatMap(({ letterId }) => (letterId === null || letterId === end?.letterId ? [] : [letterId])))
      from = end?.letterId
    }
  }

  /** Containers that came from this id on, and those that are not ended. */
  async checkContainers(first: string): Promise<void> {
    this.gaps.push(...(await checkContainers(this.on, first, this.contentStore)))
  }

  /** Letters from before that are on their way, and those to which something has happened since. */
  async checkOpen(before: LetterId): Promise<void> {
    // Ids of events are ids of their time, as those of letters are.
    const rows = await listOpenLetters(this.on, { before, since: before, stages: letterStages })
    await this.checkSome(rows.flatMap(({ letterId }) => letterId ?? []))
  }

  async checkSome(letterIds: readonly LetterId[]): Promise<void> {
    for (let start = 0; start < letterIds.length; start += portionSize) await this.checkPortion(letterIds.slice(start, start + portionSize))
  }

  /** Whether everything that is to be pushed will be. */
  async checkWakeUps(): Promise<void> {
    this.gaps.push(...(await checkWakeUps(this.on)))
  }

  /** What stands where no letter's own witnesses lead to. */
  async checkStrays(): Promise<void> {
    for (const { letterId, partyId } of await listStrayEntries(this.on, {})) this.gaps.push({ letterId, code: 'entry.unexpected', detail: `party ${partyId}` })
    for (const { letterId, receiptId } of await listStrayReceipts(this.on, {})) this.gaps.push({ letterId: letterId ?? undefined, code: 'receipt.stray', detail: `receipt ${receiptId}` })
  }

  private async checkPortion(letterIds: readonly LetterId[]): Promise<void> {
    if (letterIds.length === 0) return
    const letters = await readWitnesses(this.on, letterIds)
    this.letters += letters.length
    for (const letter of letters) {
      this.totals.add(letter)
      this.gaps.push(...findGaps(letter))
    }
    if (this.contentStore !== undefined) this.gaps.push(...(await checkContents(this.on, this.contentStore, letters)))
  }
}
