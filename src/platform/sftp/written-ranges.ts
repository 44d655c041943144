/** Clients write in order and repeat seldom; more pieces than this are nobody's upload. */
const maxRanges = 1_000

interface Range {
  readonly start: number
  /** Excluded. */
  readonly end: number
}

/** Which bytes of a file have been written, in any order: whoever leaves a hole has not sent the whole file. */
export class WrittenRanges {
  /** Apart from each other and in order. */
  private ranges: readonly Range[] = []

  /** Where the last byte ends. */
  get length(): number {
    return this.ranges.at(-1)?.end ?? 0
  }

  get isWhole(): boolean {
    const [first, ...more] = this.ranges
    return first === undefined || (first.start === 0 && more.length === 0)
  }

  /** Answers whether the file is still in few enough pieces. */
  add(start: number, end: number): boolean {
    if (start === end) return true
    const last = this.ranges.at(-1)
    if (last === undefined || start > last.end) this.ranges = [...this.ranges, { start, end }]
    else this.ranges = this.joined({ start, end })
    return this.ranges.length <= maxRanges
  }

  private joined(added: Range): Range[] {
    const touching = this.ranges.filter(({ start, end }) => start <= added.end && end >= added.start)
    const before = this.ranges.filter(({ end }) => end < added.start)
    const after = this.ranges.filter(({ start }) => start > added.end)
    const start = Math.min(added.start, ...touching.map((range) => range.start))
    const end = Math.max(added.end, ...touching.map((range) => range.end))
    return [...before, { start, end }, ...after]
  }
}
