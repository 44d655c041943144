import type { ArchiveLimits } from './archive.ts'
import { ArchiveRejected } from './archive-rejected.ts'

/** Small archives of like letters shrink further than any bomb is feared for. */
const ratioCountsFromBytes = 8_000_000

interface Metered {
  readonly transferred: (chunks: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array>
  readonly unpacked: (chunks: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array>
}

/** Counts one archive before and after its decompression, and refuses it as soon as it is too much. */
export function meter({ maxCompressedBytes, maxBytes, maxRatio }: ArchiveLimits): Metered {
  let bytesIn = 0
  let bytesOut = 0
  return {
    async *transferred(chunks) {
      for await (const chunk of chunks) {
        bytesIn += chunk.length
        if (bytesIn > maxCompressedBytes) throw new ArchiveRejected('too-large')
        yield chunk
      }
    },
    async *unpacked(chunks) {
      for await (const chunk of chunks) {
        bytesOut += chunk.length
        if (bytesOut > maxBytes) throw new ArchiveRejected('unpacked-too-large')
        if (bytesOut > ratioCountsFromBytes && bytesOut > bytesIn * maxRatio) throw new ArchiveRejected('ratio')
        yield chunk
      }
    },
  }
}
