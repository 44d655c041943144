import type { ContentStore } from '../../platform/content/index.ts'
import { listContents, openContent } from '../../platform/content/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { LetterId } from '../letter.ts'
import type { LetterToDecide } from './letter-facts.ts'
import { readInTime } from './read-in-time.ts'
import type { ReadServices } from './read-letter.ts'
import { checkBytes, checkRange } from './read-letter.ts'
import { listLettersToDecide } from './routing.queries.ts'

export interface LoadServices extends ReadServices {
  readonly database: Database
  readonly contentStore: ContentStore
}

/** A letter read and checked, and how many decisions were made about it before. */
export interface LoadedLetter {
  readonly letter: LetterToDecide
  readonly decisionsBefore: number
}

/** What a batch has read would wait for the rest, and its loop show no life. */
const takesOnForMs = 10_000
/** Files wait for the scanner, not for this process; clamd itself has ten threads unless told otherwise. */
const scannedAtOnce = 4

/** Of some letters those that were read; those without a verdict of the scanner; those for which there was no time. */
export interface LoadedBatch {
  readonly loaded: readonly LoadedLetter[]
  readonly unscanned: readonly LetterId[]
  readonly left: readonly LetterId[]
}

const idsOf = (letters: readonly { readonly letterId: LetterId }[]): LetterId[] => letters.map(({ letterId }) => letterId)

/** Reads, opens and checks accepted letters outside any transaction: this is where the time goes. Throws ScannerAway, StoreAway: then all of them wait. */
export async function loadLetters(services: LoadServices, letterIds: readonly LetterId[]): Promise<LoadedBatch> {
  const { database, contentStore } = services
  const { letters, contents } = await database.read(async (on) => ({
    letters: await listLettersToDecide(on, { letterIds }),
    contents: new Map((await listContents(on, { contentIds: letterIds })).map((row) => [row.contentId, row])),
  }))
  if (letters.length !== letterIds.length) throw new Error('There is work for a letter that is not there')
  const { read, unscanned, left } = await readInTime(letters, { besideEachOther: services.scanner === undefined ? 1 : scannedAtOnce, takesOnForMs }, async ({ decisions, ...letter }) => {
    const row = contents.get(letter.letterId)
    if (row === undefined) throw new Error('An accepted letter has no content')
    const content = openContent(contentStore, row)
    const reading = row.data === null ? await checkRange(services, content.length, (start, end) => content.range(start, end)) : await checkBytes(services, await content.whole())
    return { letter: { ...letter, ...reading }, decisionsBefore: decisions }
  })
  return { loaded: read, unscanned: idsOf(unscanned), left: idsOf(left) }
}
