import { z } from 'zod'
import type { IdentityId } from '../../login/index.ts'
import { idBefore, searchPage, searchPageQuery, searchPageSchema, writeCursor } from '../../organisations/index.ts'
import type { PartyId } from '../../parties/index.ts'
import { instantText, parseInstant } from '../../platform/clock/index.ts'
import type { Read, Transaction } from '../../platform/database/index.ts'
import type { Route } from '../../platform/http/index.ts'
import { ifMatchOf } from '../../platform/http/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import type { Acting } from '../acting.ts'
import { employeeApiRoute } from '../employee-api-route.ts'
import { changeEmployee } from '../employees/change-employee.ts'
import { findEmployeeOf } from '../employees/employee.queries.ts'
import { recordLookUp, recordPersonLookUp } from '../employees/look-up-employee.ts'
import { grantProblems } from '../grants/grants.problems.ts'
import type { IdentityRow } from './identities.queries.ts'
import { countIdentities, listIdentities } from './identities.queries.ts'
import { changeBy } from './identity-groups.routes.ts'
import type { RightsApiServices } from './privilege-types.routes.ts'
import { wireId } from './wire-grant.ts'

const action = 'rights.manage'
const path = '/apis/v1/identities/'

/** The wire's Identity, of an employee. */
const identitySchema = z.object({
  id: z.uuid(),
  version: z.int(),
  type: z.literal('EMPLOYEE'),
  identifiers: z.array(z.object({ type: z.enum(['CVR_NUMBER', 'EMPLOYEE_ID']), value: z.string() })),
  parentIdentityId: z.uuid(),
  name: z.string(),
  alias: z.string().optional(),
  subscription: z.object({ channel: z.string() }).optional(),
  status: z.enum(['ACTIVE', 'INACTIVE']),
  createdDate: z.string(),
  lastUpdated: z.string(),
})

/** What others call their employees and where they mail them is nobody else's business. */
function presentIdentity(partyId: PartyId, row: IdentityRow): z.input<typeof identitySchema> {
  const isOwn = row.employerId === partyId
  return {
    id: row.identityId,
    version: row.version,
    type: 'EMPLOYEE',
    identifiers: [...(row.employerCvr === null ? [] : [{ type: 'CVR_NUMBER' as const, value: row.employerCvr }]), { type: 'EMPLOYEE_ID' as const, value: row.rid }],
    parentIdentityId: row.employerId,
    name: row.name,
    ...(isOwn && row.alias !== null ? { alias: row.alias } : {}),
    ...(isOwn && row.email !== null ? { subscription: { channel: row.email } } : {}),
    status: row.deactivatedAt === null ? 'ACTIVE' : 'INACTIVE',
    createdDate: instantText(row.createdAt),
    lastUpdated: instantText(row.changedAt ?? row.createdAt),
  }
}

async function getIdentity(on: Read, partyId: PartyId, identityId: IdentityId): Promise<z.input<typeof identitySchema>> {
  const employee = await findEmployeeOf(on, { partyId, identityId })
  if (employee === undefined) throw new Problem(generalProblems['not.found'])
  return presentIdentity(partyId, employee)
}

/** The wire's IdentityType. */
const identityTypes = ['UNKNOWN', 'EXTERNAL_SYSTEM', 'INTERNAL_SYSTEM', 'CITIZEN', 'EMPLOYEE', 'COMPANY'] as const

const yesOrNo = z.enum(['true', 'false']).transform((text) => text === 'true')

const searchQuery = searchPageQuery
  .extend({
    id: wireId<IdentityId>().optional(),
    type: z.enum(identityTypes).optional(),
    cprNumber: z.string().regex(/^\d{10}$/, 'Ten digits').optional(),
    cvrNumber: z.string().regex(/^\d{8}$/, 'Eight digits').optional(),
    ridNumber: z.string().max(100).optional(),
    rightsAdmin: yesOrNo.optional(),
    status: z.enum(['ACTIVE', 'INACTIVE']).optional(),
    lastUpdated: z.string().refine((text) => parseInstant(text) !== undefined, 'A date-time with zone').optional(),
  })
  .strict()

/** Employees alone are kept here: of any other type there is nobody. */
function idsOf({ id, type = 'EMPLOYEE' }: z.output<typeof searchQuery>): IdentityId[] | null {
  if (type !== 'EMPLOYEE') return []
  return id === undefined ? null : [id]
}

const criteriaOf = (query: z.output<typeof searchQuery>) => ({
  identityIds: idsOf(query),
  cprNumber: query.cprNumber ?? null,
  cvrNumber: query.cvrNumber ?? null,
  rid: query.ridNumber ?? null,
  isAdministrator: query.rightsAdmin ?? null,
  isActive: query.status === undefined ? null : query.status === 'ACTIVE',
  changedSince: query.lastUpdated === undefined ? null : (parseInstant(query.lastUpdated) ?? null),
})

/** A page of employees. With both numbers it finds somebody of any organisation, with a CPR number one by the person: that is recorded as a look-up. */
async function search(tx: Transaction, acting: Acting, query: z.output<typeof searchQuery>) {
  const after = idBefore<IdentityId>(query.next)
  const criteria = { ...criteriaOf(query), partyId: acting.organisation.partyId, now: tx.now }
  const place = { after, limit: query.size + 1, offset: after === null ? query.page * query.size : 0 }
  const found = { total: (await countIdentities(tx, criteria)).count, rows: await listIdentities(tx, { ...criteria, ...place }) }
  const { cvrNumber, rid, cprNumber } = criteria
  if (cvrNumber !== null && rid !== null) await recordLookUp(tx, acting, { cvrNumber, rid }, found.rows[0])
  if (cprNumber !== null) await recordPersonLookUp(tx, acting, cprNumber, found.rows[0])
  return searchPage(query, { ...found, cursorOf: ({ identityId }) => writeCursor([identityId]) })
}

const searchRoute = (services: RightsApiServices): Route =>
  employeeApiRoute(services, {
    action,
    method: 'GET',
    path,
    summary: 'Own employees and those of others with a right here; with cvrNumber and ridNumber an employee of any organisation; with cprNumber an own one; lastUpdated: changed since',
    query: searchQuery,
    answers: { 200: { json: searchPageSchema.extend({ identities: z.array(identitySchema) }) } },
    handle: async ({ query }, acting) => {
      const { rows, about } = await services.database.transaction((tx) => search(tx, acting, query))
      return { status: 200, body: { ...about, identities: rows.map((row) => presentIdentity(acting.organisation.partyId, row)) } }
    },
  })

const ofOne = { action, path: `${path}{id}`, parameters: z.object({ id: wireId<IdentityId>() }), answers: { 200: { json: identitySchema } } } as const

const oneRoute = (services: RightsApiServices): Route =>
  employeeApiRoute(services, {
    ...ofOne,
    method: 'GET',
    summary: 'An own employee, or another organisation’s who has or had a right here',
    problems: [generalProblems['not.found']],
    handle: async ({ parameters: { id } }, { organisation }) => ({ status: 200, body: await services.database.read((on) => getIdentity(on, organisation.partyId, id)) }),
  })

const changeBody = z.object({
  alias: z.string().trim().min(1).max(100).nullish(),
  subscription: z.object({ channel: z.email().max(254) }).nullish(),
  status: z.enum(['ACTIVE', 'INACTIVE']).optional(),
})

const changeRoute = (services: RightsApiServices): Route =>
  employeeApiRoute(services, {
    ...ofOne,
    method: 'PUT',
    summary: 'Change an own employee: alias, e-mail address, status; what the body lacks stays, null removes. If-Match bears the version',
    body: changeBody,
    problems: [generalProblems['not.found'], generalProblems['version.required'], generalProblems['version.conflict'], ...Object.values(grantProblems)],
    handle: async ({ parameters: { id }, body, caller }, acting) => {
      const version = ifMatchOf(caller)
      const email = body.subscription === null ? null : body.subscription?.channel
      const change = { alias: body.alias, email, isDeactivated: body.status === undefined ? undefined : body.status === 'INACTIVE' }
      const identity = await changeBy(services, acting, async (desk) => {
        await changeEmployee(desk, { identityId: id, version }, change)
        return getIdentity(desk.tx, desk.partyId, id)
      })
      return { status: 200, body: identity }
    },
  })

/** `identities/` of the wire, as far as they are employees. */
export const identityRoutes = (services: RightsApiServices): Route[] => [searchRoute(services), oneRoute(services), changeRoute(services)]
