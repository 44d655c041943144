import type { Answer, Caller } from '../platform/http/index.ts'
import { seeOther } from '../platform/http/index.ts'
import type { Problem } from '../platform/problems/index.ts'
import { loginProblems } from './login.problems.ts'
import { loginPath } from './return-to.ts'

/**
 * The answer to login.required: a page that was asked for leads through the login back to itself. Undefined for every other
 * problem, and for a sent form, which cannot be repeated after the login (and whose redirect to another origin `form-action` stops):
 * there the portal's problem page says so.
 */
export function answerLoginRequired(problem: Problem, caller: Pick<Caller, 'url' | 'headers'>): Answer | undefined {
  const sentForm = caller.headers['content-type'] !== undefined
  if (problem.code !== loginProblems['login.required'] || sentForm) return undefined
  return seeOther(loginPath(caller.url))
}
