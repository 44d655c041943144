import { ArchiveRejected } from './archive-rejected.ts'
import type { ArchiveFault } from './archive-rejected.ts'
import { newNativeDecoder } from './native-lzma.ts'
import type { NativeDecoder } from './native-lzma.ts'

/**
 * What is handed to the decoder at once. It gives back all that comes of it, and a bomb grows seven-thousandfold: so 28 MB at the most, for a moment twice.
 * This is why its own streams are not used: they take chunks as they come, and hang at bytes after the end.
 */
const pieceBytes = 4_096

interface Decoded {
  readonly pieces: readonly Uint8Array[]
  /** At the end of the compressed stream: how much of the input it was. */
  readonly endedAt: number | undefined
}

function faultOf(error: Error): ArchiveFault {
  if (error.name === 'LZMA_MEMLIMIT_ERROR') return 'decoder-memory'
  return error.name === 'LZMA_BUF_ERROR' ? 'truncated' : 'unreadable'
}

function decode(decoder: NativeDecoder, input: Uint8Array | null): Promise<Decoded> {
  return new Promise((resolve, reject) => {
    const pieces: Uint8Array[] = []
    let endedAt: number | undefined
    decoder.bufferHandler = (piece, taken, error, totalIn) => {
      if (error instanceof Error) reject(new ArchiveRejected(faultOf(error), undefined, { cause: error }))
      else if (piece === null) endedAt = totalIn ?? 0
      else if (piece !== undefined) pieces.push(piece)
      if (taken !== undefined) resolve({ pieces, endedAt })
    }
    decoder.code(input, true)
  })
}

async function* inPieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    for (let start = 0; start < chunk.length; start += pieceBytes) yield chunk.subarray(start, start + pieceBytes)
  }
}

/** Yields what comes out; fails if the stream does not end exactly with its input. */
async function* decodeAll(decoder: NativeDecoder, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let given = 0
  let endedAt: number | undefined
  for await (const piece of inPieces(chunks)) {
    if (endedAt !== undefined) throw new ArchiveRejected('unreadable')
    given += piece.length
    const decoded = await decode(decoder, piece)
    yield* decoded.pieces
    endedAt = decoded.endedAt
    if (endedAt !== undefined && endedAt < given) throw new ArchiveRejected('unreadable')
  }
  if (endedAt === undefined) yield* (await decode(decoder, null)).pieces
}

/** One .xz stream or one .lzma file, and nothing after it, by liblzma within so much memory: a header may claim a dictionary of 4 GB. */
export async function* unlzma(chunks: AsyncIterable<Uint8Array>, container: 'xz' | 'lzma', memlimit: number): AsyncGenerator<Uint8Array> {
  const decoder = await newNativeDecoder()
  if (container === 'xz') decoder.streamDecoder({ memlimit, flags: 0 })
  else decoder.aloneDecoder({ memlimit })
  try {
    yield* decodeAll(decoder, chunks)
  } finally {
    decoder.resetUnderlying()
  }
}
