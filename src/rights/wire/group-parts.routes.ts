import { z } from 'zod'
import type { Route } from '../../platform/http/index.ts'
import { ifMatchOf } from '../../platform/http/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import { employeeApiRoute } from '../employee-api-route.ts'
import type { GroupId } from '../grants/grant.ts'
import type { RightsDesk } from '../grants/rights-desk.ts'
import { addGroupMembers } from '../groups/add-group-members.ts'
import { addGroupPrivileges } from '../groups/add-group-privileges.ts'
import { changeGroupPrivilegeEnd, removeGroupPrivilege } from '../groups/change-group-privilege.ts'
import type { GroupMemberId, GroupPrivilegeId } from '../groups/group.ts'
import { listGroupMembers, listGroupPrivileges } from '../groups/groups.queries.ts'
import { getSeenMember, removeGroupMember } from '../groups/remove-group-member.ts'
import { getSeenGroup } from '../groups/seen-group.ts'
import { changeBy, granteeBody, groupRouteProblems, privilegeBody } from './identity-groups.routes.ts'
import type { RightsApiServices } from './privilege-types.routes.ts'
import { readEnd, requireOwn, wireId } from './wire-grant.ts'
import { granteeSchema, identityPrivilegeSchema, presentGroupPrivilege, presentMember } from './wire-group.ts'

const action = 'rights.manage'
const group = '/apis/v1/identity-groups/{identityGroupId}/'
const ofGroup = { action, parameters: z.object({ identityGroupId: wireId<GroupId>() }), problems: groupRouteProblems } as const
const versioned = [...groupRouteProblems, generalProblems['version.required']]

async function getPrivilege(desk: RightsDesk, groupId: GroupId, isMeant: (given: { groupPrivilegeId: GroupPrivilegeId; privilege: string }) => boolean): Promise<z.input<typeof identityPrivilegeSchema>> {
  await getSeenGroup(desk, { groupId })
  const given = (await listGroupPrivileges(desk.tx, { groupIds: [groupId] })).find(isMeant)
  if (given === undefined) throw new Problem(generalProblems['not.found'])
  return presentGroupPrivilege(desk.partyId, given)
}

const addPrivilegeRoute = (services: RightsApiServices): Route =>
  employeeApiRoute(services, {
    ...ofGroup,
    method: 'POST',
    path: `${group}privileges/`,
    summary: 'Let a group give a right; its members have it at once',
    body: privilegeBody,
    answers: { 201: { json: identityPrivilegeSchema } },
    handle: async ({ parameters: { identityGroupId: groupId }, body }, acting) => {
      requireOwn(acting.organisation.partyId, body.issuerId, body.scopeId)
      const given = await changeBy(services, acting, async (desk) => {
        await addGroupPrivileges(desk, { groupId }, [{ privilege: body.type, endsAt: readEnd(body) }])
        return getPrivilege(desk, groupId, ({ privilege }) => privilege === body.type)
      })
      return { status: 201, body: given }
    },
  })

const ofPrivilege = { action, path: `${group}privileges/{id}`, parameters: z.object({ identityGroupId: wireId<GroupId>(), id: wireId<GroupPrivilegeId>() }), problems: versioned } as const

const changePrivilegeRoute = (services: RightsApiServices): Route =>
  employeeApiRoute(services, {
    ...ofPrivilege,
    method: 'PUT',
    summary: 'Let a right of a group end on another day; without an end in the body it does not end',
    body: privilegeBody,
    answers: { 200: { json: identityPrivilegeSchema } },
    handle: async ({ parameters: { identityGroupId: groupId, id }, body, caller }, acting) => {
      requireOwn(acting.organisation.partyId, body.issuerId, body.scopeId)
      const version = ifMatchOf(caller)
      const given = await changeBy(services, acting, async (desk) => {
        const before = await getPrivilege(desk, groupId, ({ groupPrivilegeId }) => groupPrivilegeId === id)
        if (before.type !== body.type) throw new Problem(generalProblems['request.invalid'], { fields: [{ field: 'type', code: 'invalid', message: 'A right of a group does not become another one' }] })
        await changeGroupPrivilegeEnd(desk, { groupId, groupPrivilegeId: id, version }, readEnd(body))
        return getPrivilege(desk, groupId, ({ groupPrivilegeId }) => groupPrivilegeId === id)
      })
      return { status: 200, body: given }
    },
  })

const removePrivilegeRoute = (services: RightsApiServices): Route =>
  employeeApiRoute(services, {
    ...ofPrivilege,
    method: 'DELETE',
    summary: 'Let a group give a right no more',
    answers: { 204: { empty: true } },
    handle: async ({ parameters: { identityGroupId: groupId, id }, caller }, acting) => {
      const version = ifMatchOf(caller)
      await changeBy(services, acting, (desk) => removeGroupPrivilege(desk, { groupId, groupPrivilegeId: id, version }))
      return { status: 204 }
    },
  })

const addMemberRoute = (services: RightsApiServices): Route =>
  employeeApiRoute(services, {
    ...ofGroup,
    method: 'POST',
    path: `${group}grantees/`,
    summary: 'Take an employee of any organisation into a group',
    body: granteeBody,
    answers: { 201: { json: granteeSchema } },
    handle: async ({ parameters: { identityGroupId: groupId }, body: { identityId, issuerId } }, acting) => {
      const { partyId } = acting.organisation
      requireOwn(partyId, issuerId)
      const member = await changeBy(services, acting, async (desk) => {
        await addGroupMembers(desk, { groupId }, [identityId])
        return (await listGroupMembers(desk.tx, { groupIds: [groupId] })).find((one) => one.identityId === identityId)
      })
      if (member === undefined) throw new Error('An employee is neither taken in nor refused')
      return { status: 201, body: presentMember(partyId, member) }
    },
  })

const ofMember = { action, path: `${group}grantees/{id}`, parameters: z.object({ identityGroupId: wireId<GroupId>(), id: wireId<GroupMemberId>() }), problems: versioned } as const

/** A member has nothing that could be changed, but a program that keeps what it wants by PUT is told whether that stands. */
const confirmMemberRoute = (services: RightsApiServices): Route =>
  employeeApiRoute(services, {
    ...ofMember,
    method: 'PUT',
    summary: 'Say again that an employee belongs to a group; If-Match bears the version. Somebody else is taken in by POST',
    body: granteeBody,
    answers: { 200: { json: granteeSchema } },
    handle: async ({ parameters: { identityGroupId: groupId, id }, body: { identityId, issuerId }, caller }, acting) => {
      const { partyId } = acting.organisation
      requireOwn(partyId, issuerId)
      const version = ifMatchOf(caller)
      const member = await changeBy(services, acting, (desk) => getSeenMember(desk, { groupId, groupMemberId: id, version }))
      if (member.identityId !== identityId) throw new Problem(generalProblems['request.invalid'], { fields: [{ field: 'identityId', code: 'invalid', message: 'A member of a group does not become another one' }] })
      return { status: 200, body: presentMember(partyId, member) }
    },
  })

const removeMemberRoute = (services: RightsApiServices): Route =>
  employeeApiRoute(services, {
    ...ofMember,
    method: 'DELETE',
    summary: 'Take an employee out of a group, with what only the group gave',
    answers: { 204: { empty: true } },
    handle: async ({ parameters: { identityGroupId: groupId, id }, caller }, acting) => {
      const version = ifMatchOf(caller)
      await changeBy(services, acting, (desk) => removeGroupMember(desk, { groupId, groupMemberId: id, version }))
      return { status: 204 }
    },
  })

/** What the groups of the wire give and whom they have. */
export const groupPartRoutes = (services: RightsApiServices): Route[] => [
  addPrivilegeRoute(services),
  changePrivilegeRoute(services),
  removePrivilegeRoute(services),
  addMemberRoute(services),
  confirmMemberRoute(services),
  removeMemberRoute(services),
]
