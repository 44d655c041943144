import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { checkHeader, frameBytes, header, marks, packings } from './content-format.ts'
import type { PieceCipher, Place } from './piece-cipher.ts'
import { openPiece, sealPiece } from './piece-cipher.ts'
import { SealBroken } from './seal-broken.ts'
import type { Stretch } from './stretches.ts'

const rawPacking = Buffer.of(packings.raw)
const zstdPacking = Buffer.of(packings.zstd)

/** What the index says about a frame. It fills its stretch, the first one together with the header. */
export interface Frame extends Stretch {
  readonly number: number
  readonly last: boolean
  /** Bytes of plaintext. */
  readonly length: number
}

/** One frame of at most `frameBytes`: packed by zstd where that makes it smaller, then encrypted. */
export function sealFrame(cipher: PieceCipher, place: Place, plaintext: Uint8Array): Buffer {
  return sealPiece(cipher, place, packed(plaintext))
}

/** One frame as it is, for what is kept for minutes only: not packing it saves more than the room that it takes. */
export const sealRawFrame = (cipher: PieceCipher, place: Place, plaintext: Uint8Array): Buffer => sealPiece(cipher, place, [rawPacking, plaintext])

function packed(plaintext: Uint8Array): Uint8Array[] {
  const smaller = zstdCompressSync(plaintext, {
    params: { [constants.ZSTD_c_compressionLevel]: 1 },
    // Told the size, zstd takes tables that fit it: half the time for a small letter.
    pledgedSrcSize: plaintext.length,
  })
  return smaller.length < plaintext.length ? [zstdPacking, smaller] : [rawPacking, plaintext]
}

/** The plaintext of a frame out of its stretch. Throws `SealBroken`. */
export function openFrame(cipher: PieceCipher, stretch: Uint8Array, frame: Frame): Buffer {
  const { number, last, length } = frame
  const plaintext = unpack(openPiece(cipher, placeOfFrame(number, last), number === 0 ? afterHeader(stretch) : stretch))
  if (plaintext.length !== length) throw new SealBroken(`Frame ${number} has ${plaintext.length} bytes, its index says ${length}`)
  return plaintext
}

function afterHeader(bytes: Uint8Array): Uint8Array {
  checkHeader(bytes.subarray(0, header.length))
  return bytes.subarray(header.length)
}

export function placeOfFrame(number: number, last: boolean): Place {
  return { number, mark: last ? marks.lastFrame : marks.frame }
}

function unpack(opened: Buffer): Buffer {
  const packed = opened.subarray(1)
  switch (opened[0]) {
    case packings.raw:
      return packed
    case packings.zstd:
      return zstdDecompressSync(packed, { maxOutputLength: frameBytes })
    default:
      throw new SealBroken(`Unknown packing ${opened[0]}`)
  }
}
