import { Gauge as Underlying } from 'prom-client'
import type { Language } from '../i18n/index.ts'
import type { Series } from './counter.ts'
import type { LabelsOf, LabelValues } from './labels.ts'
import { declare, registry } from './registry.ts'

/** Something as it stands now. */
export interface Gauge<Values extends LabelValues> {
  set(labels: LabelsOf<Values>, value: number): void
  /** Forgets every series: nothing is known, which is not the same as nought. */
  clear(): void
  read(): Promise<readonly Series[]>
}

/** Declares a gauge, without any series until it is set. Its unit ends its name (`_seconds`, `_bytes`) where it is no count. */
export function gauge<const Values extends LabelValues>(name: `brevdue_${string}`, words: Readonly<Record<Language, string>>, values: Values): Gauge<Values> {
  const labels = Object.keys(values)
  declare({ name, kind: 'gauge', labels, words })
  const underlying = new Underlying({ name, help: words.en, labelNames: labels, registers: [registry] })
  const clear = (): void => {
    underlying.reset()
    // The library sets one without labels to nought.
    if (labels.length === 0) underlying.remove({})
  }
  clear()
  return {
    set: (of, value) => underlying.set({ ...of }, value),
    clear,
    read: async () => (await underlying.get()).values.map(({ labels: of, value }) => ({ labels: { ...of } as Series['labels'], value })), // the library types absent labels too
  }
}
