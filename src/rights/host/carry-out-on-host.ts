import { listPartiesByNumber } from '../../parties/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Read, Transaction } from '../../platform/database/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import type { Grantee } from '../grants/grants.queries.ts'
import { findEmployeeByNumbers, listDirectGrants } from '../grants/grants.queries.ts'
import { giveRights } from '../grants/give-rights.ts'
import { grantProblems } from '../grants/grants.problems.ts'
import { revokeRights } from '../grants/revoke-rights.ts'
import type { RightsDesk } from '../grants/rights-desk.ts'
import { openDesk } from '../grants/rights-desk.ts'
import { addGroupMembers } from '../groups/add-group-members.ts'
import { addGroupPrivileges } from '../groups/add-group-privileges.ts'
import { removeGroupPrivilege } from '../groups/change-group-privilege.ts'
import { createGroup } from '../groups/create-group.ts'
import { deleteGroup } from '../groups/delete-group.ts'
import { findGroupByName, listGroupMembers, listGroupPrivileges } from '../groups/groups.queries.ts'
import { removeGroupMember } from '../groups/remove-group-member.ts'
import type { GroupId } from '../grants/grant.ts'
import type { EmployeeNumbers, HostOccasion, HostOrder } from './host-order.ts'

/** The organisation with a CVR number. Throws not.found. */
export async function getOrganisation(on: Read, cvrNumber: string): Promise<PartyId> {
  const [party] = await listPartiesByNumber(on, { types: ['CVR'], numbers: [cvrNumber] })
  if (party === undefined) throw new Problem(generalProblems['not.found'], { detail: `No organisation has the CVR number ${cvrNumber}.` })
  return party.partyId
}

async function getEmployee({ tx }: RightsDesk, numbers: EmployeeNumbers): Promise<Grantee> {
  const employee = await findEmployeeByNumbers(tx, numbers)
  if (employee === undefined) throw new Problem(grantProblems['rights.employee.unknown'])
  return employee
}

async function getGroup({ tx, partyId }: RightsDesk, name: string): Promise<GroupId> {
  const group = await findGroupByName(tx, { partyId, name })
  if (group === undefined) throw new Problem(generalProblems['not.found'], { detail: `The organisation has no group ${name}.` })
  return group.groupId
}

type Order<Verb extends HostOrder['verb']> = Extract<HostOrder, { readonly verb: Verb }>

async function revoke(desk: RightsDesk, { employee, privileges }: Order<'revoke'>): Promise<void> {
  const { identityId } = await getEmployee(desk, employee)
  const standing = await listDirectGrants(desk.tx, { partyId: desk.partyId, identityIds: privileges.map(() => identityId), privileges, now: desk.tx.now })
  if (standing.length < privileges.length) throw new Problem(generalProblems['not.found'], { detail: 'The employee was not given all of these rights directly.' })
  await revokeRights(desk, standing)
}

async function take(desk: RightsDesk, { group, privileges }: Order<'groups take'>): Promise<void> {
  const groupId = await getGroup(desk, group)
  const given = await listGroupPrivileges(desk.tx, { groupIds: [groupId] })
  for (const privilege of privileges) {
    const right = given.find((one) => one.privilege === privilege)
    if (right === undefined) throw new Problem(generalProblems['not.found'], { detail: `The group does not give ${privilege}.` })
    await removeGroupPrivilege(desk, { ...right, groupId })
  }
}

async function remove(desk: RightsDesk, group: string, numbers: EmployeeNumbers): Promise<void> {
  const groupId = await getGroup(desk, group)
  const { identityId } = await getEmployee(desk, numbers)
  const member = (await listGroupMembers(desk.tx, { groupIds: [groupId] })).find((one) => one.identityId === identityId)
  if (member === undefined) throw new Problem(generalProblems['not.found'], { detail: 'The employee is not a member.' })
  await removeGroupMember(desk, { ...member, groupId })
}

async function carryOut(desk: RightsDesk, order: HostOrder): Promise<unknown> {
  switch (order.verb) {
    case 'grant': {
      const { identityId } = await getEmployee(desk, order.employee)
      return giveRights(desk, order.privileges.map((privilege) => ({ granteeId: identityId, privilege, endsAt: order.endsAt, source: 'MANUAL' })))
    }
    case 'revoke':
      return revoke(desk, order)
    case 'groups create':
      return createGroup(desk, { name: order.group, privileges: order.privileges.map((privilege) => ({ privilege, endsAt: order.endsAt })), memberIds: [] })
    case 'groups give':
      return addGroupPrivileges(desk, { groupId: await getGroup(desk, order.group) }, order.privileges.map((privilege) => ({ privilege, endsAt: order.endsAt })))
    case 'groups take':
      return take(desk, order)
    case 'groups delete':
      return deleteGroup(desk, { groupId: await getGroup(desk, order.group) })
    case 'groups add':
      return addGroupMembers(desk, { groupId: await getGroup(desk, order.group) }, [(await getEmployee(desk, order.employee)).identityId])
    case 'groups remove':
      return remove(desk, order.group, order.employee)
  }
}

/**
 * Changes the rights of an organisation on the host, for when nobody there can (administration.md: `--as`, break-glass): by the platform, with
 * its reason in the organisation's log. The last administrator is kept here too. Throws as the portal's changes do, and not.found.
 */
export async function carryOutOnHost(tx: Transaction, { cvrNumber, reason }: HostOccasion, order: HostOrder): Promise<void> {
  await carryOut(await openDesk(tx, { kind: 'host', partyId: await getOrganisation(tx, cvrNumber), reason }), order)
}
