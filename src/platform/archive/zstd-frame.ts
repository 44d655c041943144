import { ArchiveRejected } from './archive-rejected.ts'

const magicBytes = 4
const blockHeaderBytes = 3
const checksumBytes = 4
const dictionaryIdBytes = [0, 1, 2, 4]
const contentSizeBytes = [0, 2, 4, 8]

/** Bytes of a frame's header after its descriptor (RFC 8878, 3.1.1.1). */
function headerRest(descriptor: number): number {
  const singleSegment = (descriptor & 0x20) !== 0
  const contentSize = contentSizeBytes[descriptor >> 6] ?? 0
  const dictionaryId = dictionaryIdBytes[descriptor & 3] ?? 0
  return dictionaryId + (contentSize === 0 && singleSegment ? 1 : contentSize) + (singleSegment ? 0 : 1)
}

/** What comes next in a frame: bytes to pass over, then a number of so many bytes, little end first, to be told. */
interface Step {
  readonly skip: number
  readonly field: number
}

/** Walks from header to header of one frame without unpacking it (RFC 8878, 3.1.1). */
function* walkFrame(): Generator<Step, void, number> {
  const descriptor = yield { skip: magicBytes, field: 1 }
  let skip = headerRest(descriptor)
  let last = false
  while (!last) {
    const block: number = yield { skip, field: blockHeaderBytes }
    last = (block & 1) === 1
    skip = ((block >> 1) & 3) === 1 ? 1 : block >> 3 // a block that repeats one byte holds one
  }
  yield { skip: skip + ((descriptor & 4) === 0 ? 0 : checksumBytes), field: 0 }
}

/** Tells of each chunk how many of its bytes belong to the frame. */
function frameEnd(): (chunk: Uint8Array) => number {
  const walk = walkFrame()
  let { value: step } = walk.next()
  let passed = 0
  let field = 0
  return (chunk) => {
    let at = 0
    while (step !== undefined && at < chunk.length) {
      const wanted = step.skip - passed
      if (wanted > 0) {
        const skipped = Math.min(wanted, chunk.length - at)
        passed += skipped
        at += skipped
      } else if (passed < step.skip + step.field) {
        field |= (chunk[at++] ?? 0) << (8 * (passed++ - step.skip))
      }
      if (passed < step.skip + step.field) continue
      step = walk.next(field).value ?? undefined
      passed = 0
      field = 0
    }
    return at
  }
}

/**
 * Hands a single zstd frame on. Throws ArchiveRejected `unreadable` when anything follows it: left to itself the decoder takes a second frame, or refuses it,
 * by how the chunks happen to fall, and an archive must be the same however it is cut.
 */
export async function* oneZstdFrame(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const belonging = frameEnd()
  for await (const chunk of chunks) {
    if (belonging(chunk) < chunk.length) throw new ArchiveRejected('unreadable')
    yield chunk
  }
}
