import { visibleLimits } from '../../exchange/index.ts'
import type { Lane } from '../../platform/work/index.ts'
import { quantile } from './quantile.ts'
import type { Spans } from './spans.ts'

/** What the values of a chart are; `each` are things, of which there is no half. */
export type Unit = 'per-second' | 'seconds' | 'each' | 'milliseconds'

export type ChartName =
  | 'accepted'
  | 'routed'
  | 'delivered'
  | 'rejected'
  | 'visible'
  | 'queueLength'
  | 'queueAge'
  | 'inContainers'
  | 'stuck'
  | 'attempts'
  | 'failing'
  | 'receipts'
  | 'undeliverable'
  | 'gaps'
  | 'checked'

/** Of what there is a chart each, since one may be a thousand times the other: lanes, places, ways of a receipt. */
export type PartName = Lane | 'mailbox' | 'system' | 'given' | 'pull' | 'push'

/** A line of a chart that has several. */
export type LineName = 'all' | 'taken' | 'failed' | 'p50' | 'p95' | 'p99'

export interface Chart {
  readonly name: ChartName
  /** Of a queue. */
  readonly stage?: string
  readonly part?: PartName
  readonly unit: Unit
  readonly lines: readonly { readonly name: LineName; readonly values: readonly (number | null)[] }[]
}

const lanes = ['single', 'bulk', 'mailing'] as const satisfies readonly Lane[]
const shares = { p50: 0.5, p95: 0.95, p99: 0.99 } as const
const shareNames = ['p50', 'p95', 'p99'] as const

/** The lanes that had any; the single one when none had. */
function lanesOf(used: readonly (string | undefined)[]): readonly Lane[] {
  const those = lanes.filter((lane) => used.includes(lane))
  return those.length === 0 ? ['single'] : those
}

const one = (name: ChartName, unit: Unit, values: readonly (number | null)[], of: Pick<Chart, 'stage' | 'part'> = {}): Chart => ({ name, unit, lines: [{ name: 'all', values }], ...of })

/** What comes in, and where it goes. */
export const letterCharts = (spans: Spans): Chart[] => [
  ...lanesOf(spans.labelsOf('accepted').map(([lane]) => lane)).map((part) => one('accepted', 'per-second', spans.perSecond('accepted', [part]), { part })),
  one('routed', 'per-second', spans.perSecond('routed')),
  ...(['mailbox', 'system'] as const).map((part) => one('delivered', 'per-second', spans.perSecond('delivered', [part]), { part })),
  one('rejected', 'per-second', spans.perSecond('rejected')),
]

/** How long letters took until they were visible; null in spans without any. */
function visibleChart(spans: Spans, part: Lane): Chart {
  const buckets = [...visibleLimits.map(String), '+Inf'].map((limit) => spans.counts('visible', [part, limit]))
  const valuesOf = (share: number) => Array.from({ length: spans.range.spans }, (_, span) => quantile(share, visibleLimits, buckets.map((counts) => counts[span] ?? 0)))
  return { name: 'visible', part, unit: 'seconds', lines: shareNames.map((name) => ({ name, values: valuesOf(shares[name]) })) }
}

/** A chart for each lane in which a letter became visible. */
export function speedCharts(spans: Spans): Chart[] {
  const used = spans.labelsOf('visible').map(([lane]) => lane)
  return lanes.filter((lane) => used.includes(lane)).map((lane) => visibleChart(spans, lane))
}

/** Letters of containers that are still to be made; length and age of each queue in which something was due. */
export const queueCharts = (spans: Spans): Chart[] => [
  ...lanes.filter((lane) => spans.labelsOf('in-containers').some(([used]) => used === lane)).map((part) => one('inContainers', 'each', spans.highest('in-containers', [part]), { part })),
  ...spans.labelsOf('due').flatMap((labels): Chart[] => {
    const [stage = ''] = labels
    const part = lanes.find((lane) => lane === labels[1]) ?? 'single'
    const length = spans.highest('due', labels)
    if (length.every((value) => (value ?? 0) === 0)) return []
    return [one('queueLength', 'each', length, { stage, part }), one('queueAge', 'milliseconds', spans.highest('age', labels), { stage, part })]
  }),
]

/** Calls to systems, and receipts. */
export const systemCharts = (spans: Spans): Chart[] => [
  { name: 'attempts', unit: 'per-second', lines: (['taken', 'failed'] as const).map((name) => ({ name, values: sum(spans.perSecond('attempts', ['letters', name]), spans.perSecond('attempts', ['receipts', name])) })) },
  one('failing', 'each', spans.highest('failing')),
  one('receipts', 'per-second', spans.perSecond('receipts-given'), { part: 'given' }),
  ...(['pull', 'push'] as const).map((part) => one('receipts', 'per-second', spans.perSecond('receipts-handed-over', [part]), { part })),
]

/** What somebody must see to. */
export const careCharts = (spans: Spans): Chart[] => [
  one('undeliverable', 'each', spans.highest('undeliverable')),
  one('stuck', 'each', spans.highest('stuck')),
  one('gaps', 'each', spans.highestKnown('gaps')),
  one('checked', 'per-second', spans.perSecond('checked')),
]

const sum = (these: readonly (number | null)[], those: readonly (number | null)[]): (number | null)[] => these.map((value, span) => (value === null ? null : value + (those[span] ?? 0)))
