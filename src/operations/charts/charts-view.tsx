import type { Language } from '../../platform/i18n/index.ts'
import { formatDay, formatNumber, formatTime } from '../../platform/i18n/index.ts'
import type { DeclaredMetric } from '../../platform/metrics/index.ts'
import type { ChartLine, ChartTick, Column, LineChartProps } from '../../platform/ui/index.ts'
import { Alert, ChartGrid, Details, Lead, LineChart, Table, Tabs, useLanguage } from '../../platform/ui/index.ts'
import { stageText } from '../../platform/work/index.ts'
import { chartPath } from '../operations-paths.ts'
import { shownUnit } from './chart-unit.ts'
import type { Chart } from './charts.ts'
import { careCharts, letterCharts, queueCharts, speedCharts, systemCharts } from './charts.ts'
import { chartTexts } from './charts.texts.ts'
import type { Range } from './range.ts'
import { rangeNames, startOf } from './range.ts'
import type { Spans } from './spans.ts'

interface ChartsFacts {
  readonly spans: Spans
  readonly metrics: readonly DeclaredMetric[]
}

/** All charts of a range. */
export function ChartsView({ spans, metrics }: ChartsFacts) {
  const said = chartTexts[useLanguage()]
  const { range } = spans
  const items = rangeNames.map((name) => ({ text: said.range[name], href: chartPath(name) }))
  return (
    <>
      <h1>{said.title}</h1>
      <Lead>{said.lead}</Lead>
      <Tabs label={said.ranges} items={items} path={chartPath(range.name)} />
      {spans.isEmpty && <Alert tone="info">{said.nothingYet}</Alert>}
      <Section title={said.letters} charts={letterCharts(spans)} range={range} />
      <Section title={said.speed} lead={said.speedLead} charts={speedCharts(spans)} range={range} empty={said.noSpeed} />
      <Section title={said.queues} lead={said.queuesLead} charts={queueCharts(spans)} range={range} empty={said.noQueues} />
      <Section title={said.systems} charts={systemCharts(spans)} range={range} />
      <Section title={said.care} charts={careCharts(spans)} range={range} />
      <Metrics metrics={metrics} />
    </>
  )
}

interface SectionProps {
  readonly title: string
  readonly lead?: string
  readonly charts: readonly Chart[]
  readonly range: Range
  /** Said in place of the charts, when there is none. */
  readonly empty?: string
}

function Section({ title, lead, charts, range, empty = '' }: SectionProps) {
  const language = useLanguage()
  return (
    <section>
      <h2>{title}</h2>
      {lead !== undefined && <p>{lead}</p>}
      {charts.length === 0 ? (
        <p>{empty}</p>
      ) : (
        <ChartGrid>
          {charts.map((chart) => (
            <LineChart {...shown(chart, range, language)} />
          ))}
        </ChartGrid>
      )}
    </section>
  )
}

/** `Accepted (single)`, `Letters to receiver systems (single): queue` */
function titleOf({ name, stage, part }: Chart, language: Language): string {
  const said = chartTexts[language]
  const isQueue = name === 'queueLength' || name === 'queueAge'
  const about = isQueue ? stageText(stage ?? '', language) : said.chart[name]
  return `${about}${part === undefined ? '' : ` (${said.part[part]})`}${isQueue ? `: ${said.queue[name]}` : ''}`
}

/** When a span begins: the time of day, with the day where the range has several. */
function whenOf(range: Range, span: number, language: Language): string {
  const start = startOf(range, span)
  return range.name === 'hour' ? formatTime(start, language) : `${formatDay(start, language)} ${formatTime(start, language)}`
}

/** `22 Nov 14:00 – 14:15`: the day of the end only where it is another. */
function periodOf(range: Range, from: number, end: number, language: Language): string {
  const [fromMs, endMs] = [startOf(range, from), startOf(range, end)]
  const isSameDay = formatDay(fromMs, language) === formatDay(endMs, language)
  return `${whenOf(range, from, language)} – ${isSameDay ? formatTime(endMs, language) : whenOf(range, end, language)}`
}

const quarters = ['00:00', '06:00', '12:00', '18:00']

/** Spans below which a time stands: quarters of an hour, of a day on the wall clock, days a week apart. */
const isMarked: Readonly<Record<Range['name'], (startMs: number, span: number) => boolean>> = {
  hour: (startMs) => startMs % 900_000 === 0,
  day: (startMs) => quarters.includes(formatTime(startMs, 'en')),
  month: (_, span) => span % 28 === 14,
}

function ticksOf(range: Range, language: Language): ChartTick[] {
  const format = range.name === 'month' ? formatDay : formatTime
  return Array.from({ length: range.spans }, (_, at) => at)
    .filter((at) => isMarked[range.name](startOf(range, at), at))
    .map((at) => ({ at, text: format(startOf(range, at), language) }))
}

/** A line in words; with the name that it has among others. */
function tell({ name, values }: ChartLine, isAlone: boolean, range: Range, language: Language): string {
  const said = chartTexts[language]
  const latest = values.findLast((value) => value !== null) ?? null
  const highest = Math.max(0, ...values.map((value) => value ?? 0))
  if (highest === 0) return isAlone ? (latest === null ? said.unknown : said.none) : said.noneOf(name)
  const [shownLatest, shownHighest] = [formatNumber(latest ?? 0, language), formatNumber(highest, language)]
  return isAlone ? said.latest(shownLatest, shownHighest, whenOf(range, values.indexOf(highest), language)) : said.latestOf(name, shownLatest, shownHighest)
}

function shown(chart: Chart, range: Range, language: Language): LineChartProps {
  const said = chartTexts[language]
  const unit = shownUnit(chart)
  const lines = chart.lines.map(({ name, values }) => ({ name: said.line[name], values: values.map((value) => (value === null ? null : value * unit.times)) }))
  return {
    id: ['chart', chart.name, chart.stage, chart.part].filter((part) => part !== undefined).join('-'),
    title: titleOf(chart, language),
    unit: said.unit[unit.name],
    summary: lines.map((line) => tell(line, lines.length === 1, range, language)),
    lines,
    ticks: ticksOf(range, language),
    period: (from, to) => periodOf(range, from, to + 1, language),
    format: (value) => formatNumber(value, language),
    whole: chart.unit === 'each',
  }
}

function Metrics({ metrics }: { metrics: readonly DeclaredMetric[] }) {
  const language = useLanguage()
  const said = chartTexts[language]
  const columns: Column<DeclaredMetric>[] = [
    { title: said.measure, cell: ({ name }) => <code>{name}</code>, names: true },
    { title: said.meaning, cell: ({ words }) => words[language] },
  ]
  return (
    <Details summary={said.measures}>
      <p>{said.measuresLead}</p>
      <Table caption={said.measures} columns={columns} rows={metrics} empty="" density="compact" />
    </Details>
  )
}
