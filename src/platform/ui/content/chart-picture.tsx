import type { ChartLine, ChartTick, LineChartProps } from './chart-facts.ts'
import { scaleFor, spread } from './chart-scale.ts'

/*
 * Drawn in units that are about a pixel on a narrow screen: as wide as the screen there, so that its words keep their size; a wide screen has
 * several beside each other.
 */
const width = 340
const height = 186
const top = 12
const bottom = 160
const labelApart = 16
/** Of a character of a label, on average, and of the piece of line before it. */
const letterWidth = 7.3
const sampleWidth = 18
/** Nearer to an end of the axis than this a time does not stand in the middle of its mark. */
const edge = 20

/** Where the values of the chart stand in the picture. */
interface Plot {
  /** Between which the lines run: the values of the marks stand before, the names of the lines beyond. */
  readonly left: number
  readonly right: number
  readonly x: (at: number) => number
  readonly y: (value: number) => number
}

const round = (value: number): number => Math.round(value * 10) / 10

const roomFor = (words: readonly string[]): number => letterWidth * Math.max(...words.map((word) => word.length))
const nameRoom = (lines: readonly ChartLine[]): number => (lines.length < 2 ? 4 : sampleWidth + 10 + roomFor(lines.map(({ name }) => name)))

function plotOf(lines: readonly ChartLine[], marks: readonly string[], highest: number): Plot {
  const left = 8 + roomFor(marks)
  const right = width - nameRoom(lines)
  const last = Math.max(1, (lines[0]?.values.length ?? 1) - 1)
  return { left, right, x: (at) => round(left + (at / last) * (right - left)), y: (value) => round(bottom - (value / highest) * (bottom - top)) }
}

/** The picture itself, which its summary describes to those who do not see it. */
export function ChartPicture({ id, title, unit, summary, lines, ticks, format, whole = false }: LineChartProps) {
  const values = lines.flatMap((line) => line.values.filter((value) => value !== null))
  const scale = scaleFor(Math.max(0, ...values), { whole })
  const plot = plotOf(lines, scale.marks.map(format), scale.top)
  return (
    <svg class="chart-picture" viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}-title ${id}-words`}>
      <title id={`${id}-title`}>{title}, {unit}</title>
      <desc id={`${id}-words`}>{summary.join(' ')}</desc>
      {scale.marks.map((mark) => (
        <>
          <line class={mark === 0 ? 'chart-axis' : 'chart-mark'} x1={plot.left} x2={plot.right} y1={plot.y(mark)} y2={plot.y(mark)} />
          <text class="chart-value" x={plot.left - 8} y={plot.y(mark) + 4} text-anchor="end">{format(mark)}</text>
        </>
      ))}
      <Times ticks={ticks} plot={plot} />
      {lines.map((line, index) => (
        <Line line={line} index={index} plot={plot} />
      ))}
      {lines.length > 1 && <Names lines={lines} plot={plot} />}
    </svg>
  )
}

function Times({ ticks, plot }: { ticks: readonly ChartTick[]; plot: Plot }) {
  const anchor = (x: number): string => (x < edge ? 'start' : x > plot.right - edge ? 'end' : 'middle')
  return (
    <>
      {ticks.map(({ at, text }) => (
        <>
          <line class="chart-axis" x1={plot.x(at)} x2={plot.x(at)} y1={bottom} y2={bottom + 5} />
          <text class="chart-time" x={plot.x(at)} y={bottom + 20} text-anchor={anchor(plot.x(at))}>{text}</text>
        </>
      ))}
    </>
  )
}

/** The line in as many pieces as it has holes; a value alone between two holes is a point. */
function Line({ line, index, plot }: { line: ChartLine; index: number; plot: Plot }) {
  const at = line.values.map((value, place) => (value === null ? null : { x: plot.x(place), y: plot.y(value) }))
  const path = at.map((point, place) => (point === null ? '' : `${at[place - 1] ? 'L' : 'M'}${point.x} ${point.y}`)).join('')
  const alone = at.filter((point, place) => point !== null && !at[place - 1] && !at[place + 1])
  return (
    <>
      <path class={`chart-line chart-line-${index + 1}`} d={path} />
      {alone.map((point) => (
        <circle class={`chart-point chart-line-${index + 1}`} cx={point?.x} cy={point?.y} r={2.5} />
      ))}
    </>
  )
}

/** Each line's name beside its end, with a piece of the line. */
function Names({ lines, plot }: { lines: readonly ChartLine[]; plot: Plot }) {
  const ends = lines.map(({ values }) => plot.y(values.findLast((value) => value !== null) ?? 0))
  const heights = spread(ends, { apart: labelApart, from: top, to: bottom })
  return (
    <>
      {lines.map(({ name }, index) => (
        <>
          <line class={`chart-line chart-line-${index + 1}`} x1={plot.right + 6} x2={plot.right + 6 + sampleWidth} y1={heights[index]} y2={heights[index]} />
          <text class={`chart-name chart-name-${index + 1}`} x={plot.right + 10 + sampleWidth} y={(heights[index] ?? 0) + 4.5}>{name}</text>
        </>
      ))}
    </>
  )
}
