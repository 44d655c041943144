import { ArchiveRejected } from './archive-rejected.ts'

const nothing = new Uint8Array(0)

/** Reads a stream in pieces of the reader's choice; copies only what lies across two chunks. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>
  #rest: Uint8Array = nothing

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** Up to so many bytes, at least one; none at the end. */
  async some(length: number): Promise<Uint8Array> {
    while (this.#rest.length === 0) {
      const next = await this.#chunks.next()
      if (next.done === true) return nothing
      this.#rest = next.value
    }
    const part = this.#rest.subarray(0, length)
    this.#rest = this.#rest.subarray(part.length)
    return part
  }

  /** Exactly so many bytes; fewer only at the end. */
  async upTo(length: number): Promise<Buffer> {
    const parts: Uint8Array[] = []
    let read = 0
    while (read < length) {
      const part = await this.some(length - read)
      if (part.length === 0) break
      parts.push(part)
      read += part.length
    }
    const [first] = parts
    return parts.length === 1 && first !== undefined ? Buffer.from(first.buffer, first.byteOffset, first.length) : Buffer.concat(parts)
  }

  /** Exactly so many bytes. Throws ArchiveRejected `truncated`. */
  async exactly(length: number): Promise<Buffer> {
    const bytes = await this.upTo(length)
    if (bytes.length < length) throw new ArchiveRejected('truncated')
    return bytes
  }

  /** Lets the source go; called when the reader is not run to its end. */
  async close(): Promise<void> {
    await this.#chunks.return?.()
  }
}
