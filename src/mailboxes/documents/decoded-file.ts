import { Readable } from 'node:stream'
import { decodeBase64, decodedRange } from '../../memo/index.ts'
import type { OpenedContent } from '../../platform/content/index.ts'
import type { LetterFile } from '../letter-document.ts'
import type { ByteRange } from './byte-range.ts'

async function* decodedBytes(content: OpenedContent, file: LetterFile, range: ByteRange): AsyncGenerator<Uint8Array> {
  const { start, end, skip, take } = decodedRange(file, range.start, range.end)
  let position = -skip
  for await (const chunk of decodeBase64(content.range(start, end))) {
    const wanted = chunk.subarray(Math.max(-position, 0), Math.max(take - position, 0))
    position += chunk.length
    if (wanted.length > 0) yield wanted
  }
}

/** A file's bytes (all, or a range) as a stream that holds one frame of the letter in memory. Fails with SealBroken when the letter was changed. */
export const decodedStream = (content: OpenedContent, file: LetterFile, range: ByteRange = { start: 0, end: file.length }): Readable =>
  Readable.from(decodedBytes(content, file, range), { objectMode: false })

/** A small file whole in memory. */
export async function decodedWhole(content: OpenedContent, file: LetterFile): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of decodedBytes(content, file, { start: 0, end: file.length })) chunks.push(chunk)
  return Buffer.concat(chunks)
}
