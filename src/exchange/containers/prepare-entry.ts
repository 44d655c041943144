import { createHash } from 'node:crypto'
import type { CheckedMemo } from '../../memo/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { instant } from '../../platform/clock/index.ts'
import type { PreparedContent } from '../../platform/content/index.ts'
import { prepareRow } from '../../platform/content/index.ts'
import type { KeyRing } from '../../platform/crypto/index.ts'
import { uuidV7 } from '../../platform/crypto/index.ts'
import { ScanUnfinished } from '../../platform/virus-scan/index.ts'
import type { LetterId, MessageUuid } from '../letter.ts'
import type { LetterReading, ReadServices } from '../routing/read-letter.ts'
import { checkBytes } from '../routing/read-letter.ts'
import type { PackEntry } from './pack-reader.ts'
import type { EntryRefusal, PreparedEntry } from './slice.ts'

/** An entry with its place in the container, from 1 on. */
export interface NumberedEntry extends PackEntry {
  readonly number: number
}

/** `unscanned`: the scanner had no verdict. The letter is taken in all the same, and waits for one by itself. */
export interface ScannedReading extends LetterReading {
  readonly unscanned: boolean
}

/** What is known of an entry once its bytes were read. */
export interface ReadEntry extends ScannedReading {
  readonly sha256: Uint8Array
  readonly content: PreparedContent
}

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

function refusalOf(entry: PackEntry): EntryRefusal | undefined {
  if (entry.leftOut) return 'memo.too.large'
  return entry.length === 0 ? 'memo.empty' : undefined
}

/** Checks an entry with the scanner, if there is one, and without it where that has no verdict about this letter. */
export async function checkEntry(services: ReadServices, check: (services: ReadServices) => Promise<LetterReading>): Promise<ScannedReading> {
  try {
    return { ...(await check(services)), unscanned: false }
  } catch (error) {
    if (!(error instanceof ScanUnfinished)) throw error
    return { ...(await check({})), unscanned: true }
  }
}

/** Reads, checks and seals a letter that is in memory. */
export async function readSmallEntry(services: ReadServices & { readonly ring: KeyRing }, letterId: LetterId, bytes: Uint8Array): Promise<ReadEntry> {
  const reading = await checkEntry(services, (by) => checkBytes(by, bytes))
  return { ...reading, sha256: createHash('sha256').update(bytes).digest(), content: prepareRow(services, letterId, bytes) }
}

/** Makes a letter of an entry, or says why it is none: what only its bytes can tell; what others have to do with it is told when it is written. */
export async function prepareEntry(entry: NumberedEntry, now: Instant, read: (letterId: LetterId) => Promise<ReadEntry>): Promise<PreparedEntry> {
  const { name, end, number } = entry
  const named = uuidOfName(name)
  const refused = (code: EntryRefusal): PreparedEntry => ({ kind: 'refused', number, name, end, messageUuid: named ?? null, code })
  const refusal = refusalOf(entry)
  if (refusal !== undefined) return refused(refusal)
  const letterId = uuidV7(instant(now)) as LetterId // branding
  const found = await read(letterId)
  const messageUuid = uuidIn(found.checked) ?? named
  if (messageUuid === undefined) return refused('memo.uuid.missing')
  if (named !== undefined && named !== messageUuid) return refused('memo.uuid.mismatch')
  return { kind: 'letter', number, name, end, letterId, messageUuid, ...found }
}
