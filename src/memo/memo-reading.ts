import type { Memo } from './memo.ts'
import type { MemoFault } from './memo-fault.ts'

export interface MemoReadingOptions {
  /** How many decoded bytes of each file are kept in `firstBytes`, for recognising its type; default 0. */
  firstBytesPerFile?: number
}

export interface CheckedMemo {
  /** Present when the letter keeps its schema (faults of level `rule` may still be there). */
  memo: Memo | undefined
  /** In lower case, as soon as it was read, even from a broken letter. */
  messageUuid: string | undefined
  /** In the order of the letter, at most 50. */
  faults: MemoFault[]
}

/** Reads and checks one letter piece by piece, in bounded memory. */
export class MemoReading {
  constructor(_options: MemoReadingOptions = {}) {}

  /** Takes the next bytes; the caller may reuse the buffer afterwards. */
  write(_chunk: Uint8Array): void {
    throw new Error('not built yet')
  }

  /** Ends the letter and tells what was found. Never throws on any input. */
  end(): CheckedMemo {
    throw new Error('not built yet')
  }
}

/** Reads and checks a letter that is whole in memory. Never throws on any input. */
export function checkMemo(raw: Uint8Array, options: MemoReadingOptions = {}): CheckedMemo {
  const reading = new MemoReading(options)
  reading.write(raw)
  return reading.end()
}
