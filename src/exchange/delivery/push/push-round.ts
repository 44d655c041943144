import { addDuration, instant, pause, stopwatch } from '../../../platform/clock/index.ts'
import type { Database, Read, Transaction } from '../../../platform/database/index.ts'
import { passFaultPoint } from '../../../platform/faults/index.ts'
import type { Claim, EndSignals, ParallelStage } from '../../../platform/work/index.ts'
import { bringForwardWork, completeWork, isTransient } from '../../../platform/work/index.ts'
import type { CalledSystem, SystemId } from '../../../systems/index.ts'
import { listCalledSystems } from '../../../systems/index.ts'
import type { Attempt } from '../../calling/attempt.ts'
import type { EndpointState } from '../../calling/endpoint-state.ts'
import { neverCalled, stateAfter } from '../../calling/endpoint-state.ts'
import { findEndpointState, upsertEndpointState } from '../../calling/endpoint-states.queries.ts'
import { makeAttempts } from '../../calling/make-attempts.ts'
import { pushLettersStage } from '../../stages.ts'
import { tellContact } from '../../calling/tell-contact.ts'
import { isCalled, pushWork } from '../begin-deliveries.ts'
import { redirectWork } from '../leave-closed-systems.ts'
import { giveUpSystem } from './give-up-system.ts'
import type { PushServices } from './push-letter.ts'
import { pushTo } from './push-letter.ts'
import type { DueLetter } from './push-round.queries.ts'
import { findNextAttempt, listDueLetters } from './push-round.queries.ts'
import { writeAttempts } from './write-attempts.ts'

/** Letters of a round at most: what a transaction writes, and what is read at once. */
const roundSize = 100
/** What was called is written in spite of a database that is away for a moment: else it would be called again. */
const insistMs = 20_000
const insistPauseMs = 500

/** Redirecting takes a moment for many letters; this is the net below it. */
const closedLookAfter = 'PT15M'

export interface PushRoundServices extends PushServices {
  /** Calls to one system at once. */
  readonly concurrency: number
}

interface Plan {
  readonly system: CalledSystem
  readonly state: EndpointState
  readonly due: readonly DueLetter[]
  readonly now: Read['now']
}

async function readPlan(on: Read, systemId: SystemId): Promise<Plan> {
  const [system] = await listCalledSystems(on, { systemIds: [systemId], now: on.now })
  if (system === undefined) throw new Error('There is work for a system that is not there')
  const state = (await findEndpointState(on, { systemId, purpose: 'letters' })) ?? neverCalled
  const waits = state.pausedUntil !== null && state.pausedUntil > on.now
  const mayCall = system.isActive && isCalled(system.protocol) && !waits
  return { system, state, due: mayCall ? await listDueLetters(on, { systemId, now: on.now, limit: roundSize }) : [], now: on.now }
}

/** What is due next is planned; letters of a system that was closed are sent on their way, and looked after until none is left. */
async function planNext(tx: Transaction, { systemId, isActive, protocol }: CalledSystem, { pausedUntil }: EndpointState): Promise<void> {
  const next = await findNextAttempt(tx, { systemId })
  if (next === undefined) return
  const dueAt = isActive && isCalled(protocol) ? instant(Math.max(next.nextAttemptAt, pausedUntil ?? 0)) : addDuration(tx.now, closedLookAfter)
  await bringForwardWork(tx, [pushWork(systemId, dueAt), ...(isActive ? [] : [redirectWork(systemId, tx.now)])])
}

async function writeRound(tx: Transaction, claim: Claim, { system, state, due }: Plan, attempts: readonly Attempt<DueLetter>[]): Promise<void> {
  // First the fence: whoever lost the claim must not write.
  await completeWork(tx, claim)
  const gone = await writeAttempts(tx, system, attempts)
  const change = stateAfter(state, { attempts, left: attempts.length < due.length, now: tx.now })
  if (change.state !== state) await upsertEndpointState(tx, { systemId: system.systemId, purpose: 'letters', ...change.state })
  await tellContact(tx, { system, carries: 'letters', endpoint: system.endpoint }, state, change)
  if (change.givenUp && change.state.failingSince !== null) await giveUpSystem(tx, system, change.state.failingSince, gone)
  await planNext(tx, system, change.state)
  if (attempts.length > 0) passFaultPoint('before-delivery-commit')
}

/** Runs a transaction again while the database is only away, for a while. */
async function insist(database: Database, work: (tx: Transaction) => Promise<void>): Promise<void> {
  const elapsedMs = stopwatch()
  for (;;) {
    try {
      return await database.transaction(work)
    } catch (error) {
      if (!isTransient(error) || elapsedMs() > insistMs) throw error
      await pause(insistPauseMs)
    }
  }
}

/** Calls a system for what is due, and writes how it went in one transaction. */
async function pushRound(services: PushRoundServices, claim: Claim, end: EndSignals): Promise<void> {
  const [item] = claim.items
  if (item === undefined) return
  const plan = await services.database.read((on) => readPlan(on, item.subjectId as SystemId)) // branding
  const rules = { concurrency: services.concurrency, probe: plan.state.pausedUntil !== null, now: plan.now, end }
  const attempts = await makeAttempts(plan.due, pushTo(services, plan.system), rules)
  if (attempts.length > 0) passFaultPoint('after-push')
  await insist(services.database, (tx) => writeRound(tx, claim, plan, attempts))
  if (attempts.length > 0) passFaultPoint('after-delivery-commit')
}

/** Letters for systems that are called; its subjects are systems. */
export const pushStages = (services: PushRoundServices): ParallelStage[] => [{ name: pushLettersStage, handle: (claim, end) => pushRound(services, claim, end) }]
