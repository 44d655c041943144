export interface LinePosition {
  line: number
  column: number
}

const newline = 0x0a

/** Characters in UTF-8: every byte but the continuations. */
function countCharacters(bytes: Buffer, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at++) if (((bytes[at] ?? 0) & 0xc0) !== 0x80) count++
  return count
}

/** Turns byte offsets of the current piece into lines and columns; counts only what was read, and only when asked or when a piece is let go. */
export class LinePositions {
  private bytes: Buffer = Buffer.alloc(0)
  private base = 0
  /** Where the current piece begins. */
  private begin: LinePosition = { line: 1, column: 1 }
  private marked = -1
  private markedPosition: LinePosition | undefined

  /** The piece that is read now; `base` is the offset of its first byte in the message. */
  use(bytes: Buffer, base: number): void {
    this.bytes = bytes
    this.base = base
  }

  /** Remembers a place beyond the piece that it stands in. */
  mark(offset: number): void {
    this.marked = offset
    this.markedPosition = undefined
  }

  get markPosition(): LinePosition {
    return this.markedPosition ?? this.at(this.marked)
  }

  /** The place of an offset in the current piece; an earlier one is taken for the piece's beginning. */
  at(offset: number): LinePosition {
    const end = Math.min(Math.max(offset - this.base, 0), this.bytes.length)
    let { line } = this.begin
    let lineStart = -1
    for (let at = this.bytes.indexOf(newline); at >= 0 && at < end; at = this.bytes.indexOf(newline, at + 1)) {
      line++
      lineStart = at + 1
    }
    const column = lineStart < 0 ? this.begin.column + countCharacters(this.bytes, 0, end) : 1 + countCharacters(this.bytes, lineStart, end)
    return { line, column }
  }

  /** Lets go of everything before an offset. */
  leave(offset: number): void {
    if (this.markedPosition === undefined && this.marked >= this.base && this.marked < offset) this.markedPosition = this.at(this.marked)
    const begin = this.at(offset)
    this.bytes = this.bytes.subarray(offset - this.base)
    this.base = offset
    this.begin = begin
  }
}
