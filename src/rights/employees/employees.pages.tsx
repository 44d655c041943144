import type { Route } from '../../platform/http/index.ts'
import { languageOf } from '../../portals/index.ts'
import { employeePage } from '../employee-page-route.ts'
import { rightsPaths } from '../portal/rights-paths.ts'
import type { RightsPortalServices } from '../portal/rights-view.ts'
import { rightsView } from '../portal/rights-view.ts'
import { EmployeeListView } from './employee-list-view.tsx'
import { listEmployees } from './employees.queries.ts'
import { employeesTexts } from './employees.texts.ts'

const pageSize = 100

const listRoute = (services: RightsPortalServices): Route =>
  employeePage(services, {
    action: 'rights.manage',
    path: rightsPaths.employees,
    summary: 'Who may do what for the organisation acted for',
    answers: { 200: { page: true } },
    handle: async ({ caller }, acting) => {
      const { organisation } = acting
      const wish = { partyId: organisation.partyId, pattern: null, privilege: null, order: 'name', isDescending: false, limit: pageSize, offset: 0 } as const
      const employees = await services.database.read((on) => listEmployees(on, { ...wish, now: on.now }))
      const children = <EmployeeListView organisation={organisation} employees={employees} />
      return rightsView(services, { caller, acting, title: employeesTexts[languageOf(caller)].title, children })
    },
  })

/** `/rettigheder/employees`. */
export const employeePages = (services: RightsPortalServices): Route[] => [listRoute(services)]
