import type { ContentStore } from '../../platform/content/index.ts'
import { listContents, openContent } from '../../platform/content/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { LetterId } from '../letter.ts'
import type { LetterToDecide } from './letter-facts.ts'
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

/** Reads, opens and checks accepted letters outside any transaction: this is where the time goes. */
export async function loadLetters(services: LoadServices, letterIds: readonly LetterId[]): Promise<LoadedLetter[]> {
  const { database, contentStore } = services
  const { letters, contents } = await database.read(async (on) => ({
    letters: await listLettersToDecide(on, { letterIds }),
    contents: new Map((await listContents(on, { contentIds: letterIds })).map((row) => [row.contentId, row])),
  }))
  if (letters.length !== letterIds.length) throw new Error('There is work for a letter that is not there')
  const loaded: LoadedLetter[] = []
  for (const { decisions, ...letter } of letters) {
    const row = contents.get(letter.letterId)
    if (row === undefined) throw new Error('An accepted letter has no content')
    const content = openContent(contentStore, row)
    const reading = row.data === null ? await checkRange(services, content.length, (start, end) => content.range(start, end)) : await checkBytes(services, await content.whole())
    loaded.push({ letter: { ...letter, ...reading }, decisionsBefore: decisions })
  }
  return loaded
}
