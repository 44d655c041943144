import { decodeBase64 } from './base64-decoding.ts'
import { base64Length, encodeBase64 } from './base64-encoding.ts'
import { isDense } from './decoded-range.ts'
import { memoInVersion } from './memo-in-version.ts'
import { memoParts } from './memo-parts.ts'
import { writeParts } from './memo-writing.ts'
import type { Memo, MemoFile, MemoVersion } from './memo.ts'

export interface MemoConversion {
  /** As read from the content. */
  readonly memo: Memo
  /** The message's bytes as transferred, from `start` up to `end` (excluded). */
  readonly content: (start: number, end: number) => AsyncIterable<Uint8Array>
  readonly to: MemoVersion
}

export interface ConvertedMemo {
  /** Of all the bytes; known before the first is written. */
  readonly length: number
  /** To be read once. */
  readonly bytes: AsyncIterable<Uint8Array>
}

/** Content of nothing but base64 is copied; other content (line breaks, CDATA, references) becomes such. */
function base64Of({ content }: MemoConversion, file: MemoFile): AsyncIterable<Uint8Array> {
  const raw = content(file.start, file.end)
  return isDense(file) ? raw : encodeBase64(decodeBase64(raw))
}

/**
 * Writes a letter in a version (exchange.md §1), in bounded memory. 1.1 → 1.2 loses nothing; what 1.2 → 1.1 changes:
 * `memoInVersion`. Comments and the like are not kept. What was free of faults is so afterwards; of a letter with faults in
 * the content of its files (`memo.content.character.not.allowed`) the bytes throw InvalidContent.
 */
export function convertMemo(conversion: MemoConversion): ConvertedMemo {
  const memo = memoInVersion(conversion.memo, conversion.to)
  let length = 0
  for (const part of memoParts(memo)) length += typeof part === 'string' ? Buffer.byteLength(part) : base64Length(part.length)
  return { length, bytes: writeParts(memo, (file) => base64Of(conversion, file)) }
}
