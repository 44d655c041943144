import type { Route } from '../../platform/http/index.ts'
import { seeOther } from '../../platform/http/index.ts'
import { employeePage } from '../employee-page-route.ts'
import { employeePages } from '../employees/employees.pages.tsx'
import { groupPages } from '../groups/groups.pages.tsx'
import { profilePages } from '../profile/profile.pages.tsx'
import { newRequestPages } from '../requests/new-request.pages.tsx'
import { requestPages } from '../requests/requests.pages.tsx'
import type { TokenPageServices } from '../tokens/tokens.pages.tsx'
import { tokenPages } from '../tokens/tokens.pages.tsx'
import { rightsPath, rightsPaths } from './rights-paths.ts'
import type { RightsPortalServices } from './rights-view.ts'
import { openParts } from './rights-view.ts'

const homeRoute = (services: RightsPortalServices): Route =>
  employeePage(services, {
    action: 'rights.request',
    path: rightsPath,
    summary: 'The rights portal: leads to the first of its parts that is open',
    answers: { 303: { empty: true } },
    handle: (_, acting) => seeOther(rightsPaths[openParts(acting)[0] ?? 'requests']),
  })

/** `/rettigheder`: who may do what for the organisation acted for. */
export const rightsPortalRoutes = (services: TokenPageServices): Route[] => [
  homeRoute(services),
  ...employeePages(services),
  ...groupPages(services),
  ...newRequestPages(services),
  ...requestPages(services),
  ...profilePages(services),
  ...tokenPages(services),
]
