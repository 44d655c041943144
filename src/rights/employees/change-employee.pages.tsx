import { z } from 'zod'
import type { IdentityId } from '../../login/index.ts'
import { csrfForm } from '../../login/index.ts'
import type { Answer, Caller, Route } from '../../platform/http/index.ts'
import { seeOther } from '../../platform/http/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import { languageOf } from '../../portals/index.ts'
import type { ActingByLogin } from '../employee-page-route.ts'
import { employeeForm, employeePage } from '../employee-page-route.ts'
import { grantProblems } from '../grants/grants.problems.ts'
import { changerOf, openDesk } from '../grants/rights-desk.ts'
import { attempt } from '../portal/attempt.ts'
import type { RightsPortalServices } from '../portal/rights-view.ts'
import { rightsView } from '../portal/rights-view.ts'
import { changeEmployee } from './change-employee.ts'
import type { EditFacts } from './change-employee-views.tsx'
import { EditView, StatusView } from './change-employee-views.tsx'
import type { Employee } from './employee.queries.ts'
import { employeePath } from './employee-paths.ts'
import { employeesTexts } from './employees.texts.ts'
import { readEmployee } from './read-employee.ts'

const ofOne = {
  action: 'rights.manage',
  parameters: z.object({ id: z.uuid().transform((id) => id.toLowerCase() as IdentityId) }), // branding
  problems: [generalProblems['not.found']],
} as const

/** An own employee. Throws not.found. */
async function getOwn(services: RightsPortalServices, { organisation }: ActingByLogin, identityId: IdentityId): Promise<Employee> {
  const { employee, isOwn } = await services.database.read((on) => readEmployee(on, organisation.partyId, identityId))
  if (!isOwn) throw new Problem(generalProblems['not.found'])
  return employee
}

const maxAliasLength = 100

function editView(services: RightsPortalServices, caller: Caller, acting: ActingByLogin, facts: Omit<EditFacts, 'csrfToken'>): Answer {
  const title = employeesTexts[languageOf(caller)].edit.title(facts.employee.name)
  const status = facts.faults.length > 0 ? 400 : 200
  const children = <EditView {...facts} csrfToken={acting.session.csrfToken} />
  return rightsView(services, { caller, acting, status: facts.hasChanged ? 409 : status, title, children })
}

const askEditRoute = (services: RightsPortalServices): Route =>
  employeePage(services, {
    ...ofOne,
    path: employeePath('{id}', 'edit'),
    summary: 'What an own employee is called and where mails go, to be changed',
    answers: { 200: { page: true } },
    handle: async ({ caller, parameters: { id } }, acting) => {
      const employee = await getOwn(services, acting, id)
      return editView(services, caller, acting, { employee, typed: { alias: employee.alias ?? '', email: employee.email ?? '' }, version: employee.version, faults: [], hasChanged: false })
    },
  })

function faultsOf(caller: Caller, { alias, email }: EditFacts['typed']): EditFacts['faults'] {
  const said = employeesTexts[languageOf(caller)].edit
  return [
    ...(alias.length > maxAliasLength ? [{ id: 'alias', text: said.aliasTooLong }] : []),
    ...(email === '' || z.email().max(254).safeParse(email).success ? [] : [{ id: 'email', text: said.emailInvalid }]),
  ]
}

const text = z.string().trim().default('')

const editRoute = (services: RightsPortalServices): Route =>
  employeeForm(services, {
    ...ofOne,
    path: employeePath('{id}', 'edit'),
    summary: 'Change what an own employee is called and where mails go',
    body: csrfForm.extend({ alias: text, email: text, version: z.coerce.number().int() }),
    answers: { 303: { empty: true }, 400: { page: true }, 409: { page: true } },
    handle: async ({ caller, parameters: { id }, body: { alias, email, version } }, acting) => {
      const typed = { alias, email }
      const faults = faultsOf(caller, typed)
      if (faults.length > 0) return editView(services, caller, acting, { employee: await getOwn(services, acting, id), typed, version, faults, hasChanged: false })
      const change = { alias: alias === '' ? null : alias, email: email === '' ? null : email }
      const outcome = await attempt(services.database.transaction(async (tx) => changeEmployee(await openDesk(tx, changerOf(acting)), { identityId: id, version }, change)), {})
      if (outcome.kind === 'conflict') {
        const employee = await getOwn(services, acting, id)
        return editView(services, caller, acting, { employee, typed, version: employee.version, faults, hasChanged: true })
      }
      return seeOther(`${employeePath(id)}?done=edited`)
    },
  })

type Way = 'deactivate' | 'reactivate'

const askStatusRoute = (services: RightsPortalServices, way: Way): Route =>
  employeePage(services, {
    ...ofOne,
    path: employeePath('{id}', way),
    summary: way === 'deactivate' ? 'The question whether to deactivate an own employee' : 'The question whether to reactivate an own employee',
    answers: { 200: { page: true } },
    handle: async ({ caller, parameters: { id } }, acting) => {
      const employee = await getOwn(services, acting, id)
      const children = <StatusView employee={employee} way={way} csrfToken={acting.session.csrfToken} />
      return rightsView(services, { caller, acting, title: employeesTexts[languageOf(caller)][way].title(employee.name), children })
    },
  })

const statusRoute = (services: RightsPortalServices, way: Way): Route =>
  employeeForm(services, {
    ...ofOne,
    path: employeePath('{id}', way),
    summary: way === 'deactivate' ? 'Deactivate an own employee, who is logged out everywhere' : 'Let an own employee log in again',
    body: csrfForm.extend({ version: z.coerce.number().int() }),
    answers: { 303: { empty: true } },
    problems: [...ofOne.problems, generalProblems['version.conflict'], ...Object.values(grantProblems)],
    handle: async ({ parameters: { id }, body: { version } }, acting) => {
      const isDeactivated = way === 'deactivate'
      await services.database.transaction(async (tx) => {
        const desk = await openDesk(tx, changerOf(acting))
        const { employee } = await readEmployee(tx, desk.partyId, id)
        // The second of two clicks finds it done.
        if (employee.version !== version && (employee.deactivatedAt !== null) === isDeactivated) return
        await changeEmployee(desk, { identityId: id, version }, { isDeactivated })
      })
      return seeOther(`${employeePath(id)}?done=${isDeactivated ? 'deactivated' : 'reactivated'}`)
    },
  })

/** `/rettigheder/employees/{id}`: what the employer says about an own employee, and whether he can log in. */
export const changeEmployeePages = (services: RightsPortalServices): Route[] => [
  askEditRoute(services),
  editRoute(services),
  ...(['deactivate', 'reactivate'] as const).flatMap((way) => [askStatusRoute(services, way), statusRoute(services, way)]),
]
