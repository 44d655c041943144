import { endpointFault } from '../platform/outbound/index.ts'
import type { FieldProblem } from '../platform/problems/index.ts'
import type { Mode, ServiceProtocol } from './system.ts'

/** How a system is reached, and for what. */
export interface SystemEndpoints {
  readonly isSender: boolean
  readonly isRecipient: boolean
  readonly serviceProtocol: ServiceProtocol
  /** Where letters are pushed or announced to. */
  readonly endpoint?: string
  /** Where receipts are pushed to. */
  readonly receiptEndpoint?: string
}

function faultsOf(field: 'endpoint' | 'receiptEndpoint', system: SystemEndpoints, needed: boolean, mode: Mode): FieldProblem[] {
  const given = system[field]
  if (given === undefined) return needed ? [{ field, code: 'required', message: `${system.serviceProtocol} needs an address to call` }] : []
  const fault = endpointFault(given, { mode })
  return fault === undefined ? [] : [{ field, code: 'endpoint.not.allowed', message: `An https address without user name (${fault.detail})` }]
}

/** What is wrong with the addresses of a system: https, or http to this machine in the sandbox, no user name in it, none that nobody may call, none missing. */
export function faultsOfEndpoints(system: SystemEndpoints, mode: Mode): FieldProblem[] {
  const { isSender, isRecipient, serviceProtocol } = system
  const isCalled = serviceProtocol === 'REST_PUSH' || serviceProtocol === 'REST_PUBLISH_SUBSCRIBE'
  return [
    ...faultsOf('endpoint', system, isRecipient && isCalled, mode),
    ...faultsOf('receiptEndpoint', system, isSender && serviceProtocol === 'REST_PUSH', mode),
  ]
}
