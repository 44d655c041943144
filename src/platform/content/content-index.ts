import { checkHeader, footerBytes, frameBytes, header, indexNumber, marks } from './content-format.ts'
import type { Frame } from './frame.ts'
import { openPiece, sealPiece } from './piece-cipher.ts'
import type { PieceCipher } from './piece-cipher.ts'
import { SealBroken } from './seal-broken.ts'

export interface ContentIndex {
  /** Bytes of plaintext. */
  readonly length: number
  /** In order and side by side; the first begins with the header. */
  readonly frames: readonly Frame[]
}

/** Index and footer, the last bytes of a content. `lengths` are those of the sealed frames in order. */
export function sealIndex(cipher: PieceCipher, length: number, lengths: readonly number[]): Buffer {
  const index = Buffer.alloc(8 + 4 * lengths.length)
  index.writeBigUInt64BE(BigInt(length))
  lengths.forEach((each, number) => index.writeUInt32BE(each, 8 + 4 * number))
  const sealed = sealPiece(cipher, { number: indexNumber, mark: marks.index }, [index])
  const sealedLength = Buffer.alloc(4)
  sealedLength.writeUInt32BE(sealed.length)
  return Buffer.concat([sealed, sealedLength, header])
}

/** Bytes from the end of a content that hold index and footer, told by the footer. Throws `SealBroken`. */
export function trailerBytes(footer: Uint8Array, sealedLength: number): number {
  checkHeader(footer.subarray(4))
  const bytes = Buffer.from(footer).readUInt32BE() + footerBytes
  if (bytes > sealedLength - header.length) throw new SealBroken('The footer tells of more bytes than there are')
  return bytes
}

/** Opens the index out of the trailer of a content of `sealedLength` bytes. Throws `SealBroken`. */
export function openIndex(cipher: PieceCipher, trailer: Uint8Array, sealedLength: number): ContentIndex {
  const sealed = trailer.subarray(0, trailer.length - footerBytes)
  const index = openPiece(cipher, { number: indexNumber, mark: marks.index }, sealed)
  const length = Number(index.readBigUInt64BE())
  const count = (index.length - 8) / 4
  const frames: Frame[] = []
  let sealedStart = 0
  for (let number = 0; number < count; number++) {
    const sealedEnd = Math.max(sealedStart, header.length) + index.readUInt32BE(8 + 4 * number)
    frames.push({ number, last: number === count - 1, length: Math.min(frameBytes, length - number * frameBytes), sealedStart, sealedEnd })
    sealedStart = sealedEnd
  }
  if (sealedStart !== sealedLength - trailer.length) throw new SealBroken('The frames do not fill the content')
  return { length, frames }
}

/** The frames, in order, that hold the plaintext bytes from `start` up to `end` (excluded; an empty range touches none). */
export function framesOfRange(index: ContentIndex, start: number, end: number): Frame[] {
  return index.frames.filter((frame) => frame.number * frameBytes < end && frame.number * frameBytes + frame.length > start)
}
