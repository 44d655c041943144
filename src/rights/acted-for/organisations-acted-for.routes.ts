import { z } from 'zod'
import type { Database } from '../../platform/database/index.ts'
import type { Route } from '../../platform/http/index.ts'
import { employeeApiRoute } from '../employee-api-route.ts'
import { privilegeTypes } from '../privilege-types.ts'
import type { ActedFor } from './organisations-acted-for.ts'
import { listOrganisationsActedFor } from './organisations-acted-for.ts'

const query = z.object({
  page: z.coerce.number().int().min(0).max(1_000_000).default(0),
  size: z.coerce.number().int().min(1).max(1_000).default(100),
  searchTerm: z.string().max(256).optional(),
}).strict()

const organisationSchema = z.object({ cvrNumber: z.string().optional(), name: z.string(), type: z.enum(['AUTHORITY', 'COMPANY']), privileges: z.array(z.enum(privilegeTypes)) })

const resultSchema = z.object({
  currentPage: z.int(),
  totalPages: z.int(),
  elementsOnPage: z.int(),
  totalElements: z.int(),
  organisations: z.array(organisationSchema),
})

const present = ({ cvrNumber, name, kind, privileges }: ActedFor): z.infer<typeof organisationSchema> => ({
  ...(cvrNumber === null ? {} : { cvrNumber }),
  name,
  type: kind === 'authority' ? 'AUTHORITY' : 'COMPANY',
  privileges: [...privileges],
})

/** Where an employee has rights. A program switches by using another token: each is bound to one organisation. */
export const actedForRoutes = (services: { readonly database: Database }): Route[] => [
  employeeApiRoute(services, {
    action: 'organisation.switch',
    method: 'GET',
    path: '/apis/brevdue/v1/organisations-acted-for/',
    summary: 'The organisations for which the employee may act, with the rights there; a token is bound to one of them',
    query,
    answers: { 200: { json: resultSchema } },
    handle: async ({ query: { page, size, searchTerm } }, acting) => {
      const found = await services.database.read((on) => listOrganisationsActedFor(on, acting, { search: searchTerm, page, size }))
      const { organisations, total } = found
      return { status: 200, body: { currentPage: found.page, totalPages: Math.ceil(total / size), elementsOnPage: organisations.length, totalElements: total, organisations: organisations.map(present) } }
    },
  }),
]
