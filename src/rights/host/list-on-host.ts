import type { Read } from '../../platform/database/index.ts'
import { listEmployees } from '../employees/employees.queries.ts'
import { listGroupMembers, listGroups } from '../groups/groups.queries.ts'
import { getOrganisation } from './carry-out-on-host.ts'

/** More than anybody reads in a terminal. */
const maxShown = 10_000

/** Who may do what for the organisation with a CVR number, a line for each employee. Throws not.found. */
export async function listRightsOnHost(on: Read, cvrNumber: string): Promise<string[]> {
  const partyId = await getOrganisation(on, cvrNumber)
  const employees = await listEmployees(on, { partyId, now: on.now, pattern: null, privilege: null, order: 'name', isDescending: false, limit: maxShown, offset: 0 })
  return employees.map(({ rid, name, employerId, employerName, privileges, isDeactivated }) =>
    [rid, employerId === partyId ? name : `${name} (${employerName})`, privileges.join(', ') || 'no rights', ...(isDeactivated ? ['deactivated'] : [])].join('  '),
  )
}

/** The groups of the organisation with a CVR number, a line for each. Throws not.found. */
export async function listGroupsOnHost(on: Read, cvrNumber: string): Promise<string[]> {
  const partyId = await getOrganisation(on, cvrNumber)
  const groups = await listGroups(on, { partyId, now: on.now, pattern: null, limit: maxShown, offset: 0 })
  const members = Map.groupBy(await listGroupMembers(on, { groupIds: groups.map(({ groupId }) => groupId) }), ({ groupId }) => groupId)
  return groups.map(({ groupId, name, privileges }) => `${name}  ${privileges.join(', ') || 'no rights'}  ${(members.get(groupId) ?? []).map((member) => member.name).join(', ') || 'no members'}`)
}
