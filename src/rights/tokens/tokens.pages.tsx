import { z } from 'zod'
import { csrfForm } from '../../login/index.ts'
import { machineNow } from '../../platform/clock/index.ts'
import type { Answer, Caller, Route } from '../../platform/http/index.ts'
import { seeOther } from '../../platform/http/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import { languageOf } from '../../portals/index.ts'
import type { ActingByLogin } from '../employee-page-route.ts'
import { employeeForm, employeePage } from '../employee-page-route.ts'
import { rightsPaths } from '../portal/rights-paths.ts'
import type { RightsPortalServices } from '../portal/rights-view.ts'
import { rightsView } from '../portal/rights-view.ts'
import type { AccessTokenId } from './access-token.ts'
import { maxTokenNameLength, tokenDays } from './access-token.ts'
import type { CreateRefusal } from './create-token.ts'
import { createToken } from './create-token.ts'
import type { OwnToken } from './own-tokens.queries.ts'
import { listOpenTokens } from './own-tokens.queries.ts'
import { revokeToken } from './revoke-token.ts'
import { newTokenPath, revokeTokenPath } from './token-paths.ts'
import type { TokenFault, TypedToken } from './token-views.tsx'
import { CreatedTokenView, NewTokenView, RevokeView, TokenListView } from './token-views.tsx'
import { tokenProblems } from './tokens.problems.ts'
import { tokensTexts } from './tokens.texts.ts'

/** What the pages of tokens need besides: where programs call, without a slash at the end. */
export interface TokenPageServices extends RightsPortalServices {
  readonly systemUrl: () => string
}

const action = 'tokens.manage'

const listTokens = ({ database }: RightsPortalServices, { identityId }: ActingByLogin): Promise<OwnToken[]> => database.read((on) => listOpenTokens(on, { identityId, now: machineNow() }))

const listRoute = (services: TokenPageServices): Route =>
  employeePage(services, {
    action,
    path: rightsPaths.tokens,
    summary: 'The employee’s own access tokens',
    query: z.object({ done: z.literal('revoked').optional() }),
    answers: { 200: { page: true } },
    handle: async ({ caller, query: { done } }, acting) => {
      const children = <TokenListView tokens={await listTokens(services, acting)} isRevoked={done === 'revoked'} />
      return rightsView(services, { caller, acting, title: tokensTexts[languageOf(caller)].title, children })
    },
  })

interface Visit {
  readonly caller: Caller
  readonly acting: ActingByLogin
}

function showForm(services: TokenPageServices, { caller, acting }: Visit, typed: TypedToken, fault?: TokenFault): Answer {
  const { organisation, privileges, session } = acting
  const children = <NewTokenView organisation={organisation.name} held={privileges} typed={typed} fault={fault} csrfToken={session.csrfToken} />
  return rightsView(services, { caller, acting, title: tokensTexts[languageOf(caller)].form.title, status: fault === undefined ? 200 : 400, children })
}

const nothingTyped: TypedToken = { name: '', privileges: [], days: '30' }

const formRoute = (services: TokenPageServices): Route =>
  employeePage(services, {
    action,
    path: newTokenPath,
    summary: 'The form with which an employee makes an access token',
    answers: { 200: { page: true } },
    handle: ({ caller }, acting) => showForm(services, { caller, acting }, nothingTyped),
  })

function faultOf({ name, privileges, days }: TypedToken, acting: ActingByLogin): TokenFault | undefined {
  if (name === '') return { field: 'name', code: 'name-missing' }
  if (name.length > maxTokenNameLength) return { field: 'name', code: 'name-long' }
  if (!tokenDays.some((each) => String(each) === days)) return { field: 'days', code: 'days' }
  // An employee of another organisation has no business there without a right, nor has his program.
  if (privileges.length === 0 && acting.employerId !== acting.organisation.partyId) return { field: 'privileges', code: 'rights-missing' }
  return privileges.every((one) => acting.privileges.some((held) => held === one)) ? undefined : refusalFaults['right-not-held']
}

const refusalFaults: Readonly<Record<CreateRefusal, TokenFault>> = {
  'name-taken': { field: 'name', code: 'name-taken' },
  'right-not-held': { field: 'privileges', code: 'right-not-held' },
  'too-many': { field: 'name', code: 'too-many' },
}

const field = z.string().default('')
const body = csrfForm.extend({ name: field, privileges: z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]), days: field })

/** The token stands in the answer itself and nowhere else; a reload would send the form again, which makes no second one. */
const createRoute = (services: TokenPageServices): Route =>
  employeeForm(services, {
    action,
    path: newTokenPath,
    summary: 'Make an access token; it is shown once',
    body,
    answers: { 200: { page: true }, 400: { page: true } },
    problems: [tokenProblems['token.level.too.low']],
    handle: async ({ caller, body: sent }, acting) => {
      // A token lives long after the login, and may do what takes a strong one.
      if (acting.session.levelOfAssurance === 'low') throw new Problem(tokenProblems['token.level.too.low'])
      const typed = { ...sent, name: sent.name.trim() }
      const fault = faultOf(typed, acting)
      if (fault !== undefined) return showForm(services, { caller, acting }, typed, fault)
      const privileges = acting.privileges.filter((held) => typed.privileges.includes(held))
      const outcome = await services.database.transaction((tx) => createToken(tx, acting, { name: typed.name, privileges, days: Number(typed.days) }))
      if (outcome.kind === 'refused') return showForm(services, { caller, acting }, typed, refusalFaults[outcome.why])
      const children = <CreatedTokenView token={outcome.token} expiresAt={outcome.expiresAt} apiUrl={services.systemUrl()} />
      return rightsView(services, { caller, acting, title: tokensTexts[languageOf(caller)].created.title, children })
    },
  })

const ofOne = {
  action,
  path: revokeTokenPath('{id}'),
  parameters: z.object({ id: z.uuid().transform((id) => id.toLowerCase() as AccessTokenId) }), // branding
} as const

const questionRoute = (services: TokenPageServices): Route =>
  employeePage(services, {
    ...ofOne,
    summary: 'The question whether to revoke an access token',
    answers: { 200: { page: true } },
    problems: [generalProblems['not.found']],
    handle: async ({ caller, parameters: { id } }, acting) => {
      const token = (await listTokens(services, acting)).find(({ tokenId }) => tokenId === id)
      if (token === undefined) throw new Problem(generalProblems['not.found'])
      const children = <RevokeView token={token} csrfToken={acting.session.csrfToken} />
      return rightsView(services, { caller, acting, title: tokensTexts[languageOf(caller)].confirm.title, children })
    },
  })

/** Revoked before, or expired: it counts no more, which is what was wanted. Others' tokens stay as they are. */
const revokeRoute = (services: TokenPageServices): Route =>
  employeeForm(services, {
    ...ofOne,
    summary: 'Revoke an access token',
    body: csrfForm,
    answers: { 303: { empty: true } },
    handle: async ({ parameters: { id } }, acting) => {
      await services.database.transaction((tx) => revokeToken(tx, { tokenId: id, by: { kind: 'owner', ...acting } }))
      return seeOther(`${rightsPaths.tokens}?done=revoked`)
    },
  })

/** `/rettigheder/tokens`. */
export const tokenPages = (services: TokenPageServices): Route[] => [listRoute(services), formRoute(services), createRoute(services), questionRoute(services), revokeRoute(services)]
