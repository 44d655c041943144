import { z } from 'zod'
import type { Database } from '../../platform/database/index.ts'
import type { Route } from '../../platform/http/index.ts'
import { employeeApiRoute } from '../employee-api-route.ts'
import { privilegeTypes } from '../privilege-types.ts'

export interface RightsApiServices {
  readonly database: Database
}

/** `GET privilege-types/` of the wire: the rights that can be granted here, by name. */
export const privilegeTypeRoutes = (services: RightsApiServices): Route[] => [
  employeeApiRoute(services, {
    action: 'rights.request',
    method: 'GET',
    path: '/apis/v1/privilege-types/',
    summary: 'The rights that employees can have',
    answers: { 200: { json: z.array(z.enum(privilegeTypes)) } },
    handle: () => ({ status: 200, body: privilegeTypes }),
  }),
]
