import type { z } from 'zod'
import type { EmployeeSession, SessionServices } from '../login/index.ts'
import { checkCsrf, loginProblems, requireSession } from '../login/index.ts'
import type { Answer, Caller, GuardedDefinition, Route } from '../platform/http/index.ts'
import { guardedRoute } from '../platform/http/index.ts'
import type { ProblemCode } from '../platform/problems/index.ts'
import { generalProblems, Problem } from '../platform/problems/index.ts'
import type { Reach } from './acted-for/organisations-acted-for.ts'
import { reachOf } from './acted-for/organisations-acted-for.ts'
import type { Acting } from './acting.ts'
import { actingOf, requireAction } from './acting.ts'
import type { Action } from './authorisation.ts'
import { accessProblems } from './rights.problems.ts'

/** An employee in a browser, by a login: for whom he acts, and what he may do there now. */
export interface ActingByLogin extends Acting {
  readonly session: EmployeeSession
  readonly reach: Reach
}

/** Whether there is another organisation that the employee may act for. */
export const canSwitch = ({ reach, organisation, employerId }: ActingByLogin): boolean => reach.elsewhere || reach.anywhere || organisation.partyId !== employerId

/** Who acts, if this is open to him. Throws login.required and `accessProblems`. */
export async function enterByLogin(services: SessionServices, caller: Caller, action: Action): Promise<ActingByLogin> {
  const session = await requireSession(services, caller)
  if (session.kind !== 'employee') throw new Problem(accessProblems['rights.employees.only'])
  const { acting, reach } = await services.database.read(async (on) => {
    const read = await actingOf(on, session)
    return { acting: read, reach: await reachOf(on, read) }
  })
  requireAction(acting, action)
  return { ...acting, session, reach }
}

type Schema = z.ZodType | undefined
/** A form bears the token of its page (`csrfForm`). */
type FormSchema = z.ZodType<{ readonly csrf: string }>
type Shared = 'enter' | 'interface' | 'audience' | 'action' | 'method'

interface PageDefinition<P, Q> extends Omit<GuardedDefinition<P, Q, undefined, ActingByLogin>, Shared | 'body'> {
  readonly action: Action
}

interface FormDefinition<P, Q, B> extends Omit<GuardedDefinition<P, Q, B, ActingByLogin>, Shared> {
  readonly action: Action
}

const ofEmployees = { interface: 'portal', audience: 'employee' } as const
const refusals: readonly ProblemCode[] = [loginProblems['login.required'], ...Object.values(accessProblems)]
const uploadProblems: readonly ProblemCode[] = [generalProblems['content.type.not.supported'], generalProblems['request.body.unreadable']]

/** A page for employees: shown to whom the table of actions lets in. */
export const employeePage = <P extends Schema = undefined, Q extends Schema = undefined>(services: SessionServices, definition: PageDefinition<P, Q>): Route =>
  guardedRoute<ActingByLogin, P, Q>({
    ...definition,
    ...ofEmployees,
    method: 'GET',
    problems: [...refusals, ...(definition.problems ?? [])],
    enter: (caller) => enterByLogin(services, caller, definition.action),
  })

/** A form, sent from one of our own pages by an employee whom the table of actions lets in. */
export const employeeForm = <B extends FormSchema, P extends Schema = undefined, Q extends Schema = undefined>(services: SessionServices, definition: FormDefinition<P, Q, B>): Route =>
  guardedRoute<ActingByLogin, P, Q, B>({
    ...definition,
    ...ofEmployees,
    method: 'POST',
    problems: [...refusals, loginProblems['form.foreign'], ...(definition.problems ?? [])],
    enter: (caller) => enterByLogin(services, caller, definition.action),
    handle: (call, acting): Promise<Answer> | Answer => {
      checkCsrf(acting.session, call.body)
      return definition.handle(call, acting)
    },
  })

/** A form with files, which the handler reads as a stream: it checks the form's token itself, when it has come to it. */
export const employeeUpload = <P extends Schema = undefined, Q extends Schema = undefined>(services: SessionServices, definition: Omit<FormDefinition<P, Q, 'stream'>, 'body'>): Route =>
  guardedRoute<ActingByLogin, P, Q, 'stream'>({
    ...definition,
    ...ofEmployees,
    body: 'stream',
    method: 'POST',
    problems: [...refusals, loginProblems['form.foreign'], ...uploadProblems, ...(definition.problems ?? [])],
    enter: (caller) => enterByLogin(services, caller, definition.action),
  })
