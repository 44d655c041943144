import { z } from 'zod'
import type { IdentityId } from '../../login/index.ts'
import { searchPage, searchPageQuery, searchPageSchema } from '../../organisations/index.ts'
import type { Route } from '../../platform/http/index.ts'
import { ifMatchOf } from '../../platform/http/index.ts'
import { generalProblems } from '../../platform/problems/index.ts'
import type { Acting } from '../acting.ts'
import { employeeApiRoute } from '../employee-api-route.ts'
import type { GroupId } from '../grants/grant.ts'
import { grantProblems } from '../grants/grants.problems.ts'
import { changerOf, openDesk } from '../grants/rights-desk.ts'
import type { RightsDesk } from '../grants/rights-desk.ts'
import { createGroup } from '../groups/create-group.ts'
import { deleteGroup } from '../groups/delete-group.ts'
import { groupProblems } from '../groups/groups.problems.ts'
import { countGroups, listGroups } from '../groups/groups.queries.ts'
import { renameGroup } from '../groups/rename-group.ts'
import { privilegeTypes } from '../privilege-types.ts'
import type { RightsApiServices } from './privilege-types.routes.ts'
import { endFields, readEnd, requireOwn, wireId } from './wire-grant.ts'
import { getWireGroup, identityGroupSchema, presentGroups } from './wire-group.ts'

const action = 'rights.manage'
const path = '/apis/v1/identity-groups/'
const maxAtOnce = 1_000
export const groupRouteProblems = [generalProblems['not.found'], generalProblems['version.conflict'], ...Object.values(grantProblems), ...Object.values(groupProblems)]
const versioned = [...groupRouteProblems, generalProblems['version.required']]

/** The wire's IdentityPrivilege and Grantee, as they are sent. */
export const privilegeBody = z.object({ issuerId: z.uuid().optional(), scopeId: z.uuid().optional(), type: z.enum(privilegeTypes), ...endFields })
export const granteeBody = z.object({ identityId: wireId<IdentityId>(), issuerId: z.uuid().optional() })

const groupBody = z.object({
  name: z.string(),
  ownerId: z.uuid().optional(),
  issuerId: z.uuid().optional(),
  privileges: z.array(privilegeBody).max(privilegeTypes.length).default([]),
  grantees: z.array(granteeBody).max(maxAtOnce).default([]),
})

/** Runs a change at the desk of the organisation acted for. */
export const changeBy = <Result>({ database }: RightsApiServices, acting: Acting, work: (desk: RightsDesk) => Promise<Result>): Promise<Result> =>
  database.transaction(async (tx) => work(await openDesk(tx, changerOf(acting))))

const searchRoute = (services: RightsApiServices): Route =>
  employeeApiRoute(services, {
    action,
    method: 'GET',
    path,
    summary: 'The groups of the organisation acted for, by name, with what they give and whom they have',
    query: searchPageQuery.omit({ next: true }).extend({ name: z.string().max(100).optional() }).strict(),
    answers: { 200: { json: searchPageSchema.extend({ identityGroups: z.array(identityGroupSchema) }) } },
    handle: async ({ query }, { organisation: { partyId } }) => {
      const pattern = query.name === undefined ? null : query.name.replaceAll(/[\\%_]/g, String.raw`\$&`).replaceAll('*', '%')
      return services.database.read(async (on) => {
        const rows = await listGroups(on, { partyId, pattern, now: on.now, limit: query.size, offset: query.page * query.size })
        const { about } = searchPage(query, { rows, total: (await countGroups(on, { partyId, pattern })).count, cursorOf: ({ groupId }) => groupId })
        return { status: 200, body: { ...about, identityGroups: await presentGroups(on, partyId, rows) } }
      })
    },
  })

const createRoute = (services: RightsApiServices): Route =>
  employeeApiRoute(services, {
    action,
    method: 'POST',
    path,
    summary: 'Make a group, with what it gives and whom it has at once',
    body: groupBody,
    answers: { 201: { json: identityGroupSchema } },
    problems: groupRouteProblems,
    handle: async ({ body }, acting) => {
      const { partyId } = acting.organisation
      requireOwn(partyId, body.ownerId, body.issuerId, ...body.privileges.flatMap(({ issuerId, scopeId }) => [issuerId, scopeId]), ...body.grantees.map(({ issuerId }) => issuerId))
      const wanted = { name: body.name, privileges: body.privileges.map((given) => ({ privilege: given.type, endsAt: readEnd(given) })), memberIds: body.grantees.map(({ identityId }) => identityId) }
      return { status: 201, body: await changeBy(services, acting, async (desk) => getWireGroup(desk.tx, partyId, await createGroup(desk, wanted))) }
    },
  })

const ofOne = { action, path: `${path}{id}`, parameters: z.object({ id: wireId<GroupId>() }) } as const

const oneRoute = (services: RightsApiServices): Route =>
  employeeApiRoute(services, {
    ...ofOne,
    method: 'GET',
    summary: 'A group',
    answers: { 200: { json: identityGroupSchema } },
    problems: [generalProblems['not.found']],
    handle: async ({ parameters: { id } }, { organisation }) => ({ status: 200, body: await services.database.read((on) => getWireGroup(on, organisation.partyId, id)) }),
  })

const renameRoute = (services: RightsApiServices): Route =>
  employeeApiRoute(services, {
    ...ofOne,
    method: 'PUT',
    summary: 'Rename a group; what it gives and whom it has are changed by their own resources. If-Match bears the version, which counts every change of the group',
    body: z.object({ name: z.string() }),
    answers: { 200: { json: identityGroupSchema } },
    problems: versioned,
    handle: async ({ parameters: { id }, body, caller }, acting) => {
      const version = ifMatchOf(caller)
      const group = await changeBy(services, acting, async (desk) => {
        await renameGroup(desk, { groupId: id, version }, body.name)
        return getWireGroup(desk.tx, desk.partyId, id)
      })
      return { status: 200, body: group }
    },
  })

const deleteRoute = (services: RightsApiServices): Route =>
  employeeApiRoute(services, {
    ...ofOne,
    method: 'DELETE',
    summary: 'Delete a group; its members lose what only it gave them',
    answers: { 204: { empty: true } },
    problems: versioned,
    handle: async ({ parameters: { id }, caller }, acting) => {
      const version = ifMatchOf(caller)
      await changeBy(services, acting, (desk) => deleteGroup(desk, { groupId: id, version }))
      return { status: 204 }
    },
  })

/** `identity-groups/` of the wire: groups by which several employees have the same rights. */
export const identityGroupRoutes = (services: RightsApiServices): Route[] => [searchRoute(services), createRoute(services), oneRoute(services), renameRoute(services), deleteRoute(services)]
