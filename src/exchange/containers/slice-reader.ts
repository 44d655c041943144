import type { Instant } from '../../platform/clock/index.ts'
import type { PartToTake } from './containers.queries.ts'
import type { OpenedContent } from '../../platform/content/index.ts'
import type { PackReader } from './pack-reader.ts'
import type { EntryServices } from './prepare-entries.ts'
import { prepareEntries } from './prepare-entries.ts'
import type { NumberedEntry } from './prepare-entry.ts'
import type { Slice } from './slice.ts'

/** Small enough that a slice's transaction is short, large enough that its statements are shared by many. */
const maxEntries = 100
const maxBytes = 8_000_000

/** Where the letters of a part stand. */
export interface OpenedPack {
  readonly content: OpenedContent
  readonly reader: PackReader
}

/** Reads a part's slices one after the other, prepared to be written. */
export class SliceReader {
  private readonly part: PartToTake
  private readonly services: EntryServices
  private readonly pack: OpenedPack
  private readonly now: Instant
  private standing: Pick<PartToTake, 'position' | 'handled'>

  constructor(part: PartToTake, services: EntryServices, pack: OpenedPack, now: Instant) {
    this.part = part
    this.services = services
    this.pack = pack
    this.now = now
    this.standing = part
  }

  /** Undefined when everything released was read. */
  async next(): Promise<Slice | undefined> {
    const from = this.standing.position
    const entries = await this.readEntries()
    if (entries.length === 0) return undefined
    const to = this.standing.position
    const { part, services, pack, now } = this
    return { container: part, partId: part.partId, from, to, entries: await prepareEntries(services, pack.content, entries, now) }
  }

  private async readEntries(): Promise<NumberedEntry[]> {
    const entries: NumberedEntry[] = []
    let bytes = 0
    while (entries.length < maxEntries && bytes < maxBytes && this.standing.handled < this.part.released) {
      const entry = await this.pack.reader.next()
      if (entry === undefined) throw new Error('A pack holds fewer entries than its parts')
      entries.push({ ...entry, number: this.part.firstEntry + this.standing.handled })
      this.standing = { position: entry.end, handled: this.standing.handled + 1 }
      bytes += entry.length
    }
    return entries
  }
}
