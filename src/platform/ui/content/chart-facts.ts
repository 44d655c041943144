import type { HeadingLevel } from './heading.tsx'

/** A line: a value for each span of time, null where none is known. */
export interface ChartLine {
  readonly name: string
  readonly values: readonly (number | null)[]
}

/** A mark of the time axis below a span. */
export interface ChartTick {
  readonly at: number
  readonly text: string
}

export interface LineChartProps {
  readonly id: string
  readonly title: string
  /** What one of the values is: "per second". */
  readonly unit: string
  /** The chart in words, a sentence for each line: what it is now, what it was at most. */
  readonly summary: readonly string[]
  /** At most three, in the order in which they matter. */
  readonly lines: readonly ChartLine[]
  readonly ticks: readonly ChartTick[]
  /** The time of the spans from one up to another (included), as the table tells it. */
  readonly period: (from: number, to: number) => string
  readonly format: (value: number) => string
  /** Half of one means nothing. */
  readonly whole?: boolean
  readonly level?: HeadingLevel
}
