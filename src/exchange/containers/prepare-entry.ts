import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { CheckedMemo } from '../../memo/index.ts'
import { instant } from '../../platform/clock/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import type { ContentStore, OpenedContent, PreparedContent } from '../../platform/content/index.ts'
import { prepareRow } from '../../platform/content/index.ts'
import { uuidV7 } from '../../platform/crypto/index.ts'
import { ScanUnfinished } from '../../platform/virus-scan/index.ts'
import { receiveLetter } from '../intake/receive-letter.ts'
import type { LetterId, MessageUuid } from '../letter.ts'
import type { LetterReading, ReadServices } from '../routing/read-letter.ts'
import { checkBytes, checkRange } from '../routing/read-letter.ts'
import type { PackEntry } from './pack-reader.ts'
import type { EntryRefusal, PreparedEntry } from './slice.ts'

/** As MeMo has it: version 4, in lower case. */
const uuidV4Form = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** What the sender calls the letter: `<messageUUID>.xml` in whatever folder; undefined when the name is another. */
function uuidOfName(name: string): MessageUuid | undefined {
  const last = name.slice(name.lastIndexOf('/') + 1).toLowerCase()
  const stem = last.endsWith('.xml') ? last.slice(0, -'.xml'.length) : last
  return uuidV4Form.test(stem) ? (stem as MessageUuid) : undefined // branding
}

/** What the letter calls itself; a broken one may bear anything. */
function uuidIn({ messageUuid = '' }: CheckedMemo): MessageUuid | undefined {
  return uuidV4Form.test(messageUuid) ? (messageUuid as MessageUuid) : undefined // branding
}

/** Read and checked. A letter about which the scanner has no verdict is taken in all the same, and waits for one by itself. */
async function checkEntry(services: ReadServices, check: (services: ReadServices) => Promise<LetterReading>): Promise<LetterReading & { unscanned: boolean }> {
  try {
    return { ...(await check(services)), unscanned: false }
  } catch (error) {
    if (!(error instanceof ScanUnfinished)) throw error
    return { ...(await check({})), unscanned: true }
  }
}

interface ReadEntry extends LetterReading {
  readonly unscanned: boolean
  readonly sha256: Uint8Array
  readonly content: PreparedContent
}

export interface EntryServices extends ReadServices {
  readonly contentStore: ContentStore
  /** The container's. */
  readonly pack: OpenedContent
  readonly maxLetterBytes: number
}

async function readSmall(services: EntryServices, letterId: LetterId, bytes: Buffer): Promise<ReadEntry> {
  const reading = await checkEntry(services, (by) => checkBytes(by, bytes))
  return { ...reading, sha256: createHash('sha256').update(bytes).digest(), content: prepareRow(services.contentStore, letterId, bytes) }
}

/** A letter too large for memory is read twice: once to be checked, then, where that does not have to wait, to be sealed. */
async function readLarge(services: EntryServices, letterId: LetterId, { start, end }: PackEntry): Promise<ReadEntry> {
  const { contentStore, pack, maxLetterBytes } = services
  const reading = await checkEntry(services, (by) => checkRange(by, end - start, (from, to) => pack.range(start + from, start + to)))
  const { content, sha256 } = await receiveLetter(contentStore, letterId, Readable.from(pack.range(start, end)), maxLetterBytes)
  return { ...reading, content, sha256 }
}

function refusalOf(entry: PackEntry): EntryRefusal | undefined {
  if (entry.leftOut) return 'memo.too.large'
  return entry.length === 0 ? 'memo.empty' : undefined
}

/** Reads, checks and seals one entry; what only its bytes can tell is told here, what others have to do with it when it is written. */
export async function prepareEntry(services: EntryServices, entry: PackEntry, number: number, now: Instant): Promise<PreparedEntry> {
  const named = uuidOfName(entry.name)
  const { name, end } = entry
  const refused = (code: EntryRefusal): PreparedEntry => ({ kind: 'refused', number, name, end, messageUuid: named ?? null, code })
  const refusal = refusalOf(entry)
  if (refusal !== undefined) return refused(refusal)
  const letterId = uuidV7(instant(now)) as LetterId // branding
  const read = entry.bytes === undefined ? await readLarge(services, letterId, entry) : await readSmall(services, letterId, entry.bytes)
  const messageUuid = uuidIn(read.checked) ?? named
  if (messageUuid === undefined) return refused('memo.uuid.missing')
  if (named !== undefined && named !== messageUuid) return refused('memo.uuid.mismatch')
  return { kind: 'letter', number, name, end, letterId, messageUuid, ...read }
}
