import { encodeBase64, type Pieces } from './base64-encoding.ts'
import { memoParts } from './memo-parts.ts'
import type { Memo, MemoFileName } from './memo.ts'

/** Text is handed on when there is this much of it, and before each file. */
const textCharacters = 16_384

/** Writes a letter in bounded memory, its files from base64 that comes in pieces. */
export async function* writeParts<F extends MemoFileName>(memo: Memo<F>, base64Of: (file: F) => AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let text = ''
  for (const part of memoParts(memo)) {
    if (typeof part === 'string') text += part
    if (typeof part === 'string' && text.length < textCharacters) continue
    yield Buffer.from(text)
    text = ''
    if (typeof part !== 'string') yield* base64Of(part)
  }
  yield Buffer.from(text)
}

/**
 * Writes a letter in its version, UTF-8 with the prefix `memo:`, in bounded memory; `content` gives the bytes of a file.
 * Reading it gives the same letter. What the version has no place for is left out; nothing else is judged: check what was
 * written (`MemoReading`). Throws RangeError when there are documents or a time, but not a time and one main document.
 */
export const writeMemo = <F extends MemoFileName>(memo: Memo<F>, content: (file: F) => Pieces): AsyncGenerator<Uint8Array> =>
  writeParts(memo, (file) => encodeBase64(content(file)))
