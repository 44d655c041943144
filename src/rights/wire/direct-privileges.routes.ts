import { z } from 'zod'
import type { IdentityId } from '../../login/index.ts'
import { anyOf, idBefore, searchPage, searchPageQuery, searchPageSchema, writeCursor } from '../../organisations/index.ts'
import type { Route } from '../../platform/http/index.ts'
import { ifMatchOf } from '../../platform/http/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import type { Acting } from '../acting.ts'
import { employeeApiRoute } from '../employee-api-route.ts'
import { findEmployeeOf } from '../employees/employee.queries.ts'
import type { NewGrant } from '../grants/give-rights.ts'
import { giveRights } from '../grants/give-rights.ts'
import type { GrantId } from '../grants/grant.ts'
import { grantProblems } from '../grants/grants.problems.ts'
import { exchangeRights, revokeRights } from '../grants/revoke-rights.ts'
import { changerOf, openDesk } from '../grants/rights-desk.ts'
import { privilegeTypes } from '../privilege-types.ts'
import { countGrantsOfEmployee, listGrantsOfEmployee } from './direct-privileges.queries.ts'
import type { RightsApiServices } from './privilege-types.routes.ts'
import { directPrivilegeCommand, directPrivilegeSchema, presentGrant, readEnd, requireOwn, wireId } from './wire-grant.ts'

const maxBulk = 1_000
const action = 'rights.manage'
const problems = [generalProblems['not.found'], generalProblems['version.conflict'], ...Object.values(grantProblems)]

function newGrant({ organisation }: Acting, command: z.output<typeof directPrivilegeCommand>): NewGrant {
  requireOwn(organisation.partyId, command.issuerId, command.scopeId)
  return { granteeId: command.granteeId, privilege: command.type, endsAt: readEnd(command), source: command.source }
}

const grantRoute = (services: RightsApiServices): Route =>
  employeeApiRoute(services, {
    action,
    method: 'POST',
    path: '/apis/v1/privileges/direct/',
    summary: 'Give an employee of any organisation a right for the organisation acted for; one that is there with the same end is answered as it is',
    body: directPrivilegeCommand,
    answers: { 201: { json: directPrivilegeSchema } },
    problems,
    handle: async ({ body }, acting) => {
      const [given] = await services.database.transaction(async (tx) => giveRights(await openDesk(tx, changerOf(acting)), [newGrant(acting, body)]))
      if (given === undefined) throw new Error('A right is neither given nor refused')
      return { status: 201, body: presentGrant(given.grant) }
    },
  })

const removal = z.object({ id: wireId<GrantId>(), version: z.int(), issuerId: z.uuid() })

const bulkRoute = (services: RightsApiServices): Route =>
  employeeApiRoute(services, {
    action,
    method: 'POST',
    path: '/apis/v1/privileges/direct/bulk',
    summary: `Take rights away and give others, all or nothing, up to ${maxBulk} of each; answers those that were to be given`,
    body: z.object({ privilegesToAdd: z.array(directPrivilegeCommand).max(maxBulk).default([]), privilegesToRemove: z.array(removal).max(maxBulk).default([]) }),
    answers: { 200: { json: z.array(directPrivilegeSchema) } },
    problems,
    handle: async ({ body: { privilegesToAdd, privilegesToRemove } }, acting) => {
      requireOwn(acting.organisation.partyId, ...privilegesToRemove.map(({ issuerId }) => issuerId))
      const wanted = { given: privilegesToAdd.map((command) => newGrant(acting, command)), taken: privilegesToRemove.map(({ id, version }) => ({ grantId: id, version })) }
      const grants = await services.database.transaction(async (tx) => exchangeRights(await openDesk(tx, changerOf(acting)), wanted))
      return { status: 200, body: grants.map(({ grant }) => presentGrant(grant)) }
    },
  })

const revokeRoute = (services: RightsApiServices): Route =>
  employeeApiRoute(services, {
    action,
    method: 'DELETE',
    path: '/apis/v1/privileges/direct/{id}',
    summary: 'Take a right away; If-Match bears the version',
    parameters: z.object({ id: wireId<GrantId>() }),
    body: z.object({ issuerId: z.uuid() }),
    answers: { 204: { empty: true } },
    problems: [...problems, generalProblems['version.required']],
    handle: async ({ parameters: { id }, body, caller }, acting) => {
      requireOwn(acting.organisation.partyId, body.issuerId)
      const version = ifMatchOf(caller)
      await services.database.transaction(async (tx) => revokeRights(await openDesk(tx, changerOf(acting)), [{ grantId: id, version }]))
      return { status: 204 }
    },
  })

const searchQuery = searchPageQuery.extend({ issuer: z.uuid().optional(), scope: z.uuid().optional(), type: anyOf(z.enum(privilegeTypes), privilegeTypes.length) }).strict()
const searchResult = searchPageSchema.extend({ directPrivileges: z.array(directPrivilegeSchema) })

const searchRoute = (services: RightsApiServices): Route =>
  employeeApiRoute(services, {
    action,
    method: 'GET',
    path: '/apis/v1/privileges/direct/grantee/{identityId}',
    summary: 'The rights that an employee has for the organisation acted for, those that a group gives too',
    parameters: z.object({ identityId: wireId<IdentityId>() }),
    query: searchQuery,
    answers: { 200: { json: searchResult } },
    problems: [generalProblems['not.found']],
    handle: async ({ parameters: { identityId }, query }, { organisation: { partyId } }) => {
      requireOwn(partyId, query.issuer, query.scope)
      const after = idBefore<GrantId>(query.next)
      const found = await services.database.read(async (on) => {
        if ((await findEmployeeOf(on, { partyId, identityId })) === undefined) throw new Problem(generalProblems['not.found'])
        const criteria = { partyId, identityId, privileges: query.type ?? null, now: on.now }
        const place = { after, limit: query.size + 1, offset: after === null ? query.page * query.size : 0 }
        return { total: (await countGrantsOfEmployee(on, criteria)).count, rows: await listGrantsOfEmployee(on, { ...criteria, ...place }) }
      })
      const { rows, about } = searchPage(query, { ...found, cursorOf: ({ grantId }) => writeCursor([grantId]) })
      return { status: 200, body: { ...about, directPrivileges: rows.map(presentGrant) } }
    },
  })

/** `privileges/direct/` of the wire. The ids of issuer and scope are the organisation's party id. */
export const directPrivilegeRoutes = (services: RightsApiServices): Route[] => [grantRoute(services), bulkRoute(services), revokeRoute(services), searchRoute(services)]
