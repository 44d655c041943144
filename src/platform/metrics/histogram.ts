import { Histogram as Underlying } from 'prom-client'
import type { Language } from '../i18n/index.ts'
import type { Series } from './counter.ts'
import type { LabelsOf, LabelValues } from './labels.ts'
import { combinations } from './labels.ts'
import { declare, registry } from './registry.ts'

/** How long things took, by limits up to which they are counted. */
export interface Histogram<Values extends LabelValues> {
  observe(labels: LabelsOf<Values>, seconds: number): void
  /** The buckets alone, cumulative: `le` is the limit in seconds, `+Inf` of the last. */
  readBuckets(): Promise<readonly Series[]>
}

interface Limits<Values> {
  readonly labels: Values
  /** Ascending, in seconds. */
  readonly buckets: readonly number[]
}

/** Declares a histogram of seconds. */
export function histogram<const Values extends LabelValues>(name: `brevdue_${string}_seconds`, words: Readonly<Record<Language, string>>, { labels: values, buckets }: Limits<Values>): Histogram<Values> {
  const labels = Object.keys(values)
  declare({ name, kind: 'histogram', labels, words })
  const underlying = new Underlying({ name, help: words.en, labelNames: labels, buckets: [...buckets], registers: [registry] })
  for (const combination of combinations(values)) underlying.zero(combination)
  return {
    observe: (of, seconds) => underlying.observe({ ...of }, seconds),
    readBuckets: async () =>
      (await underlying.get()).values.flatMap(({ metricName, labels: of, value }) => (metricName === `${name}_bucket` ? [{ labels: { ...of } as Series['labels'], value }] : [])), // the library types absent labels too
  }
}
