import type { Instant } from '../../platform/clock/index.ts'
import { plannedStages } from '../../platform/work/index.ts'
import type { OperationState } from './read-state.ts'
import {
  databaseUp,
  dueWork,
  failingSystems,
  oldestUnsealedEvent,
  oldestWork,
  stuckWork,
  undeliverableLetters,
  unreleasedLetters,
  unsealedEvents,
  waitingContainerLetters,
  waitingWork,
} from './state.metrics.ts'

/** What is read from the database. */
const stateGauges = [waitingWork, dueWork, oldestWork, stuckWork, waitingContainerLetters, unreleasedLetters, undeliverableLetters, failingSystems, unsealedEvents, oldestUnsealedEvent]

const lanes = ['single', 'bulk', 'mailing'] as const
const massLanes = ['bulk', 'mailing'] as const
const purposes = ['letters', 'receipts'] as const

const ageSeconds = (now: Instant, since: Instant | null): number => (since === null ? 0 : Math.max(0, now - since) / 1_000)

/** Every stage that is known stands there, at nought when nothing waits, so that an alarm never looks at a series that is missing. */
function showQueues({ now, queues }: OperationState): void {
  for (const metric of [waitingWork, dueWork, oldestWork, stuckWork]) metric.clear()
  const empty = [...plannedStages()].flatMap((stage) => lanes.map((lane) => ({ stage, lane, waiting: 0, due: 0, stuck: 0, overdueSince: null })))
  for (const { stage, lane, waiting, due, stuck, overdueSince } of [...empty, ...queues]) {
    waitingWork.set({ stage, lane }, waiting)
    dueWork.set({ stage, lane }, due)
    oldestWork.set({ stage, lane }, ageSeconds(now, overdueSince))
    stuckWork.set({ stage, lane }, stuck)
  }
}

function showContainers({ containers }: OperationState): void {
  for (const lane of massLanes) waitingContainerLetters.set({ lane }, containers.find((row) => row.lane === lane)?.waiting ?? 0)
  unreleasedLetters.set({}, containers.reduce((sum, { unreleased }) => sum + unreleased, 0))
}

/** Sets the gauges to what was read. */
export function showState(state: OperationState): void {
  showQueues(state)
  showContainers(state)
  undeliverableLetters.set({}, state.undeliverable)
  for (const purpose of purposes) failingSystems.set({ purpose }, state.failing.find((row) => row.purpose === purpose)?.count ?? 0)
  unsealedEvents.set({}, state.unsealed.eventCount)
  oldestUnsealedEvent.set({}, ageSeconds(state.now, state.unsealed.oldestAt))
  databaseUp.set({}, 1)
}

/** The database is away: what was read before says nothing of now. */
export function hideState(): void {
  for (const metric of stateGauges) metric.clear()
  databaseUp.set({}, 0)
}
