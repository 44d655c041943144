import type { Route } from '../../platform/http/index.ts'
import { actedForRoutes } from '../acted-for/organisations-acted-for.routes.ts'
import type { RequestApiServices } from '../requests/access-requests.routes.ts'
import { accessRequestRoutes } from '../requests/access-requests.routes.ts'
import { accessTokenRoutes } from '../tokens/access-tokens.routes.ts'
import { directPrivilegeRoutes } from './direct-privileges.routes.ts'
import { groupPartRoutes } from './group-parts.routes.ts'
import { identityRoutes } from './identities.routes.ts'
import { identityGroupRoutes } from './identity-groups.routes.ts'
import { privilegeTypeRoutes } from './privilege-types.routes.ts'

/** The wire's resources about rights, for employees' programs. */
export const rightsApiRoutes = (services: RequestApiServices): Route[] => [
  ...privilegeTypeRoutes(services),
  ...directPrivilegeRoutes(services),
  ...identityGroupRoutes(services),
  ...groupPartRoutes(services),
  ...identityRoutes(services),
  ...actedForRoutes(services),
  ...accessRequestRoutes(services),
  ...accessTokenRoutes(services),
]
