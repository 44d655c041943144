import type { ParallelStage } from '../../../platform/work/index.ts'
import type { CallServices, Carrying } from '../../calling/call-round.ts'
import { callRound } from '../../calling/call-round.ts'
import { pushLettersStage } from '../../stages.ts'
import { isCalled, pushWork } from '../begin-deliveries.ts'
import { redirectWork } from '../leave-closed-systems.ts'
import { reminderWork } from '../remind-unfetched.ts'
import { giveUpSystem } from './give-up-system.ts'
import type { PushServices } from './push-letter.ts'
import { pushTo } from './push-letter.ts'
import type { DueLetter } from './push-round.queries.ts'
import { findNextAttempt, listDueLetters } from './push-round.queries.ts'
import { writeAttempts } from './write-attempts.ts'

export type PushRoundServices = PushServices & CallServices

const letters = (services: PushServices): Carrying<DueLetter> => ({
  purpose: 'letters',
  endpointOf: ({ endpoint }) => endpoint,
  mayCall: ({ isActive, protocol }) => isActive && isCalled(protocol),
  listDue: listDueLetters,
  callOf: (system) => pushTo(services, system),
  async write(tx, system, attempts, { givenUp, state }) {
    const gone = await writeAttempts(tx, system, attempts)
    if (givenUp && state.failingSince !== null) await giveUpSystem(tx, system, state.failingSince, gone)
  },
  findNextAttempt,
  workOf: pushWork,
  // It was closed, or fetches its post from now on.
  whenClosed: (tx, systemId) => [redirectWork(systemId, tx.now), reminderWork(tx, systemId)],
  faultPoints: { called: 'after-push', written: 'before-delivery-commit', committed: 'after-delivery-commit' },
})

/** Letters for systems that are called; its subjects are systems. */
export function pushStages(services: PushRoundServices): ParallelStage[] {
  const carrying = letters(services)
  return [{ name: pushLettersStage, handle: (claim, end) => callRound(services, carrying, claim, end) }]
}
