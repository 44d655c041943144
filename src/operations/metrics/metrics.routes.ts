import { pause } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { Route } from '../../platform/http/index.ts'
import { route } from '../../platform/http/index.ts'
import { exposition, expositionType } from '../../platform/metrics/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import { operationsProblems } from '../operations.problems.ts'
import { keptReading } from './kept-reading.ts'
import { readState } from './read-state.ts'
import { hideState, showState } from './show-state.ts'
import type { Surroundings } from './surroundings.ts'
import { showSurroundings } from './surroundings.ts'

/** Whom the listener with `/metrics` may answer: everybody who reaches it, this machine alone, or (a public port) nobody. */
export type MetricsReaders = 'everybody' | 'this-machine' | 'nobody'

/** A database that answers later than this is away for whoever scrapes: the process tells of itself in time. */
const patienceMs = 3_000

const inTime = <Value>(reading: Promise<Value>): Promise<Value> => Promise.race([reading, pause(patienceMs).then(() => Promise.reject(new Error('The database did not answer in time')))])

interface MetricsServices extends Surroundings {
  readonly database: Database
  readonly readers: MetricsReaders
}

/** `/metrics` in Prometheus' text format, also while the database is away: then without how things stand there, and `brevdue_database_up` is 0. */
export function metricsRoutes({ database, readers, ...surroundings }: MetricsServices): Route[] {
  const state = keptReading(() => database.read(readState))
  const outside = keptReading(() => showSurroundings(surroundings))
  const metrics = route({
    method: 'GET',
    path: '/metrics',
    interface: 'operations',
    audience: 'everybody',
    summary: 'Counters, gauges and histograms of this process, and how things stand in the database',
    answers: { 200: { bytes: expositionType } },
    problems: [operationsProblems['operations.metrics.elsewhere']],
    handle: async ({ caller }) => {
      const isAllowed = readers === 'everybody' || (readers === 'this-machine' && caller.loopback)
      if (!isAllowed) throw new Problem(operationsProblems['operations.metrics.elsewhere'])
      await Promise.all([inTime(state()).then(showState, hideState), outside()])
      return { status: 200, body: Buffer.from(await exposition()) }
    },
  })
  return [metrics]
}
