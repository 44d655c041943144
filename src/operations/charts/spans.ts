import type { Read } from '../../platform/database/index.ts'
import type { CountedMeasure, Measure, StateMeasure } from '../minutes/measure.ts'
import { minuteMs } from '../minutes/measure.ts'
import { listSpans } from '../minutes/minutes.queries.ts'
import type { Range } from './range.ts'

type Row = Awaited<ReturnType<typeof listSpans>>[number]
type Values = readonly (number | null)[]

/** The samples of a range, span by span. Null where no process lived: nothing is known then, which is not nought. */
export class Spans {
  readonly range: Range
  private readonly rows: readonly Row[]
  /** In how many minutes of each span a process lived. */
  private readonly lived: readonly number[]

  constructor(range: Range, rows: readonly Row[]) {
    this.range = range
    this.rows = rows
    this.lived = this.fill('processes', [], ({ minutes }) => minutes)
  }

  get isEmpty(): boolean {
    return this.rows.length === 0
  }

  /** What differs in the labels' first values: the lanes that had letters. */
  labelsOf(measure: Measure): (readonly string[])[] {
    return [...new Map(this.rows.filter((row) => row.measure === measure).map(({ labels }) => [labels.join('\n'), labels])).values()]
  }

  /** How many a second, averaged over the minutes in which a process lived; with fewer labels the sum of those that have these. */
  perSecond(measure: CountedMeasure, labels: readonly string[] = []): Values {
    const totals = this.fill(measure, labels, ({ total }) => total)
    return this.lived.map((minutes, span) => (minutes === 0 ? null : ((totals[span] ?? 0) * 1_000) / (minutes * minuteMs)))
  }

  /** How many in each span. */
  counts(measure: CountedMeasure, labels: readonly string[] = []): readonly number[] {
    return this.fill(measure, labels, ({ total }) => total)
  }

  /** The highest that was seen in each span, nought where nothing was written. */
  highest(measure: StateMeasure, labels: readonly string[] = []): Values {
    const values = this.fill(measure, labels, ({ highest }) => highest)
    return this.lived.map((minutes, span) => (minutes === 0 ? null : (values[span] ?? 0)))
  }

  /** The same, and null where nothing was written: for what only one process knows. */
  highestKnown(measure: StateMeasure): Values {
    const known = this.fill(measure, [], ({ minutes }) => minutes)
    return this.highest(measure).map((value, span) => ((known[span] ?? 0) === 0 ? null : value))
  }

  private fill(measure: Measure, labels: readonly string[], valueOf: (row: Row) => number): readonly number[] {
    const values = Array.from({ length: this.range.spans }, () => 0)
    for (const row of this.rows)
      if (row.measure === measure && labels.every((label, index) => row.labels[index] === label)) values[row.span] = (values[row.span] ?? 0) + valueOf(row)
    return values
  }
}

export const readSpans = async (on: Read, range: Range): Promise<Spans> => new Spans(range, await listSpans(on, range))
