import { acceptedLetters, attempts, checkedLetters, deliveredLetters, givenReceipts, handedOverReceipts, rejectedLetters, routedLetters, visibleLetters } from '../../exchange/index.ts'
import type { Series } from '../../platform/metrics/index.ts'
import type { CountedMeasure, Sample } from './measure.ts'

/** A counter of the process as the charts tell it apart. */
interface Source {
  readonly measure: CountedMeasure
  readonly read: () => Promise<readonly Series[]>
  readonly labelsOf: (labels: Series['labels']) => readonly string[]
}

const by =
  (...names: readonly string[]): Source['labelsOf'] =>
  (labels) =>
    names.map((name) => String(labels[name]))

/** Buckets between limits: those of the registry include all below them. */
async function readVisible(): Promise<readonly Series[]> {
  const buckets = await visibleLetters.readBuckets()
  return buckets.map((bucket, index) => {
    const below = buckets[index - 1]
    return below === undefined || below.labels['lane'] !== bucket.labels['lane'] ? bucket : { ...bucket, value: bucket.value - below.value }
  })
}

const sources: readonly Source[] = [
  { measure: 'accepted', read: acceptedLetters.read, labelsOf: by('lane') },
  { measure: 'routed', read: routedLetters.read, labelsOf: by('route') },
  { measure: 'rejected', read: rejectedLetters.read, labelsOf: by() },
  { measure: 'delivered', read: deliveredLetters.read, labelsOf: by('place') },
  { measure: 'visible', read: readVisible, labelsOf: by('lane', 'le') },
  { measure: 'receipts-given', read: givenReceipts.read, labelsOf: by() },
  { measure: 'receipts-handed-over', read: handedOverReceipts.read, labelsOf: by('by') },
  { measure: 'attempts', read: attempts.read, labelsOf: ({ purpose, outcome }) => [String(purpose), outcome === 'taken' || outcome === 'stopped' ? outcome : 'failed'] },
  { measure: 'checked', read: checkedLetters.read, labelsOf: by() },
]

const keyOf = (measure: string, labels: readonly string[]): string => JSON.stringify([measure, labels])

/** Everything that the process has counted since it began. */
export async function readCounted(): Promise<ReadonlyMap<string, Sample<CountedMeasure>>> {
  const counted = new Map<string, Sample<CountedMeasure>>()
  for (const { measure, read, labelsOf } of sources)
    for (const series of await read()) {
      const labels = labelsOf(series.labels)
      const key = keyOf(measure, labels)
      counted.set(key, { measure, labels, value: (counted.get(key)?.value ?? 0) + series.value })
    }
  return counted
}

/** What was counted between two readings. */
export const countedBetween = (before: ReadonlyMap<string, Sample>, after: ReadonlyMap<string, Sample<CountedMeasure>>): Sample<CountedMeasure>[] =>
  [...after].flatMap(([key, sample]) => {
    const value = sample.value - (before.get(key)?.value ?? 0)
    return value > 0 ? [{ ...sample, value }] : []
  })
