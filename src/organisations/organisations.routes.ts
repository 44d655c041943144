import { z } from 'zod'
import { instantText } from '../platform/clock/index.ts'
import type { Database } from '../platform/database/index.ts'
import type { Caller, Route } from '../platform/http/index.ts'
import { route } from '../platform/http/index.ts'
import { generalProblems, Problem } from '../platform/problems/index.ts'
import type { OrganisationId } from './organisation.ts'
import type { OrganisationRow } from './search-organisations.queries.ts'
import { countOrganisations, findOrganisation, listOrganisations } from './search-organisations.queries.ts'
import { anyOf, idBefore, searchPage, searchPageQuery, searchPageSchema, writeCursor } from './search-page.ts'

export interface OrganisationServices {
  readonly database: Database
  /** Throws for a caller that is no active system; `systems` stands above this room, so the composition root hands it in. */
  readonly authenticate: (caller: Caller) => Promise<unknown>
}

const maxSearchedNumbers = 1_000

const organisationSchema = z.object({
  id: z.uuid(),
  version: z.int(),
  createdDate: z.string(),
  lastUpdated: z.string(),
  name: z.string(),
  cvrNumber: z.string(),
  type: z.enum(['AUTHORITY', 'COMPANY']),
  authorityType: z.enum(['STATE', 'MUNICIPALITY', 'REGION', 'OTHER']).optional(),
  legalNotificationAllowed: z.boolean(),
  mandatoryPostAllowed: z.boolean(),
  logoAvailable: z.boolean(),
  statusType: z.enum(['ACTIVE', 'CLOSED']),
})

const presentOrganisation = (row: OrganisationRow): z.infer<typeof organisationSchema> => ({
  id: row.organisationId,
  version: row.version,
  createdDate: instantText(row.createdAt),
  lastUpdated: instantText(row.updatedAt),
  name: row.name,
  cvrNumber: row.cvrNumber,
  type: row.organisationType,
  ...(row.authorityType === null ? {} : { authorityType: row.authorityType }),
  legalNotificationAllowed: row.legalNotificationAllowed,
  mandatoryPostAllowed: row.mandatoryPostAllowed,
  logoAvailable: false,
  statusType: row.companyStatus === 'closed' ? 'CLOSED' : 'ACTIVE',
})

/** A filter that is not known is refused: ignoring it would answer something else than was asked. */
const searchQuery = searchPageQuery.extend({
  name: z.union([z.string(), z.array(z.string())]).transform((given) => [given].flat()).optional(),
  type: anyOf(z.enum(['AUTHORITY', 'COMPANY']), 2),
  cvrNumber: anyOf(z.string().regex(/^\d{8}$/, 'Eight digits'), maxSearchedNumbers),
  searchTerm: z.string().min(1).max(256).optional(),
}).strict()
type SearchQuery = z.infer<typeof searchQuery>

const likePattern = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`)

async function search({ database }: OrganisationServices, query: SearchQuery): Promise<z.infer<typeof searchResultSchema>> {
  const after = idBefore<OrganisationId>(query.next)
  const criteria = {
    names: query.name?.map((name) => likePattern(name).replaceAll('*', '%')) ?? null,
    types: query.type ?? null,
    cvrNumbers: query.cvrNumber ?? null,
    term: query.searchTerm === undefined ? null : `%${likePattern(query.searchTerm)}%`,
  }
  const offset = after === null ? query.page * query.size : 0
  const found = await database.read(async (on) => ({
    total: (await countOrganisations(on, criteria)).count,
    rows: await listOrganisations(on, { ...criteria, after, limit: query.size + 1, offset }),
    cursorOf: (last: OrganisationRow) => writeCursor([last.organisationId]),
  }))
  const { rows, about } = searchPage(query, found)
  return { ...about, organisations: rows.map(presentOrganisation) }
}

const searchResultSchema = searchPageSchema.extend({ organisations: z.array(organisationSchema) })

/** `GET organisations/` and `organisations/{id}` of the wire, for every system. Criteria: name (`*` stands for anything), type, cvrNumber, searchTerm. */
export const organisationRoutes = (services: OrganisationServices): Route[] => [
  route({
    method: 'GET',
    path: '/apis/v1/organisations/',
    interface: 'system',
    audience: 'any-system',
    summary: 'Search the organisations on the platform',
    query: searchQuery,
    answers: { 200: { json: searchResultSchema } },
    handle: async ({ caller, query }) => {
      await services.authenticate(caller)
      return { status: 200, body: await search(services, query) }
    },
  }),
  route({
    method: 'GET',
    path: '/apis/v1/organisations/{id}',
    interface: 'system',
    audience: 'any-system',
    summary: 'One organisation',
    parameters: z.object({ id: z.uuid().transform((id) => id.toLowerCase() as OrganisationId) }), // branding
    answers: { 200: { json: organisationSchema } },
    problems: [generalProblems['not.found']],
    handle: async ({ caller, parameters }) => {
      await services.authenticate(caller)
      const organisation = await services.database.read((on) => findOrganisation(on, { organisationId: parameters.id }))
      if (organisation === undefined) throw new Problem(generalProblems['not.found'])
      return { status: 200, body: presentOrganisation(organisation) }
    },
  }),
]
