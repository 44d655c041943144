import { createHash } from 'node:crypto'
import type { Memo } from '../../memo/index.ts'
import { MemoReading } from '../../memo/index.ts'
import type { ContentRow, ContentStore } from '../../platform/content/index.ts'
import { BlobMissing, listContents, openContent, SealBroken } from '../../platform/content/index.ts'
import { MasterKeyMissing, WrappedKeyBroken } from '../../platform/crypto/index.ts'
import type { Read } from '../../platform/database/index.ts'
import type { Gap } from './gap.ts'
import type { LetterWitnesses } from './letter-witnesses.ts'

/** Contents in rows are held in memory together: so many of the largest are 16 MB. */
const contentsAtOnce = 64

interface ReadContent {
  readonly sha256: Buffer
  readonly memo: Memo | undefined
}

/** How a content can be found broken; anything else is a fault of ours. */
const isBroken = (error: unknown): error is Error =>
  error instanceof SealBroken || error instanceof BlobMissing || error instanceof WrappedKeyBroken || error instanceof MasterKeyMissing

async function readContent(store: ContentStore, row: ContentRow): Promise<ReadContent | Error> {
  try {
    const content = openContent(store, row)
    const hash = createHash('sha256')
    const reading = new MemoReading()
    for await (const chunk of content.range(0, content.length)) {
      hash.update(chunk)
      reading.write(chunk)
    }
    return { sha256: hash.digest(), memo: reading.end().memo }
  } catch (error) {
    if (isBroken(error)) return error
    throw error
  }
}

/** Why a content cannot be read to its end; undefined when it can. */
export async function findUnreadable(store: ContentStore, row: ContentRow): Promise<Error | undefined> {
  try {
    const content = openContent(store, row)
    for await (const chunk of content.range(0, content.length)) void chunk
    return undefined
  } catch (error) {
    if (isBroken(error)) return error
    throw error
  }
}

const shown = (values: { title: string; senderLabel: string; messageType: string; mandatory: boolean; legalNotification: boolean }): string =>
  JSON.stringify([values.title, values.senderLabel, values.messageType, values.mandatory, values.legalNotification])

/** The header is read from the letter again and compared. */
function isHeaderChanged(memo: Memo | undefined, [header]: LetterWitnesses['headers']): boolean {
  if (memo === undefined || header === undefined) return false
  const { label, sender, messageType, mandatory, legalNotification } = memo.header
  return shown(header) !== shown({ title: label, senderLabel: sender.label, messageType, mandatory, legalNotification })
}

function compareContent({ letterId, letters, headers }: LetterWitnesses, read: ReadContent | Error): Gap[] {
  if (read instanceof Error) return [{ letterId, code: 'content.unreadable', detail: read.name }]
  const isChanged = letters.some(({ sha256 }) => !read.sha256.equals(sha256))
  return [
    ...(isChanged ? [{ letterId, code: 'content.changed', detail: `SHA-256 ${read.sha256.toString('hex')}` } as const] : []),
    ...(isHeaderChanged(read.memo, headers) ? [{ letterId, code: 'header.changed', detail: '' } as const] : []),
  ]
}

/** Of a letter that was taken by its receiver and deleted here, key and header are all there is to look at. */
const isKept = ({ contents }: LetterWitnesses): boolean => contents.every(({ removed }) => !removed)

/** Opens every content and compares it with the hash that was taken while the letter came in, and with what was read from it. */
export async function checkContents(on: Read, store: ContentStore, letters: readonly LetterWitnesses[]): Promise<Gap[]> {
  const gaps: Gap[] = []
  const kept = letters.filter(isKept)
  for (let start = 0; start < kept.length; start += contentsAtOnce) {
    const some = new Map<string, LetterWitnesses>(kept.slice(start, start + contentsAtOnce).map((letter) => [letter.letterId, letter]))
    for (const row of await listContents(on, { contentIds: [...some.keys()] })) {
      const letter = some.get(row.contentId)
      if (letter !== undefined) gaps.push(...compareContent(letter, await readContent(store, row)))
    }
  }
  return gaps
}
