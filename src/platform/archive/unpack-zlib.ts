import type { Duplex } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createGunzip, createZstdDecompress } from 'node:zlib'
import { ArchiveRejected } from './archive-rejected.ts'
import type { ArchiveFault } from './archive-rejected.ts'
import { ZstdFrames } from './zstd-frame.ts'

/** What comes out at once; larger than Node's own 16 KiB, for fewer turns. */
const pieceBytes = 65_536

/** Each has a decoder of its own; nobody writes so many, but an attacker of empty ones. */
const maxFrames = 10_000

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '')

/** The archive's own fault by the codes of zlib and zstd; undefined when the source failed. */
function faultOf(code: string): ArchiveFault | undefined {
  if (code === 'Z_BUF_ERROR') return 'truncated'
  if (code === 'ZSTD_error_frameParameter_windowTooLarge') return 'decoder-memory'
  return /^(Z_|ZSTD_|ERR_TRAILING_JUNK)/.test(code) ? 'unreadable' : undefined
}

async function* through(chunks: AsyncIterable<Uint8Array>, decoder: Duplex): AsyncGenerator<Uint8Array> {
  // What fails on the way in destroys the decoder, and is thrown where its output is read.
  pipeline(chunks, decoder).catch(() => undefined)
  try {
    for await (const piece of decoder as AsyncIterable<Uint8Array>) yield piece // a decoder yields bytes
  } catch (error) {
    const fault = faultOf(codeOf(error))
    throw fault === undefined ? error : new ArchiveRejected(fault, undefined, { cause: error })
  }
}

/** One gzip member, and nothing after it. */
export const gunzip = (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> =>
  through(chunks, createGunzip({ chunkSize: pieceBytes, rejectGarbageAfterEnd: true }))

/** One zstd frame after the other, as several encoders write one stream, Node's own among them; the window of each is at most the largest power of two within the memory. */
export async function* unzstd(chunks: AsyncIterable<Uint8Array>, memoryBytes: number): AsyncGenerator<Uint8Array> {
  const windowLog = Math.min(Math.max(Math.floor(Math.log2(memoryBytes)), 10), 31)
  const frames = new ZstdFrames(chunks)
  for (let count = 0; count === 0 || (await frames.goesOn()); count++) {
    if (count === maxFrames) throw new ArchiveRejected('unreadable')
    yield* through(frames.next(), createZstdDecompress({ chunkSize: pieceBytes, params: { [constants.ZSTD_d_windowLogMax]: windowLog } }))
  }
}
