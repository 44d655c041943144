import { createCipheriv, randomBytes } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { open, rm } from 'node:fs/promises'
import type { Room } from './rooms.ts'
import { WrittenRanges } from './written-ranges.ts'

const blockBytes = 16
const readChunkBytes = 256 * 1024

/** What was wrong with a write; nothing of it counts, and the file is of no use any more. */
export type WriteFault = 'too.large' | 'no.room' | 'in.pieces'

/**
 * An upload on its way in, in a file that only this process can read: AES-256-CTR under a key that is never written down, so that any
 * position can be written at any time, and a killed process leaves nothing but noise. There is nothing to authenticate: whoever can change the
 * file while it is read can as well change the program.
 */
export class SpooledFile {
  private readonly file: string
  private readonly key: Uint8Array
  private readonly iv = randomBytes(blockBytes)
  private readonly written = new WrittenRanges()
  private readonly room: Room
  private handle: FileHandle | undefined
  /** Bytes of the room. */
  private taken = 0

  private constructor(file: string, key: Uint8Array, room: Room, handle: FileHandle) {
    this.file = file
    this.key = key
    this.room = room
    this.handle = handle
  }

  static async create(file: string, key: Uint8Array, room: Room): Promise<SpooledFile> {
    return new SpooledFile(file, key, room, await open(file, 'wx+', 0o600))
  }

  get length(): number {
    return this.written.length
  }

  /** No byte was left out. */
  get isWhole(): boolean {
    return this.written.isWhole
  }

  /** Answers a fault, or nothing. A hole counts as written: whoever leaves one pays for it. */
  async write(offset: number, data: Uint8Array): Promise<WriteFault | undefined> {
    if (this.handle === undefined) throw new Error('A spooled file was written after it was closed')
    const more = Math.max(0, offset + data.length - this.taken)
    if (!this.room.take(more)) return 'no.room'
    this.taken += more
    try {
      const sealed = this.cipherAt(offset)(data)
      await this.handle.write(sealed, 0, sealed.length, offset)
    } catch (error) {
      if (isFull(error)) return 'no.room'
      throw error
    }
    return this.written.add(offset, offset + data.length) ? undefined : 'in.pieces'
  }

  /** Nothing more will be written. The file takes no handle until it is read. */
  async close(): Promise<void> {
    const { handle } = this
    this.handle = undefined
    await handle?.close()
  }

  /** From the given byte to the end. */
  async *read(start = 0): AsyncGenerator<Buffer> {
    const handle = await open(this.file, 'r')
    try {
      const decipher = this.cipherAt(start)
      const chunks = handle.createReadStream({ start, end: Math.max(this.length - 1, start), highWaterMark: readChunkBytes, autoClose: false })
      for await (const chunk of chunks) yield decipher(chunk as Buffer) // a stream without encoding
    } finally {
      await handle.close()
    }
  }

  async remove(): Promise<void> {
    await this.close()
    await rm(this.file, { force: true })
    this.room.give(this.taken)
    this.taken = 0
  }

  /** CTR goes both ways; a position within a block is reached by throwing away what comes before. */
  private cipherAt(offset: number): (data: Uint8Array) => Buffer {
    const cipher = createCipheriv('aes-256-ctr', this.key, counterAt(this.iv, Math.floor(offset / blockBytes)))
    cipher.update(Buffer.alloc(offset % blockBytes))
    return (data) => cipher.update(data)
  }
}

/** The counter block is one number of 128 bits, which goes up by one a block. */
function counterAt(iv: Uint8Array, block: number): Buffer {
  const sum = BigInt.asUintN(128, BigInt(`0x${Buffer.from(iv).toString('hex')}`) + BigInt(block))
  return Buffer.from(sum.toString(16).padStart(2 * blockBytes, '0'), 'hex')
}

const isFull = (error: unknown): boolean => error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
