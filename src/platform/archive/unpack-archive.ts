import type { ArchiveCompression, ArchiveEntry, ArchiveLimits } from './archive.ts'
import { ArchiveRejected } from './archive-rejected.ts'
import { compressionOf, headBytes } from './compression.ts'
import { meter } from './meter.ts'
import { readTar } from './read-tar.ts'
import { unlzma } from './unpack-lzma.ts'
import { gunzip, unzstd } from './unpack-zlib.ts'

export interface UnpackedArchive {
  /** Once only. Throws ArchiveRejected at the first fault, also after entries that were whole; what the source throws passes through unchanged. */
  readonly entries: AsyncIterable<ArchiveEntry>
  /** Known once the first entry came. */
  readonly compression: ArchiveCompression | undefined
}

/** The chunks with which a stream begins, enough of them to tell its compression. */
async function takeHead(chunks: AsyncIterator<Uint8Array>): Promise<Buffer> {
  const head: Uint8Array[] = []
  let length = 0
  while (length < headBytes) {
    const next = await chunks.next()
    if (next.done === true) break
    head.push(next.value)
    length += next.value.length
  }
  return Buffer.concat(head)
}

async function* withHead(head: Buffer, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head
  yield* rest
}

function decompress(chunks: AsyncIterable<Uint8Array>, compression: ArchiveCompression, memoryBytes: number): AsyncIterable<Uint8Array> {
  switch (compression) {
    case 'none':
      return chunks
    case 'gzip':
      return gunzip(chunks)
    case 'zstd':
      return unzstd(chunks, memoryBytes)
    case 'xz':
    case 'lzma':
      return unlzma(chunks, compression, memoryBytes)
  }
}

/**
 * The files of a tar, plain or in one compressed stream, while it streams in; nothing is read ahead of its reader but a chunk, and nothing is kept.
 * The compression is told by the first bytes. Whatever could be read in two ways is refused (README).
 */
export function unpackArchive(chunks: AsyncIterable<Uint8Array>, limits: ArchiveLimits): UnpackedArchive {
  let compression: ArchiveCompression | undefined
  async function* entries(): AsyncGenerator<ArchiveEntry> {
    const { transferred, unpacked } = meter(limits)
    const source = transferred(chunks)
    try {
      const head = await takeHead(source)
      compression = compressionOf(head)
      if (head.length === 0) throw new ArchiveRejected('empty')
      if (compression === undefined) throw new ArchiveRejected('unreadable')
      yield* readTar(unpacked(decompress(withHead(head, source), compression, limits.decoderMemoryBytes)), limits)
    } finally {
      // Not waited for: a decoder may have asked for a chunk that is slow to come, and a refusal must not wait with it.
      source.return(undefined).catch(() => undefined)
    }
  }
  return {
    entries: entries(),
    get compression() {
      return compression
    },
  }
}
