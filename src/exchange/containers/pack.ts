import type { ArchiveEntry } from '../../platform/archive/index.ts'

/*
 * A pack: the letters of a container one after the other, so that any worker can go on at any of them. For each entry:
 *   1 byte   what follows (0 the bytes of the entry, 1 nothing: it is larger than a letter may be)
 *   1 byte   length of the name
 *   6 bytes  length of the entry, big-endian
 *   the name in UTF-8, then the bytes
 */

export const packHeaderBytes = 8
const lengthAt = 2
const lengthBytes = 6

const marks = { whole: 0, leftOut: 1 } as const

/** An entry as its header tells it. */
export interface PackHeader {
  readonly nameLength: number
  readonly length: number
  /** The entry was larger than a letter may be: its bytes were not kept. */
  readonly leftOut: boolean
}

/** What stands before an entry's bytes. The name has at most 255 bytes (a rule of the archive). */
function headerOf(name: string, length: number, leftOut: boolean): Buffer {
  const nameBytes = Buffer.from(name)
  const header = Buffer.alloc(packHeaderBytes)
  header.writeUInt8(leftOut ? marks.leftOut : marks.whole, 0)
  header.writeUInt8(nameBytes.length, 1)
  header.writeUIntBE(length, lengthAt, lengthBytes)
  return Buffer.concat([header, nameBytes])
}

export const readPackHeader = (bytes: Buffer): PackHeader => ({
  leftOut: bytes.readUInt8(0) === marks.leftOut,
  nameLength: bytes.readUInt8(1),
  length: bytes.readUIntBE(lengthAt, lengthBytes),
})

/** Entries that one worker takes in while others take other parts: a few turns. */
const partEntries = 2_500

/** A stretch of a pack. */
export interface PackPart {
  /** Of the first entry, from 1 on. */
  readonly firstEntry: number
  /** Where it stands. */
  readonly position: number
}

/** Writes the entries of an archive as a pack while they come, and remembers how many and where its parts begin. */
export class PackWriter {
  readonly parts: PackPart[] = []
  entries = 0
  private position = 0
  private readonly maxLetterBytes: number

  constructor(maxLetterBytes: number) {
    this.maxLetterBytes = maxLetterBytes
  }

  /** The bytes of an entry that is larger than a letter may be are run through and left out. */
  async *write(entries: AsyncIterable<ArchiveEntry>): AsyncGenerator<Uint8Array> {
    for await (const { name, length, bytes } of entries) {
      const leftOut = length > this.maxLetterBytes
      const header = headerOf(name, length, leftOut)
      this.count(header.length + (leftOut ? 0 : length))
      yield header
      for await (const chunk of bytes) if (!leftOut) yield chunk
    }
  }

  private count(bytes: number): void {
    if (this.entries % partEntries === 0) this.parts.push({ firstEntry: this.entries + 1, position: this.position })
    this.entries++
    this.position += bytes
  }
}
