import type { z } from 'zod'
import type { SessionServices } from '../login/index.ts'
import { checkCsrf, loginProblems } from '../login/index.ts'
import type { Answer, GuardedDefinition, Route } from '../platform/http/index.ts'
import { guardedRoute } from '../platform/http/index.ts'
import type { ProblemCode } from '../platform/problems/index.ts'
import { generalProblems } from '../platform/problems/index.ts'
import type { Action } from '../rights/index.ts'
import { accessProblems } from '../rights/index.ts'
import type { Administration } from './administration.ts'
import { enterAdministration } from './administration.ts'

type Schema = z.ZodType | undefined
/** A form bears the token of its page (`csrfForm`). */
type FormSchema = z.ZodType<{ readonly csrf: string }>
type Shared = 'enter' | 'interface' | 'audience' | 'action' | 'method'

interface AdminPageDefinition<P, Q> extends Omit<GuardedDefinition<P, Q, undefined, Administration>, Shared | 'body'> {
  readonly action: Action
}

interface AdminFormDefinition<P, Q, B> extends Omit<GuardedDefinition<P, Q, B, Administration>, Shared> {
  readonly action: Action
}

const refusals: readonly ProblemCode[] = [loginProblems['login.required'], ...Object.values(accessProblems)]
const uploadProblems: readonly ProblemCode[] = [generalProblems['content.type.not.supported'], generalProblems['request.body.unreadable']]

/** A page of administration: shown to whom the table of actions lets in. */
export const adminPage = <P extends Schema = undefined, Q extends Schema = undefined>(services: SessionServices, definition: AdminPageDefinition<P, Q>): Route =>
  guardedRoute<Administration, P, Q>({
    ...definition,
    method: 'GET',
    interface: 'portal',
    audience: 'employee',
    problems: [...refusals, ...(definition.problems ?? [])],
    enter: (caller) => enterAdministration(services, caller, definition.action),
  })

/** A form of administration, sent from one of our own pages by somebody whom the table of actions lets in. */
export const adminForm = <B extends FormSchema, P extends Schema = undefined, Q extends Schema = undefined>(
  services: SessionServices,
  definition: AdminFormDefinition<P, Q, B>,
): Route =>
  guardedRoute<Administration, P, Q, B>({
    ...definition,
    method: 'POST',
    interface: 'portal',
    audience: 'employee',
    problems: [...refusals, loginProblems['form.foreign'], ...(definition.problems ?? [])],
    enter: (caller) => enterAdministration(services, caller, definition.action),
    handle: (call, administration): Promise<Answer> | Answer => {
      checkCsrf(administration.session, call.body)
      return definition.handle(call, administration)
    },
  })

/** A form with files, which the handler reads as a stream: it checks the form's token itself, when it has come to it. */
export const adminUpload = <P extends Schema = undefined, Q extends Schema = undefined>(services: SessionServices, definition: Omit<AdminFormDefinition<P, Q, 'stream'>, 'body'>): Route =>
  guardedRoute<Administration, P, Q, 'stream'>({
    ...definition,
    body: 'stream',
    method: 'POST',
    interface: 'portal',
    audience: 'employee',
    problems: [...refusals, loginProblems['form.foreign'], ...uploadProblems, ...(definition.problems ?? [])],
    enter: (caller) => enterAdministration(services, caller, definition.action),
  })
