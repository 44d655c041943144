export interface LinePosition {
  line: number
  column: number
}

/** Characters of a text whose characters are the bytes of UTF-8: all but the continuations. */
function countCharacters(text: string, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at++) if ((text.charCodeAt(at) & 0xc0) !== 0x80) count++
  return count
}

/** Turns byte offsets of the current piece into lines and columns; counts only when asked, or when the next piece comes. */
export class LinePositions {
  /** The current piece, one character per byte. */
  private text = ''
  private base = 0
  /** Where the current piece begins. */
  private begin: LinePosition = { line: 1, column: 1 }
  private marked = -1
  private markedPosition: LinePosition | undefined

  /** The piece that is read from now on; `base` is the offset of its first byte in the message. */
  use(text: string, base: number): void {
    if (this.markedPosition === undefined && this.marked >= this.base && this.marked < base) this.markedPosition = this.at(this.marked)
    if (base > this.base) this.begin = this.at(base)
    this.text = text
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

  /** The place of an offset in the current piece. */
  at(offset: number): LinePosition {
    const { text, begin } = this
    const end = Math.min(offset - this.base, text.length)
    let { line } = begin
    let lineStart = -1
    for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
      line++
      lineStart = at + 1
    }
    const column = lineStart < 0 ? begin.column + countCharacters(text, 0, end) : 1 + countCharacters(text, lineStart, end)
    return { line, column }
  }
}
