import type { EmployeeSession, SessionServices } from '../login/index.ts'
import { requireSession } from '../login/index.ts'
import type { Caller } from '../platform/http/index.ts'
import { Problem } from '../platform/problems/index.ts'
import type { Acting, Action } from '../rights/index.ts'
import { accessProblems, actingOf, may, requireAction } from '../rights/index.ts'
import type { AdminFunction } from './admin-function.ts'

/** An employee at `/admin`, by a login: for whom he acts, and what he may do there now. */
export interface Administration extends Acting {
  readonly session: EmployeeSession
}

/** Who administers, if this is open to him. Throws login.required and `accessProblems`. */
export async function enterAdministration(services: SessionServices, caller: Caller, action: Action): Promise<Administration> {
  const session = await requireSession(services, caller)
  if (session.kind !== 'employee') throw new Problem(accessProblems['rights.employees.only'])
  const acting = await services.database.read((on) => actingOf(on, session))
  requireAction(acting, action)
  return { ...acting, session }
}

/** The functions that are open to somebody, in their order. */
export const openFunctions = ({ organisation, privileges }: Acting, functions: readonly AdminFunction[]): AdminFunction[] =>
  functions.filter(({ action }) => may({ ...organisation, privileges }, action))
