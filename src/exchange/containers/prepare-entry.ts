import { createHash } from 'node:crypto'
import type { Instant } from '../../platform/clock/index.ts'
import type { PreparedContent } from '../../platform/content/index.ts'
import { prepareRow } from '../../platform/content/index.ts'
import type { KeyRing } from '../../platform/crypto/index.ts'
import { uuidV7 } from '../../platform/crypto/index.ts'
import { NotNow } from '../../platform/problems/index.ts'
import { ScanUnfinished } from '../../platform/virus-scan/index.ts'
import type { LetterId } from '../letter.ts'
import type { LetterReading, ReadServices } from '../routing/read-letter.ts'
import { checkBytes } from '../routing/read-letter.ts'
import { identify, refusalOf, uuidOfName } from './entry-uuid.ts'
import type { PackEntry } from './pack-reader.ts'
import type { EntryRefusal, PreparedEntry } from './slice.ts'

/** An entry with its place in the container, from 1 on. */
export interface NumberedEntry extends PackEntry {
  readonly number: number
}

/** `unchecked`: the scanner had no verdict, or the check itself failed. The letter is taken in all the same, and waits by itself. */
export interface EntryReading extends LetterReading {
  readonly unchecked: boolean
}

/** What is known of an entry once its bytes were read. */
export interface ReadEntry extends EntryReading {
  readonly sha256: Uint8Array
  readonly content: PreparedContent
}

/** A letter over which the check failed; it is known by the name of its entry alone. */
const unread: LetterReading = { checked: { memo: undefined, messageUuid: undefined, faults: [] }, documentFault: undefined }

/** Checks an entry with the scanner, if there is one, and without it where that has no verdict about this letter; a letter that fails the check harms no other. */
export async function checkEntry(services: ReadServices, check: (services: ReadServices) => Promise<LetterReading>): Promise<EntryReading> {
  try {
    return { ...(await check(services)), unchecked: false }
  } catch (error) {
    if (error instanceof NotNow && !(error instanceof ScanUnfinished)) throw error
    return { ...(await check({}).catch(() => unread)), unchecked: true }
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
  const refused = (code: EntryRefusal): PreparedEntry => ({ kind: 'refused', number, name, end, messageUuid: uuidOfName(name) ?? null, code })
  const refusal = refusalOf(entry)
  if (refusal !== undefined) return refused(refusal)
  const letterId = uuidV7(now) as LetterId // branding
  const found = await read(letterId)
  const identity = identify(name, found.checked)
  if ('refusal' in identity) return refused(identity.refusal)
  return { kind: 'letter', number, name, end, letterId, ...identity, ...found }
}
