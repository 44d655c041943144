import { base64Length } from './base64-encoding.ts'
import type { MemoFile } from './memo.ts'

/** Which bytes of the message to read for a range of decoded bytes, and how much of their decoding to drop in front. */
export interface RawRange {
  /** In the message as transferred: first byte and the one after the last. */
  start: number
  end: number
  /** Decoded bytes to drop before the wanted range begins. */
  skip: number
  /** Decoded bytes to take after that. */
  take: number
}

/** Whether content holds nothing but base64 characters: as many as the bytes need leave no room for anything else. */
export const isDense = ({ start, end, length }: Pick<MemoFile, 'start' | 'end' | 'length'>): boolean => end - start === base64Length(length)

/**
 * Where the decoded bytes [from, to) of a file stand in the message. Content of nothing but base64 characters is entered in
 * the middle; other content is decoded from its beginning. `to` is cut at the file's length.
 */
export function decodedRange(file: Pick<MemoFile, 'start' | 'end' | 'length'>, from: number, to: number): RawRange {
  const last = Math.min(to, file.length)
  const first = Math.min(from, last)
  if (!isDense(file)) return { start: file.start, end: file.end, skip: first, take: last - first }
  const firstGroup = Math.floor(first / 3)
  const start = file.start + firstGroup * 4
  return { start, end: file.start + Math.ceil(last / 3) * 4, skip: first - firstGroup * 3, take: last - first }
}
