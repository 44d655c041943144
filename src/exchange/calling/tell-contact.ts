import type { NewEmail } from '../../notifications/index.ts'
import { planEmails } from '../../notifications/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { CalledSystem } from '../../systems/index.ts'
import { systemFailingEmail, systemWorksAgainEmail } from '../delivery/delivery-emails.ts'
import { systemFactsOf } from './system-facts.ts'
import type { EndpointState, StateChange } from './endpoint-state.ts'
import type { CallPurpose } from './endpoint-states.queries.ts'

export interface Called {
  readonly system: CalledSystem
  readonly carries: CallPurpose
  readonly endpoint: string | null
}

export const hostOf = (endpoint: string | null): string => URL.parse(endpoint ?? '')?.host ?? ''

function emailsOf({ system, carries, endpoint }: Called, before: EndpointState, { tell, state, reason }: StateChange): NewEmail[] {
  const facts = { ...systemFactsOf(system), carries }
  if (tell === 'failing' && state.failingSince !== null && reason !== undefined)
    return [systemFailingEmail({ ...facts, endpointHost: hostOf(endpoint), reason, failingSince: state.failingSince })]
  return tell === 'works again' && before.failingSince !== null ? [systemWorksAgainEmail({ ...facts, failingSince: before.failingSince })] : []
}

/** Tells the technical contact that a system began to fail, or that it works again: once each. */
export const tellContact = (tx: Transaction, called: Called, before: EndpointState, change: StateChange): Promise<void> => planEmails(tx, emailsOf(called, before, change))
