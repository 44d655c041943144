import type { z } from 'zod'
import type { Database } from '../platform/database/index.ts'
import type { GuardedDefinition, RateLimit, Route } from '../platform/http/index.ts'
import { guardedRoute } from '../platform/http/index.ts'
import type { ProblemCode } from '../platform/problems/index.ts'
import { generalProblems } from '../platform/problems/index.ts'
import type { Acting } from './acting.ts'
import { requireAction } from './acting.ts'
import type { Action } from './authorisation.ts'
import { accessProblems } from './rights.problems.ts'
import { actingByToken } from './tokens/acting-by-token.ts'
import { tokenProblems } from './tokens/tokens.problems.ts'

type Schema = z.ZodType | undefined

interface EmployeeApiDefinition<P, Q, B> extends Omit<GuardedDefinition<P, Q, B, Acting>, 'enter' | 'interface' | 'audience' | 'action'> {
  readonly action: Action
}

/** Of a call by one address; more than any program of an organisation needs. */
const usualRate: RateLimit = { max: 1_200, windowMs: 60_000 }

const refusals: readonly ProblemCode[] = [tokenProblems['token.invalid'], generalProblems['too.many.requests'], ...Object.values(accessProblems)]

async function enter(services: { readonly database: Database }, caller: Parameters<typeof actingByToken>[1], action: Action): Promise<Acting> {
  const acting = await actingByToken(services, caller)
  requireAction(acting, action)
  return acting
}

/** A call of the API by an employee's program, with an access token; the table of actions lets it in. */
export const employeeApiRoute = <P extends Schema = undefined, Q extends Schema = undefined, B extends Schema | 'stream' = undefined>(
  services: { readonly database: Database },
  definition: EmployeeApiDefinition<P, Q, B>,
): Route =>
  guardedRoute({
    ...definition,
    interface: 'system',
    audience: 'employee',
    rateLimit: definition.rateLimit ?? usualRate,
    problems: [...refusals, ...(definition.problems ?? [])],
    enter: (caller) => enter(services, caller, definition.action),
  })
