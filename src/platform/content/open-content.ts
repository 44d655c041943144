import { footerBytes, frameBytes } from './content-format.ts'
import { framesOfRange, openIndex, trailerBytes } from './content-index.ts'
import type { ContentIndex } from './content-index.ts'
import { openFrame } from './frame.ts'
import { pieceCipherOf } from './piece-cipher.ts'
import type { PieceCipher, Seal } from './piece-cipher.ts'
import { inOnePiece, inStretches } from './stretches.ts'

/** Sealed bytes that can be read from any place: a blob, or a row in memory. `read` gives `start` up to `end` (excluded). */
export interface SealedSource {
  /** Bytes as sealed. */
  readonly length: number
  read(start: number, end: number): AsyncIterable<Uint8Array>
}

// Holds the index of a 100 MB letter, so that its range takes two reads.
const tailBytes = 4096

/** A whole content in memory, opened at once. Throws `SealBroken`. */
export function openWhole(sealed: Uint8Array, seal: Seal): Buffer {
  const cipher = pieceCipherOf(seal)
  const trailer = trailerBytes(sealed.subarray(-footerBytes), sealed.length)
  const { frames } = openIndex(cipher, sealed.subarray(-trailer), sealed.length)
  const opened = frames.map((frame) => openFrame(cipher, sealed.subarray(frame.sealedStart, frame.sealedEnd), frame))
  const [first = Buffer.alloc(0), ...others] = opened
  return others.length === 0 ? first : Buffer.concat(opened)
}

/**
 * The plaintext bytes from `start` up to `end` (excluded; left out: to the end), in chunks of at most a frame.
 * Reads the index and the frames of the range, nothing else, in two reads. Throws `SealBroken`, `RangeError` outside the content.
 */
export async function* openRange(source: SealedSource, seal: Seal, start = 0, end?: number): AsyncGenerator<Uint8Array> {
  const cipher = pieceCipherOf(seal)
  const index = await readIndex(source, cipher)
  const to = end ?? index.length
  if (start < 0 || start > to || to > index.length) throw new RangeError(`No range ${start} to ${to} in a content of ${index.length} bytes`)
  const frames = framesOfRange(index, start, to)
  const [first] = frames
  const last = frames.at(-1)
  if (first === undefined || last === undefined) return
  for await (const { place: frame, sealed } of inStretches(source.read(first.sealedStart, last.sealedEnd), frames)) {
    const frameStart = frame.number * frameBytes
    yield openFrame(cipher, sealed, frame).subarray(Math.max(start - frameStart, 0), to - frameStart)
  }
}

async function readIndex(source: SealedSource, cipher: PieceCipher): Promise<ContentIndex> {
  const sealedEnd = source.length
  const tail = await readPiece(source, Math.max(sealedEnd - tailBytes, 0))
  const trailer = trailerBytes(tail.subarray(-footerBytes), sealedEnd)
  const bytes = trailer <= tail.length ? tail.subarray(-trailer) : await readPiece(source, sealedEnd - trailer)
  return openIndex(cipher, bytes, sealedEnd)
}

function readPiece(source: SealedSource, sealedStart: number): Promise<Buffer> {
  const sealedEnd = source.length
  return inOnePiece(source.read(sealedStart, sealedEnd), { sealedStart, sealedEnd })
}
