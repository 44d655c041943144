import type { EventActor, FieldChange } from '../events/index.ts'
import { recordChanges } from '../events/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { generalProblems, Problem } from '../platform/problems/index.ts'
import { claimSystem, updateEndpoints } from './change-endpoint.queries.ts'
import type { SystemEndpoints } from './endpoints.ts'
import { faultsOfEndpoints } from './endpoints.ts'
import { planFollowUp } from './plan-follow-up.ts'
import type { Mode, SystemId } from './system.ts'
import { systemProblems } from './systems.problems.ts'

export interface EndpointChange extends Pick<SystemEndpoints, 'serviceProtocol' | 'endpoint' | 'receiptEndpoint'> {
  readonly systemId: SystemId
  /** Who changes it, for the organisation's log. */
  readonly actor: EventActor
}

/** Of an address only where it leads: what comes after it may be a secret, and stays out of the log. */
const originOf = (address: string | null | undefined): string | null => (address === null || address === undefined ? null : new URL(address).origin)

type ClaimedSystem = NonNullable<Awaited<ReturnType<typeof claimSystem>>>

function changedFields({ formerProtocol, formerEndpoint, formerReceiptEndpoint }: ClaimedSystem, { serviceProtocol, endpoint, receiptEndpoint }: EndpointChange): FieldChange[] {
  return [
    { field: 'protocol', before: formerProtocol, after: serviceProtocol },
    { field: 'endpoint', before: originOf(formerEndpoint), after: originOf(endpoint) },
    { field: 'receiptEndpoint', before: originOf(formerReceiptEndpoint), after: originOf(receiptEndpoint) },
  ]
}

/**
 * Changes how a system is reached; an address that is left out is removed. Letters under way go on as they were planned; receipts that wait are pushed,
 * or wait to be fetched, as the system has it from now on.
 * Throws not.found for an unknown or deleted system, system.invalid naming every wrong field.
 */
export async function changeEndpoint(tx: Transaction, change: EndpointChange, mode: Mode): Promise<void> {
  const { systemId, actor, ...endpoints } = change
  const system = await claimSystem(tx, { systemId })
  if (system === undefined) throw new Problem(generalProblems['not.found'])
  const fields = faultsOfEndpoints({ ...system, ...endpoints }, mode)
  if (fields.length > 0) throw new Problem(systemProblems['system.invalid'], { fields })
  const { serviceProtocol, endpoint = null, receiptEndpoint = null } = endpoints
  await updateEndpoints(tx, { systemId, serviceProtocol, endpoint, receiptEndpoint, now: tx.now })
  const facts = { change: 'endpoint', system: systemId }
  await recordChanges(tx, [{ tag: 'SYSTEM_CHANGED', ownerId: system.organisationPartyId, actor, systemId, changes: changedFields(system, change), facts }])
  await planFollowUp(tx, systemId, { ...system, isClosedReceiver: false })
}
