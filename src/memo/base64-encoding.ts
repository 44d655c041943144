/** Bytes in pieces, from a stream or from memory (`[bytes]`). */
export type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** Larger pieces are encoded in parts of this size, so that memory stays bounded. A multiple of three. */
const partBytes = 49_152

/** How many characters base64 takes for so many bytes, in one line. */
export const base64Length = (bytes: number): number => Math.ceil(bytes / 3) * 4

const encoded = (bytes: Buffer, end: number): Buffer => Buffer.from(bytes.toString('base64', 0, end), 'latin1')

/** Base64 in one line: a range of it can be read from the middle (see `decodedRange`). */
export async function* encodeBase64(pieces: Pieces): AsyncGenerator<Uint8Array> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const piece of pieces) {
    for (let from = 0; from < piece.length; from += partBytes) {
      const part = Buffer.concat([rest, piece.subarray(from, from + partBytes)])
      const whole = part.length - (part.length % 3)
      rest = part.subarray(whole)
      if (whole > 0) yield encoded(part, whole)
    }
  }
  if (rest.length > 0) yield encoded(rest, rest.length)
}
