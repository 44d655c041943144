import { z } from 'zod'
import type { Answer, Caller, RateLimit, Route } from '../platform/http/index.ts'
import { route, seeOther } from '../platform/http/index.ts'
import { generalProblems, Problem } from '../platform/problems/index.ts'
import { csrfForm } from './csrf.ts'
import { sessionCookie } from './cookies.ts'
import { finishLogin } from './finish-login.ts'
import { logOut } from './log-out.ts'
import { chooseProviderPage, loggedOutPage } from './login.pages.tsx'
import { loginPaths } from './login-paths.ts'
import { loginProblems } from './login.problems.ts'
import type { LoginServices } from './login-environment.ts'
import { startLogin } from './start-login.ts'

/**
 * Per address. Secrets are guessed at the provider, not here: this keeps one address from filling the database, and lets a town
 * hall behind one address in.
 */
const loginRateLimit: RateLimit = { max: 300, windowMs: 60_000 }

const loginQuery = z.object({ provider: z.string().optional(), returnTo: z.string().optional() })

const providerProblems = [loginProblems['login.provider.unavailable'], generalProblems['too.many.requests']]

async function answerLogin(services: LoginServices, caller: Caller, query: z.output<typeof loginQuery>): Promise<Answer> {
  const named = services.providers.filter(({ name }) => query.provider === undefined || name === query.provider)
  const [provider, another] = named
  if (provider === undefined) throw new Problem(generalProblems['not.found'])
  if (another !== undefined) return chooseProviderPage(services, caller, query.returnTo)
  return startLogin(services, caller, provider, query)
}

/** Ending a session at another origin by a redirect after a form would be stopped by `form-action`; a page that moves on by itself is not. */
async function answerLogout(services: LoginServices, caller: Caller, form: { csrf: string }): Promise<Answer> {
  const providerLogout = await logOut(services, caller, form)
  const forget = { 'set-cookie': sessionCookie(services).clear() }
  if (providerLogout === undefined) return seeOther('/', forget)
  return { ...loggedOutPage(services, caller, providerLogout), headers: { ...forget, refresh: `0; url=${providerLogout}` } }
}

const login = (services: LoginServices): Route =>
  route({
    method: 'GET',
    path: loginPaths.login,
    interface: 'portal',
    audience: 'everybody',
    summary: 'Begin to log in',
    query: loginQuery,
    answers: { 200: { page: true }, 303: { empty: true } },
    problems: [...providerProblems, generalProblems['not.found']],
    rateLimit: loginRateLimit,
    handle: ({ caller, query }) => answerLogin(services, caller, query),
  })

const callback = (services: LoginServices): Route =>
  route({
    method: 'GET',
    path: loginPaths.callback,
    interface: 'portal',
    audience: 'everybody',
    summary: 'Come back from the identity provider',
    query: z.object({ state: z.string().max(256).default('') }),
    answers: { 303: { empty: true } },
    problems: [...providerProblems, loginProblems['login.attempt.unknown'], loginProblems['login.refused'], loginProblems['login.person.unknown']],
    rateLimit: loginRateLimit,
    handle: ({ caller, query }) => finishLogin(services, caller, query.state),
  })

const logout = (services: LoginServices): Route =>
  route({
    method: 'POST',
    path: loginPaths.logout,
    interface: 'portal',
    audience: 'everybody',
    summary: 'Log out',
    body: csrfForm,
    answers: { 200: { page: true }, 303: { empty: true } },
    problems: [loginProblems['form.foreign']],
    handle: ({ caller, body }) => answerLogout(services, caller, body),
  })

/** Logging in and out. */
export const loginRoutes = (services: LoginServices): Route[] => [login(services), callback(services), logout(services)]
