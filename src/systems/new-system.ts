import type { OrganisationId } from '../organisations/index.ts'
import type { CvrNumber } from '../parties/index.ts'
import { parseCvrNumber } from '../parties/index.ts'
import type { Instant } from '../platform/clock/index.ts'
import type { FieldProblem } from '../platform/problems/index.ts'
import type { SystemEndpoints } from './endpoints.ts'
import { faultsOfEndpoints } from './endpoints.ts'
import { addressListFault } from './system-addresses.ts'
import type { ExemptPost, MemoVersion, Mode, SystemId } from './system.ts'

export interface NewSystem extends SystemEndpoints {
  /** Made by us when absent; the demo nation derives its own. */
  readonly systemId?: SystemId
  readonly organisationId: OrganisationId
  /** 1 to 256 characters. */
  readonly name: string
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

const fault = (field: string, code: string, message: string): FieldProblem => ({ field, code, message })

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
  const addresses = addressListFault(system.addresses)
  return [
    ...textFaults(system),
    ...(system.isSender || system.isRecipient ? [] : [fault('systemTypes', 'required', 'Sender, recipient or both')]),
    ...(addresses === undefined ? [] : [fault('addresses', 'addresses.not.allowed', addresses)]),
    ...faultsOfEndpoints(system, mode),
  ]
}
