import type { Instant } from '../../platform/clock/index.ts'
import { addDuration, instant, pause, stopwatch } from '../../platform/clock/index.ts'
import type { Database, Read, Transaction } from '../../platform/database/index.ts'
import type { FaultPoint } from '../../platform/faults/index.ts'
import { passFaultPoint } from '../../platform/faults/index.ts'
import type { Claim, EndSignals, NewWork } from '../../platform/work/index.ts'
import { bringForwardWork, completeWork, isTransient } from '../../platform/work/index.ts'
import type { CalledSystem, SystemId } from '../../systems/index.ts'
import { listCalledSystems } from '../../systems/index.ts'
import { countAttempts } from '../exchange.metrics.ts'
import type { Attempt } from './attempt.ts'
import type { EndpointState, StateChange } from './endpoint-state.ts'
import { neverCalled, stateAfter } from './endpoint-state.ts'
import type { CallPurpose } from './endpoint-states.queries.ts'
import { findEndpointState, upsertEndpointState } from './endpoint-states.queries.ts'
import type { Call } from './make-attempts.ts'
import { makeAttempts } from './make-attempts.ts'
import { tellContact } from './tell-contact.ts'

/** Things of a round at most: what a transaction writes, and what is read at once. */
const roundSize = 100
/** What was called is written in spite of a database that is away for a moment: else it would be called again. */
const insistMs = 20_000
const insistPauseMs = 500
/** For a system that may not be called while something is due: the net, should nobody have sent that elsewhere. */
const closedLookAfter = 'PT1H'

export interface CallServices {
  readonly database: Database
  /** Calls to one system at once. */
  readonly concurrency: number
}

/** What is handed to systems by calling them, and how: letters, or receipts. */
export interface Carrying<Due> {
  readonly purpose: CallPurpose
  readonly endpointOf: (system: CalledSystem) => string | null
  readonly mayCall: (system: CalledSystem) => boolean
  /** What is due, longest due first. */
  readonly listDue: (on: Read, page: { readonly systemId: SystemId; readonly now: Instant; readonly limit: number }) => Promise<readonly Due[]>
  readonly callOf: (system: CalledSystem) => Call<Due>
  /** Writes how the attempts went, and what follows; `change` is what they say of the system. */
  readonly write: (tx: Transaction, system: CalledSystem, attempts: readonly Attempt<Due>[], change: StateChange) => Promise<void>
  readonly findNextAttempt: (on: Read, of: { readonly systemId: SystemId }) => Promise<{ readonly nextAttemptAt: Instant } | undefined>
  readonly workOf: (systemId: SystemId, dueAt: Instant) => NewWork
  /** Planned besides, when something is due at a system that may not be called. */
  readonly whenClosed: (tx: Transaction, systemId: SystemId) => readonly NewWork[]
  /** Passed after the calls, before the commit, and after it. */
  readonly faultPoints: { readonly called: FaultPoint; readonly written: FaultPoint; readonly committed?: FaultPoint }
}

interface Plan<Due> {
  readonly system: CalledSystem
  readonly state: EndpointState
  readonly due: readonly Due[]
  readonly now: Instant
}

async function readPlan<Due>(on: Read, carrying: Carrying<Due>, systemId: SystemId): Promise<Plan<Due>> {
  const [system] = await listCalledSystems(on, { systemIds: [systemId], now: on.now })
  if (system === undefined) throw new Error('There is work for a system that is not there')
  const state = (await findEndpointState(on, { systemId, purpose: carrying.purpose })) ?? neverCalled
  const isPaused = state.pausedUntil !== null && state.pausedUntil > on.now
  const due = carrying.mayCall(system) && !isPaused ? await carrying.listDue(on, { systemId, now: on.now, limit: roundSize }) : []
  return { system, state, due, now: on.now }
}

async function planNext<Due>(tx: Transaction, carrying: Carrying<Due>, system: CalledSystem, { pausedUntil }: EndpointState): Promise<void> {
  const { systemId } = system
  const next = await carrying.findNextAttempt(tx, { systemId })
  if (next === undefined) return
  if (carrying.mayCall(system)) await bringForwardWork(tx, [carrying.workOf(systemId, instant(Math.max(next.nextAttemptAt, pausedUntil ?? 0)))])
  else await bringForwardWork(tx, [carrying.workOf(systemId, addDuration(tx.now, closedLookAfter)), ...carrying.whenClosed(tx, systemId)])
}

async function writeRound<Due>(tx: Transaction, carrying: Carrying<Due>, { system, state, due }: Plan<Due>, attempts: readonly Attempt<Due>[]): Promise<void> {
  const change = stateAfter(state, { attempts, left: attempts.length < due.length, now: tx.now })
  countAttempts(tx, carrying.purpose, attempts)
  await carrying.write(tx, system, attempts, change)
  if (change.state !== state) await upsertEndpointState(tx, { systemId: system.systemId, purpose: carrying.purpose, ...change.state })
  await tellContact(tx, { system, carries: carrying.purpose, endpoint: carrying.endpointOf(system) }, state, change)
  await planNext(tx, carrying, system, change.state)
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

/** One round of calls to the system that is the subject of the claim; how they went is written in one transaction, which plans the next round. */
export async function callRound<Due>(services: CallServices, carrying: Carrying<Due>, claim: Claim, end: EndSignals): Promise<void> {
  const [item] = claim.items
  if (item === undefined) return
  const plan = await services.database.read((on) => readPlan(on, carrying, item.subjectId as SystemId)) // branding
  const rules = { concurrency: services.concurrency, probe: plan.state.pausedUntil !== null, now: plan.now, end }
  const attempts = await makeAttempts(plan.due, carrying.callOf(plan.system), rules)
  const { called, written, committed } = carrying.faultPoints
  const pass = (point: FaultPoint | undefined): void => {
    if (point !== undefined && attempts.length > 0) passFaultPoint(point)
  }
  pass(called)
  await insist(services.database, async (tx) => {
    // First the fence: whoever lost the claim must not write.
    await completeWork(tx, claim)
    await writeRound(tx, carrying, plan, attempts)
    pass(written)
  })
  pass(committed)
}
