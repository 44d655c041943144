import { SealBroken } from './seal-broken.ts'

// The constants of content format 1. Byte for byte in docs/adr/0003-content-format.md; stored for ever, so none of them may change.

/**
 * Plaintext bytes in every frame but the last. 128 KiB: a range costs at most two frames too many (0.3 ms), zstd at level 1 gains
 * almost nothing from more, and the index of a 100 MB letter stays at 3 KB.
 */
export const frameBytes = 2 ** 17

/** Stands at both ends of a content: `BDC` and the version. */
export const header = Buffer.from([0x42, 0x44, 0x43, 1])

/** Throws `SealBroken` where another header stands. */
export function checkHeader(bytes: Uint8Array): void {
  if (!header.equals(bytes)) throw new SealBroken('This is no content of format 1')
}

/** At the very end: length of the sealed index (4 bytes, big-endian), then the header again. */
export const footerBytes = 4 + header.length

export const tagBytes = 16

/** What a sealed piece is; a letter cut after a frame shows, since that frame is not marked as the last. */
export const marks = { frame: 0, lastFrame: 1, index: 2 } as const
export type Mark = (typeof marks)[keyof typeof marks]

/** The index bears the highest number, which no frame reaches (that would be 512 TiB). */
export const indexNumber = 2 ** 32 - 1

/** First byte inside a frame: how the rest is packed. */
export const packings = { raw: 0, zstd: 1 } as const
