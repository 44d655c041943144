import type { EmployeeSession, SessionServices } from '../login/index.ts'
import { requireSession } from '../login/index.ts'
import type { Caller } from '../platform/http/index.ts'
import { Problem } from '../platform/problems/index.ts'
import type { Acting, Action, Reach } from '../rights/index.ts'
import { accessProblems, actingOf, may, reachOf, requireAction } from '../rights/index.ts'
import type { AdminFunction } from './admin-function.ts'

/** An employee at `/admin`, by a login: for whom he acts, and what he may do there now. */
export interface Administration extends Acting {
  readonly session: EmployeeSession
  readonly reach: Reach
}

/** Who administers, if this is open to him. Throws login.required and `accessProblems`. */
export async function enterAdministration(services: SessionServices, caller: Caller, action: Action): Promise<Administration> {
  const session = await requireSession(services, caller)
  if (session.kind !== 'employee') throw new Problem(accessProblems['rights.employees.only'])
  const { acting, reach } = await services.database.read(async (on) => {
    const read = await actingOf(on, session)
    return { acting: read, reach: await reachOf(on, read) }
  })
  requireAction(acting, action)
  return { ...acting, session, reach }
}

/** The functions that are open to somebody, in their order. */
export const openFunctions = ({ organisation, privileges }: Acting, functions: readonly AdminFunction[]): AdminFunction[] =>
  functions.filter(({ action }) => may({ ...organisation, privileges }, action))
