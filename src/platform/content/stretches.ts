import { SealBroken } from './seal-broken.ts'

/** A stretch of sealed bytes, `sealedEnd` excluded; never empty. */
export interface Stretch {
  readonly sealedStart: number
  readonly sealedEnd: number
}

/** Cuts a stream into stretches that stand side by side, the first at its beginning. Throws `SealBroken` when it ends before the last is full. */
export async function* inStretches<Place extends Stretch>(chunks: AsyncIterable<Uint8Array>, places: readonly Place[]): AsyncGenerator<{ place: Place; sealed: Buffer }> {
  const left = places.values()
  let place = left.next().value
  let sealed = bufferFor(place)
  let filled = 0
  for await (const chunk of chunks) {
    for (let taken = 0; taken < chunk.length && place !== undefined; ) {
      const part = chunk.subarray(taken, taken + sealed.length - filled)
      sealed.set(part, filled)
      filled += part.length
      taken += part.length
      if (filled < sealed.length) continue
      yield { place, sealed }
      place = left.next().value
      sealed = bufferFor(place)
      filled = 0
    }
  }
  if (place !== undefined) throw new SealBroken('The stored bytes end early')
}

/** All bytes of one stretch. Throws `SealBroken` when the stream is shorter. */
export async function inOnePiece(chunks: AsyncIterable<Uint8Array>, place: Stretch): Promise<Buffer> {
  for await (const { sealed } of inStretches(chunks, [place])) return sealed
  throw new SealBroken('Nothing is stored')
}

function bufferFor(place: Stretch | undefined): Buffer {
  return Buffer.allocUnsafe(place === undefined ? 0 : place.sealedEnd - place.sealedStart)
}
