import { newContentKey } from '../crypto/index.ts'
import type { ContentKey } from '../crypto/index.ts'
import { frameBytes, header } from './content-format.ts'
import { sealIndex } from './content-index.ts'
import { placeOfFrame, sealFrame, sealRawFrame } from './frame.ts'
import { pieceCipherOf } from './piece-cipher.ts'
import type { PieceCipher, Seal } from './piece-cipher.ts'

/** Bytes in chunks of any size. */
export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** What is kept long is packed as small as it goes quickly. */
export type Keeping = 'long' | 'short'

/** A content on its way to the store, and the key that was born with it: a key never seals twice, else nonces would repeat. */
export interface SealedStream {
  readonly key: ContentKey
  /** To be run through once. Holds one frame in memory at a time. */
  readonly sealed: AsyncIterable<Uint8Array>
}

/** Seals a content of any size while it streams in. `contentId` is a UUID. */
export function sealContent(contentId: string, chunks: Chunks, keeping: Keeping = 'long'): SealedStream {
  const key = newContentKey()
  return { key, sealed: sealChunks({ contentId, key }, chunks, keeping) }
}

/** Seals a content that is at hand, at once: the quick way for small letters. */
export function sealWhole(contentId: string, plaintext: Uint8Array): { readonly key: ContentKey; readonly sealed: Buffer } {
  const key = newContentKey()
  const sealing = new Sealing(pieceCipherOf({ contentId, key }), 'long')
  const parts: Buffer[] = [header]
  let start = 0
  for (; start + frameBytes < plaintext.length; start += frameBytes) parts.push(sealing.frame(plaintext.subarray(start, start + frameBytes), false))
  parts.push(sealing.frame(plaintext.subarray(start), true), sealing.trailer())
  return { key, sealed: Buffer.concat(parts) }
}

async function* sealChunks(seal: Seal, chunks: Chunks, keeping: Keeping): AsyncGenerator<Uint8Array> {
  const sealing = new Sealing(pieceCipherOf(seal), keeping)
  const frame = Buffer.allocUnsafe(frameBytes)
  let filled = 0
  yield header
  for await (const chunk of chunks) {
    for (let taken = 0; taken < chunk.length; ) {
      // A full frame waits for one more byte, since only then it is known not to be the last.
      if (filled === frameBytes) {
        yield sealing.frame(frame, false)
        filled = 0
      }
      const part = chunk.subarray(taken, taken + frameBytes - filled)
      frame.set(part, filled)
      filled += part.length
      taken += part.length
    }
  }
  yield sealing.frame(frame.subarray(0, filled), true)
  yield sealing.trailer()
}

/** Numbers the frames of one content and remembers their lengths for the index. */
class Sealing {
  readonly #cipher: PieceCipher
  readonly #sealedLengths: number[] = []
  readonly #seal: typeof sealFrame
  #length = 0

  constructor(cipher: PieceCipher, keeping: Keeping) {
    this.#cipher = cipher
    this.#seal = keeping === 'long' ? sealFrame : sealRawFrame
  }

  frame(plaintext: Uint8Array, last: boolean): Buffer {
    const sealed = this.#seal(this.#cipher, placeOfFrame(this.#sealedLengths.length, last), plaintext)
    this.#sealedLengths.push(sealed.length)
    this.#length += plaintext.length
    return sealed
  }

  trailer(): Buffer {
    return sealIndex(this.#cipher, this.#length, this.#sealedLengths)
  }
}
