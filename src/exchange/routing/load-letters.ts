import type { CheckedMemo } from '../../memo/index.ts'
import { decodeBase64, MemoReading } from '../../memo/index.ts'
import type { ContentStore, OpenedContent } from '../../platform/content/index.ts'
import { listContents, openContent } from '../../platform/content/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { VirusScanner } from '../../platform/virus-scan/index.ts'
import { findDocumentFault } from '../documents/check-documents.ts'
import type { LetterId } from '../letter.ts'
import type { DocumentFault, LetterToDecide } from './letter-facts.ts'
import { listLettersToDecide } from './routing.queries.ts'

/** As much as the recognition of file types looks at. */
const firstBytesPerFile = 4_100

export interface LoadServices {
  readonly database: Database
  readonly contentStore: ContentStore
  /** Without one, documents are not scanned. */
  readonly scanner?: VirusScanner | undefined
}

/** A letter read and checked, and how many decisions were made about it before. */
export interface LoadedLetter {
  readonly letter: LetterToDecide
  readonly decisionsBefore: number
}

async function check(content: OpenedContent, small: boolean): Promise<CheckedMemo> {
  const reading = new MemoReading({ firstBytesPerFile })
  if (small) reading.write(await content.whole())
  else for await (const chunk of content.range(0, content.length)) reading.write(chunk)
  return reading.end()
}

async function documentFaultOf({ memo }: CheckedMemo, content: OpenedContent, { scanner }: LoadServices): Promise<DocumentFault | undefined> {
  return memo === undefined ? undefined : findDocumentFault({ memo, scanner, readFile: ({ start, end }) => decodeBase64(content.range(start, end)) })
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
    const checked = await check(content, row.data !== null)
    loaded.push({ letter: { ...letter, checked, documentFault: await documentFaultOf(checked, content, services) }, decisionsBefore: decisions })
  }
  return loaded
}
