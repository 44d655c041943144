import { knownGaps } from '../../exchange/index.ts'
import type { OperationState } from '../metrics/read-state.ts'
import type { Sample, StateMeasure } from './measure.ts'

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

/** How things stand, as samples. A queue that is not there is empty; the others are there at nought too. */
export const stateSamples = ({ now, queues, containers, undeliverable, failing }: OperationState): Sample<StateMeasure>[] => [
  ...queues.flatMap(({ stage, lane, due, overdueSince }): Sample<StateMeasure>[] => [
    { measure: 'due', labels: [stage, lane], value: due },
    ...(overdueSince === null ? [] : [{ measure: 'age' as const, labels: [stage, lane], value: Math.max(0, now - overdueSince) }]),
  ]),
  ...containers.map(({ lane, waiting }): Sample<StateMeasure> => ({ measure: 'in-containers', labels: [lane], value: waiting })),
  { measure: 'stuck', labels: [], value: sumOf(queues.map(({ stuck }) => stuck)) },
  { measure: 'undeliverable', labels: [], value: undeliverable },
  { measure: 'failing', labels: [], value: sumOf(failing.map(({ count }) => count)) },
]

/** The gaps that this process knows of; none when another one checks. */
export const gapSamples = async (): Promise<Sample<StateMeasure>[]> => (await knownGaps.read()).map(({ value }) => ({ measure: 'gaps', labels: [], value }))
