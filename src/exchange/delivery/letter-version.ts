import { buffer } from 'node:stream/consumers'
import { convertMemo, MemoReading } from '../../memo/index.ts'
import type { ConvertedMemo, MemoVersion } from '../../memo/index.ts'
import type { ContentRow, ContentStore, OpenedContent } from '../../platform/content/index.ts'
import { listContents, openContent } from '../../platform/content/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { LetterId } from '../letter.ts'
import { findLetterVersions } from './letter-version.queries.ts'

/** The bytes of a letter as a receiver system gets them: small ones at once, large ones as a stream that is read once. */
export interface LetterBody {
  readonly body: Uint8Array | AsyncIterable<Uint8Array>
  /** In bytes. */
  readonly length: number
}

interface LetterVersions {
  readonly stored: MemoVersion
  readonly wanted: MemoVersion
}

/** Reads the letter once to know it, and once more while it is written. */
async function convert(content: OpenedContent, to: MemoVersion): Promise<ConvertedMemo> {
  const reading = new MemoReading()
  for await (const chunk of content.range(0, content.length)) reading.write(chunk)
  const { memo } = reading.end()
  if (memo === undefined) throw new Error('A letter that was read before its delivery cannot be read again')
  return convertMemo({ memo, content: (start, end) => content.range(start, end), to })
}

/** A stored letter in the version wanted: the original byte for byte when that fits, for it is what counts in law; else converted (exchange.md §1). */
async function letterInVersion(store: ContentStore, row: ContentRow, { stored, wanted }: LetterVersions): Promise<LetterBody> {
  const content = openContent(store, row)
  const small = row.data !== null
  if (stored === wanted) return { body: small ? await content.whole() : content.range(0, content.length), length: content.length }
  const { bytes, length } = await convert(content, wanted)
  return { body: small ? await buffer(bytes) : bytes, length }
}

/**
 * What is handed to a receiver system for a letter, in the version that the system is set to (`systems.memo_version`).
 * Undefined when the content is not here any more. Throws SealBroken, BlobMissing, MasterKeyMissing, WrappedKeyBroken; large bodies throw while they are read.
 */
export async function letterForSystem(
  { database, contentStore }: { readonly database: Database; readonly contentStore: ContentStore },
  { letterId, systemId }: { readonly letterId: LetterId; readonly systemId: SystemId },
): Promise<LetterBody | undefined> {
  const [versions, row] = await database.read(async (on) => {
    const [content] = await listContents(on, { contentIds: [letterId] })
    return [await findLetterVersions(on, { letterId, systemId }), content]
  })
  return versions === undefined || row === undefined ? undefined : letterInVersion(contentStore, row, versions)
}
