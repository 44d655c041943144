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

/** The walk through one frame, chunk by chunk. */
class FrameEnd {
  private readonly walk = walkFrame()
  private step: Step | undefined = this.walk.next().value || undefined
  private passed = 0
  private field = 0

  /** Whether the frame has ended. */
  get isReached(): boolean {
    return this.step === undefined
  }

  /** How many bytes of the chunk belong to the frame. */
  pass(chunk: Uint8Array): number {
    let at = 0
    while (this.step !== undefined && at < chunk.length) {
      const skipped = Math.min(this.step.skip - this.passed, chunk.length - at)
      if (skipped > 0) {
        this.passed += skipped
        at += skipped
      } else {
        this.field |= (chunk[at++] ?? 0) << (8 * (this.passed++ - this.step.skip))
      }
      this.goOn()
    }
    return at
  }

  /** Steps of which every byte has passed are behind; some have none. */
  private goOn(): void {
    while (this.step !== undefined && this.passed >= this.step.skip + this.step.field) {
      this.step = this.walk.next(this.field).value || undefined
      this.passed = 0
      this.field = 0
    }
  }
}

/** Takes a stream of zstd frames apart: left to itself the decoder takes a second frame, or refuses it, by how the chunks happen to fall. */
export class ZstdFrames {
  private readonly chunks: AsyncIterator<Uint8Array>
  private rest: Uint8Array | undefined

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.chunks = chunks[Symbol.asyncIterator]()
  }

  /** Whether anything follows the frame that was read. */
  async goesOn(): Promise<boolean> {
    this.rest ??= await this.take()
    return this.rest !== undefined
  }

  /** The bytes of the next frame; fewer when the stream ends before. */
  async *next(): AsyncGenerator<Uint8Array> {
    const end = new FrameEnd()
    while (!end.isReached && (await this.goesOn())) {
      const chunk = this.rest ?? new Uint8Array()
      const belonging = end.pass(chunk)
      this.rest = belonging < chunk.length ? chunk.subarray(belonging) : undefined
      yield chunk.subarray(0, belonging)
    }
  }

  /** A chunk with something in it. */
  private async take(): Promise<Uint8Array | undefined> {
    for (let next = await this.chunks.next(); next.done !== true; next = await this.chunks.next()) if (next.value.length > 0) return next.value
    return undefined
  }
}
