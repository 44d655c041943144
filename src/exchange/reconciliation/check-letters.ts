import type { ContentStore } from '../../platform/content/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { instant } from '../../platform/clock/index.ts'
import { firstUuidV7 } from '../../platform/crypto/index.ts'
import type { Database, Read } from '../../platform/database/index.ts'
import type { LetterId } from '../letter.ts'
import { checkContents } from './check-contents.ts'
import { findGaps } from './find-gaps.ts'
import type { Gap } from './gap.ts'
import type { LetterWitnesses } from './letter-witnesses.ts'
import { letterStages, readWitnesses } from './letter-witnesses.ts'
import { findPortionEnd, listOpenLetters, listStrayEntries, listStrayReceipts, listWitnessedLetters } from './portions.queries.ts'
import type { SenderTotals } from './sender-totals.ts'
import { TotalsBySender } from './sender-totals.ts'

/** Letters whose rows are held in memory together. */
const portionSize = 5_000
/** How far back the quick check looks; older letters are looked at while they are on their way. */
const windowMs = 86_400_000

const firstId = '00000000-0000-0000-0000-000000000000' as LetterId // branding
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff' as LetterId // branding

export interface CheckReport {
  readonly letters: number
  readonly gaps: readonly Gap[]
  /** Of the letters that were looked at. */
  readonly totals: readonly SenderTotals[]
}

/** One moment of the database: a letter on its way is seen in one state, however many statements look at it. */
async function onSnapshot<Result>(database: Database, now: Instant, work: (on: Read) => Promise<Result>): Promise<Result> {
  const client = await database.dedicated()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    return await work({ client, now, count: { statements: 0 } })
  } finally {
    await client.end()
  }
}

class Check {
  private readonly totals = new TotalsBySender()
  private readonly gaps: Gap[] = []
  private letters = 0
  private readonly on: Read
  /** Contents are opened when there is a store to open them. */
  private readonly contentStore: ContentStore | undefined

  constructor(on: Read, contentStore: ContentStore | undefined) {
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
      const rows = await listWitnessedLetters(this.on, { from, to: end?.letterId ?? lastId, stages: letterStages })
      // The first letter of the next portion is looked at there.
      await this.checkLetters(rows.flatMap(({ letterId }) => (letterId === null || letterId === end?.letterId ? [] : [letterId])))
      from = end?.letterId
    }
  }

  /** Letters from before that are on their way, and those to which something has happened since. */
  async checkOpen(before: LetterId): Promise<void> {
    // Ids of events are ids of their time, as those of letters are.
    const rows = await listOpenLetters(this.on, { before, since: before, stages: letterStages })
    const letterIds = rows.flatMap(({ letterId }) => letterId ?? [])
    for (let start = 0; start < letterIds.length; start += portionSize) await this.checkLetters(letterIds.slice(start, start + portionSize))
  }

  /** What stands where no letter's own witnesses lead to. */
  async checkStrays(): Promise<void> {
    for (const { letterId, partyId } of await listStrayEntries(this.on, {})) this.gaps.push({ letterId, code: 'entry.unexpected', detail: `party ${partyId}` })
    for (const { letterId, receiptId } of await listStrayReceipts(this.on, {})) this.gaps.push({ letterId: letterId ?? undefined, code: 'receipt.stray', detail: `receipt ${receiptId}` })
  }

  private async checkLetters(letterIds: readonly LetterId[]): Promise<void> {
    if (letterIds.length === 0) return
    const letters: LetterWitnesses[] = await readWitnesses(this.on, letterIds)
    this.letters += letters.length
    for (const letter of letters) {
      this.totals.add(letter)
      this.gaps.push(...findGaps(letter))
    }
    if (this.contentStore !== undefined) this.gaps.push(...(await checkContents(this.on, this.contentStore, letters)))
  }
}

/**
 * Proves that nothing was lost or doubled, from tables that are written independently (exchange.md §9): each accepted letter is in
 * exactly one waiting or final state, with its receipts and events. With `all` every letter, with its content opened and hashed;
 * otherwise the letters of the last day and those still on their way, without opening contents. May run while letters come in.
 */
export async function checkLetters(database: Database, contentStore: ContentStore, { all }: { readonly all: boolean }): Promise<CheckReport> {
  const now = await database.now()
  return onSnapshot(database, now, async (on) => {
    const check = new Check(on, all ? contentStore : undefined)
    const first = all ? firstId : (firstUuidV7(instant(now - windowMs)) as LetterId) // branding
    await check.checkFrom(first)
    if (all) await check.checkStrays()
    else await check.checkOpen(first)
    return check.report
  })
}
