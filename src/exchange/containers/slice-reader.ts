import type { Instant } from '../../platform/clock/index.ts'
import type { PartToTake } from './containers.queries.ts'
import type { PackEntry, PackReader } from './pack-reader.ts'
import type { EntryServices } from './prepare-entry.ts'
import { prepareEntry } from './prepare-entry.ts'
import type { PreparedEntry, Slice } from './slice.ts'

/** Small enough that a slice's transaction is short, large enough that its statements are shared by many. */
const maxEntries = 100
const maxBytes = 8_000_000

/** Reads a part's slices one after the other, prepared to be written. */
export class SliceReader {
  private readonly part: PartToTake
  private readonly services: EntryServices
  private readonly pack: PackReader
  private readonly now: Instant
  private standing: Pick<PartToTake, 'position' | 'handled'>

  constructor(part: PartToTake, services: EntryServices, pack: PackReader, now: Instant) {
    this.part = part
    this.services = services
    this.pack = pack
    this.now = now
    this.standing = part
  }

  /** Undefined when everything released was read. */
  async next(): Promise<Slice | undefined> {
    const from = this.standing.position
    const entries: PreparedEntry[] = []
    let bytes = 0
    while (entries.length < maxEntries && bytes < maxBytes && this.standing.handled < this.part.released) {
      const entry = await this.pack.next()
      if (entry === undefined) throw new Error('A pack holds fewer entries than its parts')
      entries.push(await this.prepare(entry))
      bytes += entry.length
    }
    return entries.length === 0 ? undefined : { container: this.part, partId: this.part.partId, from, to: this.standing.position, entries }
  }

  private async prepare(entry: PackEntry): Promise<PreparedEntry> {
    this.standing = { position: entry.end, handled: this.standing.handled + 1 }
    return prepareEntry(this.services, entry, this.part.firstEntry + this.standing.handled - 1, this.now)
  }
}
