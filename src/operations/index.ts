export { metricsRoutes } from './metrics/metrics.routes.ts'
export type { MetricsReaders } from './metrics/metrics.routes.ts'
export { MinuteSampler } from './minutes/minute-sampler.ts'
export { operationsRoutes } from './operations.pages.tsx'
