import type { OpenedContent } from '../../platform/content/index.ts'
import type { PackHeader } from './pack.ts'
import { packHeaderBytes, readPackHeader } from './pack.ts'

/** An entry of a pack: a small one with its bytes, of a large one only where they stand. */
export interface PackEntry {
  readonly name: string
  readonly length: number
  readonly leftOut: boolean
  /** Where its bytes stand in the pack. */
  readonly start: number
  /** Where the next entry stands. */
  readonly end: number
  readonly bytes: Buffer | undefined
}

const nothing: Buffer = Buffer.alloc(0)

/** Reads a pack from any entry on, holding little more than one small letter in memory. */
export class PackReader {
  private readonly content: OpenedContent
  private readonly smallBytes: number
  private position: number
  private chunks: AsyncIterator<Uint8Array> | undefined
  private held = nothing

  /** `position`: of an entry. Entries up to `smallBytes` are answered with their bytes. */
  constructor(content: OpenedContent, position: number, smallBytes: number) {
    this.content = content
    this.position = position
    this.smallBytes = smallBytes
  }

  /** The next entry; undefined after the last. */
  async next(): Promise<PackEntry | undefined> {
    if (this.position >= this.content.length) return undefined
    const header = readPackHeader(await this.take(packHeaderBytes))
    const name = (await this.take(header.nameLength)).toString()
    const start = this.position
    const end = start + (header.leftOut ? 0 : header.length)
    const bytes = await this.bytesOf(header)
    if (bytes === undefined) await this.continueAt(end)
    return { name, length: header.length, leftOut: header.leftOut, start, end, bytes }
  }

  async close(): Promise<void> {
    await this.chunks?.return?.()
    this.chunks = undefined
  }

  private async bytesOf({ leftOut, length }: PackHeader): Promise<Buffer | undefined> {
    if (leftOut) return nothing
    return length <= this.smallBytes ? this.take(length) : undefined
  }

  /** A large entry's bytes are read by whoever handles it. */
  private async continueAt(position: number): Promise<void> {
    await this.close()
    this.held = nothing
    this.position = position
  }

  private async take(length: number): Promise<Buffer> {
    this.chunks ??= this.content.range(this.position, this.content.length)[Symbol.asyncIterator]()
    while (this.held.length < length) {
      const next = await this.chunks.next()
      if (next.done === true) throw new Error('A pack ends in the middle of an entry')
      const chunk = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.length)
      this.held = this.held.length === 0 ? chunk : Buffer.concat([this.held, chunk])
    }
    const taken = this.held.subarray(0, length)
    this.held = this.held.subarray(length)
    this.position += length
    return taken
  }
}
