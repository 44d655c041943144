import type { Chunks } from '../seal-content.ts'
import type { S3Calls, StoredPart } from './s3-calls.ts'

/** No part but the last may be smaller; held in memory by every upload under way. */
const partBytes = 5 * 2 ** 20
/** An upload has 10 000 parts at most: they grow as it goes on, so that the largest container fits (275 GB). */
const partsOfOneSize = 1_000

const bytesOfPart = (number: number): number => partBytes * (1 + Math.floor((number - 1) / partsOfOneSize))

/** What most large letters of a moment need; a part's memory doubles until the part fits. */
const leastBytes = 2 ** 19

function withRoom(memory: Buffer, filled: number, wanted: number): Buffer {
  if (wanted <= memory.length) return memory
  const larger = Buffer.allocUnsafe(Math.max(wanted, 2 * memory.length))
  memory.copy(larger, 0, 0, filled)
  return larger
}

/** Cuts a stream into the parts of an upload; nothing of an empty one. All stand in the same memory: a part is good until the next is asked for. */
async function* inParts(chunks: Chunks): AsyncGenerator<Uint8Array> {
  let number = 1
  let memory: Buffer = Buffer.allocUnsafe(leastBytes)
  let filled = 0
  for await (const chunk of chunks) {
    for (let taken = 0; taken < chunk.length; ) {
      if (filled === bytesOfPart(number)) {
        yield memory.subarray(0, filled)
        filled = 0
        number++
      }
      const piece = chunk.subarray(taken, taken + bytesOfPart(number) - filled)
      memory = withRoom(memory, filled, filled + piece.length)
      memory.set(piece, filled)
      filled += piece.length
      taken += piece.length
    }
  }
  if (filled > 0) yield memory.subarray(0, filled)
}

async function uploadAll(calls: S3Calls, key: string, parts: AsyncIterable<Uint8Array>): Promise<number> {
  const uploadId = await calls.beginUpload(key)
  try {
    let length = 0
    const stored: StoredPart[] = []
    for await (const part of parts) {
      stored.push(await calls.uploadPart(key, uploadId, stored.length + 1, part))
      length += part.length
    }
    await calls.completeUpload(key, uploadId, stored)
    return length
  } catch (error) {
    // Where the store is away this fails as well; then the sweep forgets the parts.
    await calls.abortUpload(key, uploadId).catch(() => undefined)
    throw error
  }
}

async function* chained(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
}

/**
 * Stores a stream of unknown length under a key, with one part of it in memory, and answers its length in bytes. What fits in one part goes
 * by one call; a longer one appears when its last part is there.
 */
export async function uploadStream(calls: S3Calls, key: string, chunks: Chunks): Promise<number> {
  const parts = inParts(chunks)
  const first = await parts.next()
  const whole = first.done === true ? new Uint8Array() : first.value
  if (whole.length >= partBytes) return uploadAll(calls, key, chained(whole, parts))
  await calls.put(key, whole)
  return whole.length
}
