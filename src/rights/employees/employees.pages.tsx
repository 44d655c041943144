import { z } from 'zod'
import type { IdentityId } from '../../login/index.ts'
import type { Route } from '../../platform/http/index.ts'
import { generalProblems } from '../../platform/problems/index.ts'
import { listWindow, readListState } from '../../platform/ui/index.ts'
import { languageOf } from '../../portals/index.ts'
import { employeePage } from '../employee-page-route.ts'
import { likePattern } from '../like-pattern.ts'
import { rightsPaths } from '../portal/rights-paths.ts'
import type { RightsPortalServices } from '../portal/rights-view.ts'
import { rightsView } from '../portal/rights-view.ts'
import type { PrivilegeType } from '../privilege-types.ts'
import { privilegeTypes } from '../privilege-types.ts'
import { changeEmployeePages } from './change-employee.pages.tsx'
import { EmployeeListView } from './employee-list-view.tsx'
import { employeePath } from './employee-paths.ts'
import { doneNames, EmployeeView } from './employee-view.tsx'
import { countEmployees, employeeOrders, listEmployees } from './employees.queries.ts'
import { employeesTexts } from './employees.texts.ts'
import { findEmployeePages } from './find-employee.pages.tsx'
import { giveRightsPages } from './give-rights.pages.tsx'
import { grantPages } from './grant.pages.tsx'
import { readEmployee } from './read-employee.ts'

const action = 'rights.manage'
const definition = { sorts: employeeOrders, filters: { right: { values: privilegeTypes } } } as const

const listRoute = (services: RightsPortalServices): Route =>
  employeePage(services, {
    action,
    path: rightsPaths.employees,
    summary: 'Who may do what for the organisation acted for',
    answers: { 200: { page: true } },
    handle: async ({ caller }, acting) => {
      const { organisation } = acting
      const state = readListState(caller.url, definition)
      const found = await services.database.read(async (on) => {
        const privilege = (state.filters.right[0] ?? null) as PrivilegeType | null // one of the filter's values
        const criteria = { partyId: organisation.partyId, now: on.now, pattern: state.search === '' ? null : likePattern(state.search), privilege }
        const total = (await countEmployees(on, criteria)).count
        const { offset, limit } = listWindow(state, total)
        return { total, now: on.now, employees: await listEmployees(on, { ...criteria, order: state.sort.by, isDescending: state.sort.descending, limit, offset }) }
      })
      const children = <EmployeeListView organisation={organisation} state={state} {...found} />
      return rightsView(services, { caller, acting, title: employeesTexts[languageOf(caller)].title, children })
    },
  })

const oneRoute = (services: RightsPortalServices): Route =>
  employeePage(services, {
    action,
    path: employeePath('{id}'),
    summary: 'An employee: what he may do for the organisation acted for, and how that came about',
    parameters: z.object({ id: z.uuid().transform((id) => id.toLowerCase() as IdentityId) }), // branding
    query: z.object({ done: z.enum(doneNames).optional() }),
    answers: { 200: { page: true } },
    problems: [generalProblems['not.found']],
    handle: async ({ caller, parameters: { id }, query: { done } }, acting) => {
      const report = await services.database.read((on) => readEmployee(on, acting.organisation.partyId, id))
      const children = <EmployeeView report={report} organisation={acting.organisation.name} isSelf={acting.identityId === id} done={done} />
      return rightsView(services, { caller, acting, title: report.employee.name, children })
    },
  })

/** `/rettigheder/employees`: who may do what, given, moved and taken away. */
export const employeePages = (services: RightsPortalServices): Route[] => [
  listRoute(services),
  ...findEmployeePages(services),
  oneRoute(services),
  ...giveRightsPages(services),
  ...grantPages(services),
  ...changeEmployeePages(services),
]
