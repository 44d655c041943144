import { machineNow } from '../../platform/clock/index.ts'
import type { Route } from '../../platform/http/index.ts'
import { route } from '../../platform/http/index.ts'
import { declaredMetrics } from '../../platform/metrics/index.ts'
import { languageOf } from '../../portals/index.ts'
import { chartPath } from '../operations-paths.ts'
import type { OperationsServices } from '../operations-view.ts'
import { operationsView } from '../operations-view.ts'
import { operatorOnly, requireOperator } from '../operator.ts'
import { ChartsView } from './charts-view.tsx'
import { chartTexts } from './charts.texts.ts'
import type { RangeName } from './range.ts'
import { rangeAt, rangeNames } from './range.ts'
import { readSpans } from './spans.ts'

const chartRoute = (services: OperationsServices, name: RangeName): Route =>
  route({
    ...operatorOnly,
    method: 'GET',
    path: chartPath(name),
    summary: `What the platform did, as charts: ${{ hour: 'the last hour', day: 'the last 24 hours', month: 'the last 30 days' }[name]}`,
    answers: { 200: { page: true } },
    // A month is hundreds of thousands of samples.
    rateLimit: { max: 60, windowMs: 60_000 },
    handle: async ({ caller }) => {
      const session = await requireOperator(services, caller)
      const spans = await services.database.read((on) => readSpans(on, rangeAt(name, machineNow())))
      return operationsView(services, { caller, session, title: chartTexts[languageOf(caller)].title, children: <ChartsView spans={spans} metrics={declaredMetrics()} /> })
    },
  })

/** The charts of `/drift`, one page for each range. */
export const chartRoutes = (services: OperationsServices): Route[] => rangeNames.map((name) => chartRoute(services, name))
