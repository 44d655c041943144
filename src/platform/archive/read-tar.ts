import type { ArchiveEntry, ArchiveLimits } from './archive.ts'
import { ArchiveRejected, atEntry } from './archive-rejected.ts'
import { ByteReader } from './byte-reader.ts'
import { entryName, sameName } from './entry-name.ts'
import { SeenNames } from './seen-names.ts'
import { nextTarEntry, paddingAfter } from './tar-entries.ts'
import type { TarHeader } from './tar-header.ts'

/** The bytes of one entry, read by whoever was given it, and what is left of them afterwards. */
class EntryBody {
  readonly #reader: ByteReader
  readonly #number: number
  #left: number

  constructor(reader: ByteReader, number: number, length: number) {
    this.#reader = reader
    this.#number = number
    this.#left = length
  }

  async *bytes(): AsyncGenerator<Uint8Array> {
    while (this.#left > 0) {
      const part = await this.#reader.some(this.#left).catch((error: unknown) => Promise.reject(atEntry(error, this.#number)))
      if (part.length === 0) throw new ArchiveRejected('truncated', this.#number)
      this.#left -= part.length
      yield part
    }
  }

  async passOver(): Promise<void> {
    for await (const part of this.bytes()) void part
  }
}

/** The next file, with its own name; folders are passed over. */
async function nextFile(reader: ByteReader): Promise<TarHeader | undefined> {
  for (;;) {
    const header = await nextTarEntry(reader)
    if (header === undefined) return undefined
    const name = entryName(header.name)
    if (name === undefined || (name === '' && header.kind === 'file')) throw new ArchiveRejected('name')
    if (header.kind === 'file') return { ...header, name }
    if (header.size > 0) throw new ArchiveRejected('unreadable')
  }
}

async function* readEntries(reader: ByteReader, { maxEntries, maxEntryBytes }: ArchiveLimits): AsyncGenerator<ArchiveEntry> {
  const names = new SeenNames()
  let number = 0
  try {
    for (;;) {
      const file = await nextFile(reader)
      if (file === undefined) break
      if (number === maxEntries) throw new ArchiveRejected('too-many-entries')
      if (file.size > maxEntryBytes) throw new ArchiveRejected('entry-too-large')
      if (!names.add(sameName(file.name))) throw new ArchiveRejected('duplicate')
      const body = new EntryBody(reader, number + 1, file.size)
      yield { name: file.name, length: file.size, bytes: body.bytes() }
      await body.passOver()
      await reader.exactly(paddingAfter(file.size))
      number++
    }
  } catch (error) {
    throw atEntry(error, number + 1)
  }
  if (number === 0) throw new ArchiveRejected('empty')
}

/** The files of a tar one after the other. Throws ArchiveRejected; what the source throws passes through. */
export async function* readTar(bytes: AsyncIterable<Uint8Array>, limits: ArchiveLimits): AsyncGenerator<ArchiveEntry> {
  const reader = new ByteReader(bytes)
  try {
    yield* readEntries(reader, limits)
  } finally {
    await reader.close()
  }
}
