import { z } from 'zod'
import type { IdentityId } from '../../login/index.ts'
import { csrfForm } from '../../login/index.ts'
import type { Answer, Caller, Route } from '../../platform/http/index.ts'
import { seeOther } from '../../platform/http/index.ts'
import { generalProblems } from '../../platform/problems/index.ts'
import { languageOf } from '../../portals/index.ts'
import type { ActingByLogin } from '../employee-page-route.ts'
import { employeeForm, employeePage } from '../employee-page-route.ts'
import { changeEnd } from '../grants/change-end.ts'
import type { GrantId } from '../grants/grant.ts'
import { grantProblems } from '../grants/grants.problems.ts'
import { revokeRights } from '../grants/revoke-rights.ts'
import { changerOf, openDesk } from '../grants/rights-desk.ts'
import { attempt } from '../portal/attempt.ts'
import { lastDayField, readLastDay } from '../portal/last-day.ts'
import type { RightsPortalServices } from '../portal/rights-view.ts'
import { rightsView } from '../portal/rights-view.ts'
import { privilegeNames } from '../rights.texts.ts'
import { employeePath, grantPath } from './employee-paths.ts'
import { employeesTexts } from './employees.texts.ts'
import type { EndFacts, GrantShown } from './grant-views.tsx'
import { EndView, RevokeView } from './grant-views.tsx'
import { grantIn, readEmployee } from './read-employee.ts'

const ofOne = {
  action: 'rights.manage',
  parameters: z.object({ id: z.uuid().transform((id) => id.toLowerCase() as IdentityId), grantId: z.uuid().transform((id) => id.toLowerCase() as GrantId) }), // branding
  problems: [generalProblems['not.found']],
} as const

type Meant = z.output<typeof ofOne.parameters>

const getGrant = (services: RightsPortalServices, { organisation }: ActingByLogin, { id, grantId }: Meant): Promise<GrantShown> =>
  services.database.read(async (on) => {
    const report = await readEmployee(on, organisation.partyId, id)
    return { employee: report.employee, grant: grantIn(report, grantId) }
  })

type EndShown = Omit<EndFacts, 'csrfToken'> & { readonly caller: Caller; readonly acting: ActingByLogin }

function endView(services: RightsPortalServices, { caller, acting, ...facts }: EndShown): Answer {
  const language = languageOf(caller)
  const { fault, problem, hasChanged } = facts
  const status = problem?.definition.status ?? (hasChanged ? 409 : 400)
  const title = employeesTexts[language].end.title(privilegeNames[language][facts.grant.privilege])
  const children = <EndView {...facts} csrfToken={acting.session.csrfToken} />
  return rightsView(services, { caller, acting, status: fault === undefined && problem === undefined && !hasChanged ? 200 : status, title, children })
}

const askEndRoute = (services: RightsPortalServices): Route =>
  employeePage(services, {
    ...ofOne,
    path: grantPath('{id}', '{grantId}', 'end'),
    summary: 'The last day of a right, to be changed',
    answers: { 200: { page: true } },
    handle: async ({ caller, parameters }, acting) => {
      const shown = await getGrant(services, acting, parameters)
      return endView(services, { ...shown, caller, acting, typed: lastDayField(shown.grant.endsAt), version: shown.grant.version, fault: undefined, problem: undefined, hasChanged: false })
    },
  })

const endRoute = (services: RightsPortalServices): Route =>
  employeeForm(services, {
    ...ofOne,
    path: grantPath('{id}', '{grantId}', 'end'),
    summary: 'Let a right end on another day, or never',
    body: csrfForm.extend({ lastDay: z.string().default(''), version: z.coerce.number().int() }),
    answers: { 303: { empty: true }, 400: { page: true }, 403: { page: true }, 409: { page: true } },
    handle: async ({ caller, parameters, body: { lastDay, version } }, acting) => {
      const shown = { ...(await getGrant(services, acting, parameters)), caller, acting, typed: lastDay, version, fault: undefined, problem: undefined, hasChanged: false }
      const endsAt = readLastDay(lastDay)
      if (endsAt === undefined) return endView(services, { ...shown, fault: employeesTexts[languageOf(caller)].end.invalid })
      const change = services.database.transaction(async (tx) => changeEnd(await openDesk(tx, changerOf(acting)), { grantId: parameters.grantId, version }, endsAt))
      const outcome = await attempt(change, grantProblems)
      if (outcome.kind === 'conflict') {
        const now = await getGrant(services, acting, parameters)
        // The second of two clicks finds it as it wants it.
        if (now.grant.endsAt === endsAt) return seeOther(`${employeePath(parameters.id)}?done=moved`)
        return endView(services, { ...shown, ...now, version: now.grant.version, hasChanged: true })
      }
      if (outcome.kind === 'refused') return endView(services, { ...shown, problem: outcome.problem })
      return seeOther(`${employeePath(parameters.id)}?done=moved`)
    },
  })

const askRevokeRoute = (services: RightsPortalServices): Route =>
  employeePage(services, {
    ...ofOne,
    path: grantPath('{id}', '{grantId}', 'revoke'),
    summary: 'The question whether to take a right away',
    answers: { 200: { page: true } },
    handle: async ({ caller, parameters }, acting) => {
      const shown = await getGrant(services, acting, parameters)
      const language = languageOf(caller)
      const title = employeesTexts[language].revocation.title(privilegeNames[language][shown.grant.privilege], shown.employee.name)
      return rightsView(services, { caller, acting, title, children: <RevokeView {...shown} csrfToken={acting.session.csrfToken} /> })
    },
  })

const revokeRoute = (services: RightsPortalServices): Route =>
  employeeForm(services, {
    ...ofOne,
    path: grantPath('{id}', '{grantId}', 'revoke'),
    summary: 'Take a right away',
    body: csrfForm.extend({ version: z.coerce.number().int() }),
    answers: { 303: { empty: true } },
    problems: [...ofOne.problems, generalProblems['version.conflict'], ...Object.values(grantProblems)],
    handle: async ({ parameters: { id, grantId }, body: { version } }, acting) => {
      const isGone = await services.database.transaction(async (tx) => {
        const desk = await openDesk(tx, changerOf(acting))
        const { history } = await readEmployee(tx, desk.partyId, id)
        // The second of two clicks finds the right gone: that is what was asked for.
        if (history.some((grant) => grant.grantId === grantId && grant.revokedAt !== null)) return true
        await revokeRights(desk, [{ grantId, version }])
        return false
      })
      return seeOther(`${employeePath(id)}?done=${isGone ? 'gone' : 'revoked'}`)
    },
  })

/** `/rettigheder/employees/{id}/grants/{grantId}`: when a right ends, and taking it away. */
export const grantPages = (services: RightsPortalServices): Route[] => [askEndRoute(services), endRoute(services), askRevokeRoute(services), revokeRoute(services)]
