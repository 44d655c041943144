import type { EventActor, FieldChange } from '../events/index.ts'
import { recordChanges } from '../events/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { generalProblems, Problem } from '../platform/problems/index.ts'
import { claimOrganisationOf, deleteEndpointStates, findSystemToChange, updateActivated, updateDeactivated, updateDeleted } from './change-system.queries.ts'
import { insertPrimarySystem } from './create-system.queries.ts'
import { planFollowUp } from './plan-follow-up.ts'
import type { SystemId } from './system.ts'
import { systemProblems } from './systems.problems.ts'

type ClaimedSystem = NonNullable<Awaited<ReturnType<typeof findSystemToChange>>>

/** Who changes a system, and why, in a word: `seven.days.without.success`, `operator`. */
export interface ChangeOfSystem {
  readonly systemId: SystemId
  readonly actor: EventActor
  readonly reason: string
}

async function claim(tx: Transaction, { systemId }: ChangeOfSystem): Promise<ClaimedSystem> {
  await claimOrganisationOf(tx, { systemId })
  // Read behind the lock.
  const system = await findSystemToChange(tx, { systemId, now: tx.now })
  if (system === undefined || system.isDeleted) throw new Problem(generalProblems['not.found'])
  return system
}

interface Recorded {
  readonly change: 'activated' | 'deactivated' | 'deleted' | 'primary'
  readonly field: FieldChange
}

const record = (tx: Transaction, { systemId, actor, reason }: ChangeOfSystem, { organisationPartyId }: ClaimedSystem, { change, field }: Recorded): Promise<void> =>
  recordChanges(tx, [{ tag: 'SYSTEM_CHANGED', ownerId: organisationPartyId, actor, systemId, changes: [field], facts: { change, reason, system: systemId } }])

function stateOf({ isActive, isOver }: ClaimedSystem): 'active' | 'inactive' | 'awaited' {
  if (isActive) return 'active'
  return isOver ? 'inactive' : 'awaited'
}

/** Ends a system's activity from now on, also one that was to begin later; one that is over stays as it is. The primary system may be deactivated too. Throws not.found. */
export async function deactivateSystem(tx: Transaction, change: ChangeOfSystem): Promise<void> {
  const system = await claim(tx, change)
  if (system.isOver) return
  await updateDeactivated(tx, { systemId: change.systemId, now: tx.now })
  await record(tx, change, system, { change: 'deactivated', field: { field: 'state', before: stateOf(system), after: 'inactive' } })
  await planFollowUp(tx, change.systemId, { ...system, isClosedReceiver: system.isRecipient })
}

/** Makes a system active from now on, with nothing held against it that happened before. Throws not.found. */
export async function activateSystem(tx: Transaction, change: ChangeOfSystem): Promise<void> {
  const system = await claim(tx, change)
  if (system.isActive) return
  await updateActivated(tx, { systemId: change.systemId, now: tx.now })
  await deleteEndpointStates(tx, { systemId: change.systemId })
  await record(tx, change, system, { change: 'activated', field: { field: 'state', before: stateOf(system), after: 'active' } })
  await planFollowUp(tx, change.systemId, { ...system, isClosedReceiver: false })
}

/** Deletes a system for ever. Throws not.found; system.primary.needed for the primary while the organisation has another receiver (exchange.md §4). */
export async function deleteSystem(tx: Transaction, change: ChangeOfSystem): Promise<void> {
  const system = await claim(tx, change)
  if (system.primarySystemId === change.systemId && system.hasOtherRecipients) throw new Problem(systemProblems['system.primary.needed'])
  await updateDeleted(tx, { systemId: change.systemId, now: tx.now })
  await record(tx, change, system, { change: 'deleted', field: { field: 'state', before: stateOf(system), after: 'deleted' } })
  await planFollowUp(tx, change.systemId, { ...system, isClosedReceiver: system.isRecipient })
}

/** Makes a receiver the organisation's primary system; letters that wait for the former one stay there. Throws not.found, system.not.eligible.as.primary. */
export async function choosePrimarySystem(tx: Transaction, change: ChangeOfSystem): Promise<void> {
  const system = await claim(tx, change)
  if (system.primarySystemId === change.systemId) return
  if (!system.isRecipient || !system.isActive) throw new Problem(systemProblems['system.not.eligible.as.primary'])
  await insertPrimarySystem(tx, { organisationId: system.organisationId, systemId: change.systemId, now: tx.now })
  await record(tx, change, system, { change: 'primary', field: { field: 'primarySystem', before: system.primarySystemId, after: change.systemId } })
}
