import type { ComponentChildren } from 'preact'
import { texts } from '../../i18n/index.ts'
import { useLanguage } from '../language-context.tsx'
import type { ChartLine, LineChartProps } from './chart-facts.ts'
import { ChartPicture } from './chart-picture.tsx'
import { Details } from './details.tsx'
import { Heading } from './heading.tsx'
import type { Column } from './table.tsx'
import { Table } from './table.tsx'

const words = texts({
  da: { figures: 'Tallene', figuresOf: (title: string) => `Tallene bag ${title}`, period: 'Tidsrum', none: 'Ingen tal' },
  en: { figures: 'The figures', figuresOf: (title) => `The figures behind ${title}`, period: 'Period', none: 'No figures' },
})

/** Charts in as many columns as the width allows. */
export function ChartGrid({ children }: { children: ComponentChildren }) {
  return <div class="chart-grid">{children}</div>
}

/** Lines over time, with what they say in words above and as a table below. */
export function LineChart(props: LineChartProps) {
  const { title, unit, summary, level = 3 } = props
  return (
    <figure class="chart no-max-width">
      <figcaption>
        <Heading level={level} class="chart-title">
          {title}
          <span class="chart-unit">, {unit}</span>
        </Heading>
        {summary.map((sentence) => (
          <p class="chart-summary">{sentence}</p>
        ))}
      </figcaption>
      <ChartPicture {...props} />
      <Figures {...props} />
    </figure>
  )
}

interface Row {
  readonly from: number
  to: number
  readonly values: readonly (number | null)[]
}

/** Spans that follow each other with the same values share a row. */
function rowsOf(lines: readonly ChartLine[]): Row[] {
  const rows: Row[] = []
  for (let at = 0; at < (lines[0]?.values.length ?? 0); at++) {
    const values = lines.map((line) => line.values[at] ?? null)
    const last = rows.at(-1)
    if (last !== undefined && values.every((value, index) => value === last.values[index])) last.to = at
    else rows.push({ from: at, to: at, values })
  }
  return rows
}

function Figures({ title, lines, period, format }: LineChartProps) {
  const said = words[useLanguage()]
  const columns: Column<Row>[] = [
    { title: said.period, cell: ({ from, to }) => period(from, to), names: true },
    ...lines.map(({ name }, index): Column<Row> => ({ title: name, cell: ({ values }) => told(values[index] ?? null, format), numeric: true })),
  ]
  return (
    <Details summary={said.figures}>
      <Table caption={said.figuresOf(title)} columns={columns} rows={rowsOf(lines)} empty={said.none} density="compact" />
    </Details>
  )
}

const told = (value: number | null, format: (value: number) => string): string => (value === null ? '–' : format(value))
