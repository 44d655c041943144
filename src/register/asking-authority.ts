import type { Database } from '../platform/database/index.ts'
import type { Caller } from '../platform/http/index.ts'
import { Problem } from '../platform/problems/index.ts'
import type { AskingSystem, RecordLookups } from './contact-lookup.ts'
import { registerProblems } from './register.problems.ts'

export interface RegisterServices {
  readonly database: Database
  /** Throws for a caller that is no active sender system. */
  readonly authenticateSender: (caller: Caller) => Promise<AskingSystem>
  readonly recordLookups: RecordLookups
  /** Why notices may not be sent to an address; undefined when they may. */
  readonly notificationUrlFault: (url: string) => string | undefined
}

/** Citizens' enrolment is shown to those who may write to citizens: authorities. Throws contacts.not.allowed. */
export async function authenticateAuthority(services: RegisterServices, caller: Caller): Promise<AskingSystem> {
  const system = await services.authenticateSender(caller)
  if (system.organisationType !== 'AUTHORITY') throw new Problem(registerProblems['contacts.not.allowed'])
  return system
}
