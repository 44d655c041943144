import { Readable } from 'node:stream'
import type { Instant } from '../../platform/clock/index.ts'
import { stopwatch } from '../../platform/clock/index.ts'
import type { ContentStore, OpenedContent } from '../../platform/content/index.ts'
import { ScanUnfinished } from '../../platform/virus-scan/index.ts'
import type { VirusScanner } from '../../platform/virus-scan/index.ts'
import { receiveLetter } from '../intake/receive-letter.ts'
import type { LetterId } from '../letter.ts'
import { readInTime } from '../routing/read-in-time.ts'
import type { ReadServices } from '../routing/read-letter.ts'
import { checkRange } from '../routing/read-letter.ts'
import type { EntryThreads } from './entry-threads.ts'
import type { PackEntry } from './pack-reader.ts'
import type { NumberedEntry, ReadEntry } from './prepare-entry.ts'
import { checkEntry, prepareEntry, readSmallEntry } from './prepare-entry.ts'
import type { PreparedEntry } from './slice.ts'

export interface EntryServices extends ReadServices {
  readonly contentStore: ContentStore
  readonly maxLetterBytes: number
  /** Where letters are read beside this thread; where there are none, or a scanner is asked, it is done here. */
  readonly threads: EntryThreads
}

/** A letter too large for memory is read twice: once to be checked, then, where that does not have to wait, to be sealed. */
async function readLargeEntry(services: EntryServices, pack: OpenedContent, letterId: LetterId, { start, end }: PackEntry): Promise<ReadEntry> {
  const { contentStore, maxLetterBytes } = services
  const reading = await checkEntry(services, (by) => checkRange(by, end - start, (from, to) => pack.range(start + from, start + to)))
  const { content, sha256 } = await receiveLetter(contentStore, letterId, Readable.from(pack.range(start, end)), maxLetterBytes)
  return { ...reading, content, sha256 }
}

/** After this long the letters of a slice are no longer scanned with it: each waits for its verdict by itself, and the slice is written. */
const scansForMs = 10_000
/** Files wait for the scanner, not for this process. */
const scannedAtOnce = 4

const outOfTime: VirusScanner = { scan: () => Promise.reject(new ScanUnfinished('The other letters of the slice took all the time')) }

async function prepareHere(services: EntryServices, pack: OpenedContent, entries: readonly NumberedEntry[], now: Instant): Promise<readonly PreparedEntry[]> {
  const elapsedMs = stopwatch()
  const pace = { besideEachOther: services.scanner === undefined ? 1 : scannedAtOnce, takesOnForMs: Infinity }
  const { read } = await readInTime(entries, pace, (entry) => {
    const scanner = services.scanner !== undefined && elapsedMs() > scansForMs ? outOfTime : services.scanner
    const { bytes } = entry
    return prepareEntry(entry, now, (letterId) =>
      bytes === undefined ? readLargeEntry({ ...services, scanner }, pack, letterId, entry) : readSmallEntry({ scanner, ring: services.contentStore.ring }, letterId, bytes),
    )
  })
  return read
}

/** Reads, checks and seals entries of a pack. Throws `NotNow` when a scanner gives no verdict. */
export function prepareEntries(services: EntryServices, pack: OpenedContent, entries: readonly NumberedEntry[], now: Instant): Promise<readonly PreparedEntry[]> {
  const { threads, scanner } = services
  const isForThreads = threads.count > 0 && scanner === undefined && entries.every(({ bytes }) => bytes !== undefined)
  return isForThreads ? threads.prepare(entries, now) : prepareHere(services, pack, entries, now)
}
