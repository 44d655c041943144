import { Counter as Underlying } from 'prom-client'
import type { Language } from '../i18n/index.ts'
import type { LabelsOf, LabelValues } from './labels.ts'
import { combinations } from './labels.ts'
import { declare, registry } from './registry.ts'

/** One series of a metric. */
export interface Series {
  readonly labels: Readonly<Record<string, string | number>>
  readonly value: number
}

/** Something that only grows while the process lives. Count what is committed: inside a transaction by `afterCommit`. */
export interface Counter<Values extends LabelValues> {
  add(labels: LabelsOf<Values>, amount?: number): void
  read(): Promise<readonly Series[]>
}

/** Declares a counter; what it counts in a sentence of both languages. */
export function counter<const Values extends LabelValues>(name: `brevdue_${string}_total`, words: Readonly<Record<Language, string>>, values: Values): Counter<Values> {
  const labels = Object.keys(values)
  declare({ name, kind: 'counter', labels, words })
  const underlying = new Underlying({ name, help: words.en, labelNames: labels, registers: [registry] })
  for (const combination of combinations(values)) underlying.inc(combination, 0)
  return {
    add: (of, amount = 1) => underlying.inc({ ...of }, amount),
    read: async () => (await underlying.get()).values.map(({ labels: of, value }) => ({ labels: { ...of } as Series['labels'], value })), // the library types absent labels too
  }
}
