import type { Route } from '../../platform/http/index.ts'
import { actedForRoutes } from '../acted-for/organisations-acted-for.routes.ts'
import type { RequestApiServices } from '../requests/access-requests.routes.ts'
import { accessRequestRoutes } from '../requests/access-requests.routes.ts'
import { accessTokenRoutes } from '../tokens/access-tokens.routes.ts'
import { privilegeTypeRoutes } from './privilege-types.routes.ts'

/** The wire's resources about rights, for employees' programs. */
export const rightsApiRoutes = (services: RequestApiServices): Route[] => [...privilegeTypeRoutes(services), ...actedForRoutes(services), ...accessRequestRoutes(services), ...accessTokenRoutes(services)]
