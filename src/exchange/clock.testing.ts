import type { Instant } from '../platform/clock/index.ts'
import { advanceClock, plannedStages } from '../platform/work/index.ts'
import type { TestExchange } from './exchange.testing.ts'

const drainTimeoutMs = 20_000

/** Moves business time to a moment; everything due on the way happens, in order. */
export const moveClock = ({ database, wakeBus }: Pick<TestExchange, 'database' | 'wakeBus'>, target: Instant): Promise<Instant> =>
  advanceClock(
    {
      database,
      dueSources: [],
      wakeAll: () => {
        for (const stage of plannedStages()) wakeBus.wake(stage)
      },
      drainTimeoutMs,
    },
    target,
  )
