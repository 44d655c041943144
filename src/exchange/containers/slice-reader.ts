import type { Instant } from '../../platform/clock/index.ts'
import type { ContainerSender } from './container.ts'
import type { PackEntry, PackReader } from './pack-reader.ts'
import type { EntryServices } from './prepare-entry.ts'
import { prepareEntry } from './prepare-entry.ts'
import type { PreparedEntry, Slice } from './slice.ts'

/** Small enough that a slice's transaction is short, large enough that its statements are shared by many. */
const maxEntries = 100
const maxBytes = 8_000_000

/** Where a container stands. */
export interface Standing {
  readonly position: number
  /** Entries handled so far. */
  readonly handled: number
}

/** Reads a container's slices one after the other, prepared to be written. */
export class SliceReader {
  private readonly container: ContainerSender
  private readonly services: EntryServices
  private readonly pack: PackReader
  private readonly released: number
  private readonly now: Instant
  private standing: Standing

  constructor(container: ContainerSender & Standing & { readonly released: number }, services: EntryServices, pack: PackReader, now: Instant) {
    this.container = container
    this.services = services
    this.pack = pack
    this.released = container.released
    this.now = now
    this.standing = container
  }

  /** Undefined when everything released was read. */
  async next(): Promise<Slice | undefined> {
    const from = this.standing.position
    const entries: PreparedEntry[] = []
    let bytes = 0
    while (entries.length < maxEntries && bytes < maxBytes && this.standing.handled < this.released) {
      const entry = await this.pack.next()
      if (entry === undefined) throw new Error('A pack holds fewer entries than its container')
      entries.push(await this.prepare(entry))
      bytes += entry.length
    }
    return entries.length === 0 ? undefined : { container: this.container, from, to: this.standing.position, entries }
  }

  private async prepare(entry: PackEntry): Promise<PreparedEntry> {
    this.standing = { position: entry.end, handled: this.standing.handled + 1 }
    return prepareEntry(this.services, entry, this.standing.handled, this.now)
  }
}
