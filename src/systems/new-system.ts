import type { OrganisationId } from '../organisations/index.ts'
import type { CvrNumber } from '../parties/index.ts'
import { parseCvrNumber } from '../parties/index.ts'
import type { Instant } from '../platform/clock/index.ts'
import { isLoopback } from '../platform/http/index.ts'
import type { FieldProblem } from '../platform/problems/index.ts'
import { addressListFault } from './system-addresses.ts'
import type { ExemptPost, MemoVersion, ServiceProtocol, SystemId } from './system.ts'

export interface NewSystem {
  /** Made by us when absent; the demo nation derives its own. */
  readonly systemId?: SystemId
  readonly organisationId: OrganisationId
  /** 1 to 256 characters. */
  readonly name: string
  readonly isSender: boolean
  readonly isRecipient: boolean
  readonly serviceProtocol: ServiceProtocol
  /** Where letters are pushed or announced to. */
  readonly endpoint?: string
  /** Where receipts are pushed to. */
  readonly receiptEndpoint?: string
  /** The supplier that may call with its own certificate. */
  readonly delegatedCvr?: CvrNumber
  readonly contact: { readonly name: string; readonly email: string; readonly phone?: string }
  /** At most 32 single addresses, or one range of at most 32. */
  readonly addresses: readonly string[]
  /** Default REJECT. */
  readonly exemptPost?: ExemptPost
  /** The version in which the system wants its letters; default 1.1. */
  readonly memoVersion?: MemoVersion
  /** Null: not active until somebody activates it. */
  readonly activeFrom: Instant | null
  /** Random when absent; the demo nation derives its own. */
  readonly token?: string
}

export type Mode = 'sandbox' | 'production'

/** https, or http to this machine in the sandbox; no user name in it. */
function isEndpoint(text: string, mode: Mode): boolean {
  const url = URL.parse(text)
  if (url === null || url.username !== '' || url.password !== '') return false
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  return url.protocol === 'https:' || (url.protocol === 'http:' && mode === 'sandbox' && (host === 'localhost' || isLoopback(host)))
}

const fault = (field: string, code: string, message: string): FieldProblem => ({ field, code, message })

function endpointFault(field: 'endpoint' | 'receiptEndpoint', system: NewSystem, needed: boolean, mode: Mode): FieldProblem[] {
  const given = system[field]
  if (given === undefined) return needed ? [fault(field, 'required', `${system.serviceProtocol} needs an address to call`)] : []
  return isEndpoint(given, mode) ? [] : [fault(field, 'endpoint.not.allowed', 'An https address without user name')]
}

function textFaults({ name, contact, delegatedCvr }: NewSystem): FieldProblem[] {
  return [
    ...(name.trim().length > 0 && name.length <= 256 ? [] : [fault('name', 'length', '1 to 256 characters')]),
    ...(contact.name.trim().length > 0 ? [] : [fault('contact.name', 'required', 'The name of the technical contact')]),
    ...(/^[^\s@]+@[^\s@]+$/.test(contact.email) ? [] : [fault('contact.email', 'form', 'An e-mail address')]),
    ...(delegatedCvr === undefined || parseCvrNumber(delegatedCvr) !== undefined ? [] : [fault('delegatedCvr', 'form', 'Eight digits')]),
  ]
}

/** Everything that is wrong with a new system at once; empty when nothing is. */
export function faultsOfNewSystem(system: NewSystem, mode: Mode): FieldProblem[] {
  const calls = system.serviceProtocol === 'REST_PUSH' || system.serviceProtocol === 'REST_PUBLISH_SUBSCRIBE'
  const addresses = addressListFault(system.addresses)
  return [
    ...textFaults(system),
    ...(system.isSender || system.isRecipient ? [] : [fault('systemTypes', 'required', 'Sender, recipient or both')]),
    ...(addresses === undefined ? [] : [fault('addresses', 'addresses.not.allowed', addresses)]),
    ...endpointFault('endpoint', system, system.isRecipient && calls, mode),
    ...endpointFault('receiptEndpoint', system, system.isSender && system.serviceProtocol === 'REST_PUSH', mode),
  ]
}
