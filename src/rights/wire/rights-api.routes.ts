import type { Route } from '../../platform/http/index.ts'
import { actedForRoutes } from '../acted-for/organisations-acted-for.routes.ts'
import type { RightsApiServices } from './privilege-types.routes.ts'
import { privilegeTypeRoutes } from './privilege-types.routes.ts'

/** The wire's resources about rights, for employees' programs. */
export const rightsApiRoutes = (services: RightsApiServices): Route[] => [...privilegeTypeRoutes(services), ...actedForRoutes(services)]
