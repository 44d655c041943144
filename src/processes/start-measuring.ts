import type { MetricsReaders } from '../operations/index.ts'
import { metricsRoutes, MinuteSampler } from '../operations/index.ts'
import type { Settings } from '../platform/configuration/index.ts'
import type { Route } from '../platform/http/index.ts'
import { measureProcess } from '../platform/metrics/index.ts'
import type { Need } from './health.routes.ts'
import type { Runtime } from './runtime.ts'
import { servedParts } from './served-parts.metrics.ts'

/** What tells of the process: `/metrics`, and a sample each minute. */
export interface Measuring {
  readonly routes: readonly Route[]
  /** Writes the last sample. */
  stop(): Promise<void>
}

/** Metrics are for whoever runs the platform: a port that others reach does not answer them, save the sandbox's on its own machine. */
function metricsReaders({ OPERATIONS_PORT, PORT, SYSTEM_PORT, BREVDUE_MODE }: Settings): MetricsReaders {
  const isShared = OPERATIONS_PORT === undefined || (OPERATIONS_PORT !== 0 && [PORT, SYSTEM_PORT].includes(OPERATIONS_PORT))
  if (!isShared) return 'everybody'
  return BREVDUE_MODE === 'sandbox' ? 'this-machine' : 'nobody'
}

export function startMeasuring({ database, log, settings, dataDirectory }: Runtime, parts: ReadonlySet<string>, dependencies: readonly Need[]): Measuring {
  measureProcess()
  for (const part of parts) servedParts.set({ part }, 1)
  const sampler = new MinuteSampler({ database, log })
  sampler.start()
  return { routes: metricsRoutes({ database, readers: metricsReaders(settings), dependencies, dataFolder: dataDirectory }), stop: () => sampler.stop() }
}
