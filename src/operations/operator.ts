import type { EmployeeSession, SessionServices } from '../login/index.ts'
import { loginProblems, requireSession } from '../login/index.ts'
import type { Caller } from '../platform/http/index.ts'
import { Problem } from '../platform/problems/index.ts'
import type { Action } from '../rights/index.ts'
import { hasPrivilege } from '../rights/index.ts'
import { operationsProblems } from './operations.problems.ts'

const action: Action = 'platform.operate'

/** What every page of operations declares of its callers. */
export const operatorOnly = { interface: 'portal', audience: 'operator', action, problems: [loginProblems['login.required'], operationsProblems['operations.operator.only']] } as const

/** The operator who calls; the right is read at every request. Throws login.required, operations.operator.only. */
export async function requireOperator(services: SessionServices, caller: Caller): Promise<EmployeeSession> {
  const session = await requireSession(services, caller)
  const isOperator = await services.database.read((on) => hasPrivilege(on, session, session.partyId, 'PLATFORM_OPERATOR'))
  if (!isOperator || session.kind !== 'employee') throw new Problem(operationsProblems['operations.operator.only'])
  return session
}
