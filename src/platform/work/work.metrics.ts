import { counter, histogram } from '../metrics/index.ts'

const batchLimits = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

export const batchDuration = histogram(
  'brevdue_work_batch_duration_seconds',
  { da: 'Hvor længe en portion arbejde tog, trin for trin.', en: 'How long a batch of work took, stage by stage.' },
  { labels: { stage: 'open' }, buckets: batchLimits },
)

const outcomes = ['done', 'returned', 'lost', 'failed'] as const

/** How the handling of a claim ended: `returned` when something outside was away, `failed` when the work itself is at fault. */
export type BatchOutcome = (typeof outcomes)[number]

export const batches = counter(
  'brevdue_work_batches_total',
  {
    da: 'Portioner arbejde efter udfald: udført, givet tilbage, taget af en anden, fejlet.',
    en: 'Batches of work by outcome: done, handed back, taken over by another, failed.',
  },
  { stage: 'open', outcome: outcomes },
)

/** The series of a stage, from its loop's beginning: a rate needs its first step. */
export const showBatches = (stage: string): void => outcomes.forEach((outcome) => batches.add({ stage, outcome }, 0))
