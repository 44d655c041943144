import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import type { TestPerson } from '../../login/login.testing.ts'
import { addColleague, addEmployee, addGrant } from '../../login/login.testing.ts'
import { instant } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import { giveRights } from '../grants/give-rights.ts'
import type { GroupId } from '../grants/grant.ts'
import { revokeRights } from '../grants/revoke-rights.ts'
import type { RightsDesk } from '../grants/rights-desk.ts'
import { atDesk, codeOf } from '../grants/rights-at-work.testing.ts'
import { listPrivileges } from '../list-privileges.ts'
import type { PrivilegeType } from '../privilege-types.ts'
import { addGroupMembers } from './add-group-members.ts'
import { addGroupPrivileges } from './add-group-privileges.ts'
import { changeGroupPrivilegeEnd, removeGroupPrivilege } from './change-group-privilege.ts'
import { createGroup } from './create-group.ts'
import { deleteGroup } from './delete-group.ts'
import type { GroupMember, GroupPrivilege } from './groups.queries.ts'
import { findGroup, listGroupMembers, listGroupPrivileges } from './groups.queries.ts'
import { removeGroupMember } from './remove-group-member.ts'
import { renameGroup } from './rename-group.ts'

const administratorRight = 'ORGANISATION_USER_ADMINISTRATOR'
const dayMs = 86_400_000

interface Office {
  readonly database: Database
  readonly administrator: TestPerson
  readonly employee: TestPerson
  act<Result>(work: (desk: RightsDesk) => Promise<Result>): Promise<Result>
  rightsOf(person: TestPerson): Promise<PrivilegeType[]>
}

const withOffice = (work: (office: Office) => Promise<void>): Promise<void> =>
  withTestDatabase(async (database) => {
    const administrator = await addEmployee(database, { name: 'Ada Prøve', rights: [administratorRight] })
    const employee = await addColleague(database, administrator, { name: 'Bo Prøve', rid: 'RID-2' })
    await work({
      database,
      administrator,
      employee,
      act: (change) => atDesk(database, administrator, change),
      rightsOf: ({ identityId, partyId }) => database.read((on) => listPrivileges(on, { identityId, employerId: partyId, partyId: administrator.partyId })),
    })
  })

const forever = (privilege: PrivilegeType): { privilege: PrivilegeType; endsAt: null } => ({ privilege, endsAt: null })
const create = ({ act, employee }: Office, privileges: readonly PrivilegeType[]): Promise<GroupId> =>
  act((desk) => createGroup(desk, { name: 'Postteam', privileges: privileges.map(forever), memberIds: [employee.identityId] }))

const givenBy = async ({ database }: Office, groupId: GroupId, privilege: PrivilegeType): Promise<GroupPrivilege> =>
  (await database.read((on) => listGroupPrivileges(on, { groupIds: [groupId] }))).find((given) => given.privilege === privilege) ?? assert.fail(privilege)

const memberOf = async ({ database }: Office, groupId: GroupId, { identityId }: TestPerson): Promise<GroupMember> =>
  (await database.read((on) => listGroupMembers(on, { groupIds: [groupId] }))).find((member) => member.identityId === identityId) ?? assert.fail('no member')

test('members have what the group gives, from joining to leaving, and a right of their own stays', () =>
  withOffice(async (office) => {
    const { act, rightsOf, employee, database } = office
    await act((desk) => giveRights(desk, [{ granteeId: employee.identityId, ...forever('MESSAGE_BASIC'), source: 'MANUAL' }]))
    const groupId = await create(office, ['MESSAGE_BASIC', 'SYSTEM_MANAGER'])
    const supplier = await addEmployee(database, { organisation: 'Leverandør A/S' })
    await act((desk) => addGroupMembers(desk, { groupId }, [supplier.identityId, employee.identityId]))
    assert.deepEqual([await rightsOf(employee), await rightsOf(supplier)], [['MESSAGE_BASIC', 'SYSTEM_MANAGER'], ['MESSAGE_BASIC', 'SYSTEM_MANAGER']])
    const { groupMemberId, version } = await memberOf(office, groupId, employee)
    await act((desk) => removeGroupMember(desk, { groupId, groupMemberId, version }))
    assert.deepEqual([await rightsOf(employee), await rightsOf(supplier)], [['MESSAGE_BASIC'], ['MESSAGE_BASIC', 'SYSTEM_MANAGER']])
  }))

test('what a group gives reaches all its members when it is added, moved and removed', () =>
  withOffice(async (office) => {
    const { act, rightsOf, employee, database } = office
    const groupId = await create(office, ['MESSAGE_BASIC'])
    const soon = instant((await database.now()) + dayMs)
    await act((desk) => addGroupPrivileges(desk, { groupId }, [{ privilege: 'SYSTEM_MANAGER', endsAt: soon }]))
    assert.deepEqual(await rightsOf(employee), ['MESSAGE_BASIC', 'SYSTEM_MANAGER'])
    const { groupPrivilegeId, version } = await givenBy(office, groupId, 'SYSTEM_MANAGER')
    await act((desk) => changeGroupPrivilegeEnd(desk, { groupId, groupPrivilegeId, version }, null))
    assert.deepEqual(await ask(database, "SELECT ends_at FROM privilege_grants WHERE privilege = 'SYSTEM_MANAGER'"), [{ ends_at: null }])
    assert.equal(await codeOf(act((desk) => removeGroupPrivilege(desk, { groupId, groupPrivilegeId, version }))), 'version.conflict')
    await act((desk) => removeGroupPrivilege(desk, { groupId, groupPrivilegeId, version: version + 1 }))
    assert.deepEqual(await rightsOf(employee), ['MESSAGE_BASIC'])
    const told = await ask(database, "SELECT tag, properties->>'privilege' AS privilege FROM events WHERE properties ? 'grant' ORDER BY event_id")
    assert.deepEqual(told.map(({ tag, privilege }) => `${String(tag)} ${String(privilege)}`), ['PRIVILEGES_GRANTED MESSAGE_BASIC', 'PRIVILEGES_GRANTED SYSTEM_MANAGER', 'PRIVILEGES_CHANGED SYSTEM_MANAGER', 'PRIVILEGES_REVOKED SYSTEM_MANAGER'])
  }))

test('a right of a group that ended is closed without a word and can be given anew', () =>
  withOffice(async (office) => {
    const { act, rightsOf, employee, database } = office
    const groupId = await create(office, ['MESSAGE_BASIC'])
    await ask(database, "UPDATE identity_group_privileges SET added_at = '2020-01-01', ends_at = '2020-02-01'")
    await ask(database, "UPDATE privilege_grants SET granted_at = '2020-01-01', ends_at = '2020-02-01' WHERE group_id IS NOT NULL")
    assert.deepEqual(await rightsOf(employee), [])
    await act((desk) => addGroupPrivileges(desk, { groupId }, [forever('MESSAGE_BASIC')]))
    assert.deepEqual(await rightsOf(employee), ['MESSAGE_BASIC'])
    assert.deepEqual(await ask(database, "SELECT 1 FROM events WHERE tag = 'PRIVILEGES_REVOKED'"), [])
    assert.deepEqual(await ask(database, 'SELECT revoked_by FROM privilege_grants WHERE revoked_at IS NOT NULL'), [{ revoked_by: null }], 'nobody took it')
  }))

test('a deleted group takes its rights along, and its name is free again', () =>
  withOffice(async (office) => {
    const { act, rightsOf, employee, database, administrator } = office
    const groupId = await create(office, ['MESSAGE_BASIC'])
    assert.equal(await codeOf(create(office, [])), 'rights.group.name.taken')
    const { version = -1 } = (await database.read((on) => findGroup(on, { partyId: administrator.partyId, groupId }))) ?? {}
    assert.equal(await codeOf(act((desk) => deleteGroup(desk, { groupId, version: version - 1 }))), 'version.conflict')
    await act((desk) => deleteGroup(desk, { groupId, version }))
    assert.deepEqual(await rightsOf(employee), [])
    assert.equal(await codeOf(act((desk) => deleteGroup(desk, { groupId }))), 'not.found')
    assert.equal(await codeOf(create(office, [])), 'done')
  }))

test('what a group is called, which may name somebody, stands apart in the log', () =>
  withOffice(async (office) => {
    const { act, database } = office
    const groupId = await create(office, [])
    await act((desk) => renameGroup(desk, { groupId }, 'Idas hold'))
    await act((desk) => deleteGroup(desk, { groupId }))
    assert.deepEqual(await ask(database, "SELECT 1 FROM events WHERE properties ?| ARRAY['before.name', 'after.name']"), [])
    assert.equal((await ask(database, "SELECT 1 FROM event_personal_properties WHERE properties ?| ARRAY['before.name', 'after.name']")).length, 3)
  }))

test('a group is renamed, not to a name that another one has', () =>
  withOffice(async (office) => {
    const { act } = office
    const groupId = await create(office, [])
    await act((desk) => createGroup(desk, { name: 'Drift', privileges: [], memberIds: [] }))
    assert.equal(await codeOf(act((desk) => renameGroup(desk, { groupId }, ' drift '))), 'rights.group.name.taken')
    assert.equal(await codeOf(act((desk) => renameGroup(desk, { groupId }, '  '))), 'rights.group.name')
    assert.equal(await codeOf(act((desk) => renameGroup(desk, { groupId }, 'x'.repeat(101)))), 'rights.group.name')
    await act((desk) => renameGroup(desk, { groupId }, 'POSTTEAM'))
  }))

test('nobody gets by a group what he may not give himself, and no group gives what its organisation cannot use', () =>
  withOffice(async (office) => {
    const { act, administrator, rightsOf } = office
    const groupId = await create(office, ['SYSTEM_MANAGER'])
    assert.equal(await codeOf(act((desk) => addGroupMembers(desk, { groupId }, [administrator.identityId]))), 'rights.own')
    const empty = await act((desk) => createGroup(desk, { name: 'Tom', privileges: [], memberIds: [administrator.identityId] }))
    assert.equal(await codeOf(act((desk) => addGroupPrivileges(desk, { groupId: empty }, [forever('SYSTEM_MANAGER')]))), 'rights.own')
    for (const [privilege, code] of [['SUPPORT', 'rights.not.held'], ['COURTS_OF_DENMARK', 'rights.authorities.right']] as const)
      assert.equal(await codeOf(act((desk) => addGroupPrivileges(desk, { groupId: empty }, [forever(privilege)]))), code)
    assert.deepEqual(await rightsOf(administrator), [administratorRight])
  }))

test('the last administrator does not lose the right by a group', () =>
  withOffice(async (office) => {
    const { act, employee, database, administrator } = office
    const groupId = await create(office, [administratorRight])
    await ask(database, 'UPDATE privilege_grants SET revoked_at = now() WHERE group_id IS NULL')
    const byMember = <Result>(work: (desk: RightsDesk) => Promise<Result>): Promise<Result> => atDesk(database, employee, work)
    assert.equal(await codeOf(act((desk) => deleteGroup(desk, { groupId }))), 'rights.right.missing')
    const given = await givenBy(office, groupId, administratorRight)
    const member = await memberOf(office, groupId, employee)
    const soon = instant((await database.now()) + dayMs)
    for (const change of [
      (desk: RightsDesk) => deleteGroup(desk, { groupId }),
      (desk: RightsDesk) => removeGroupPrivilege(desk, { ...given, groupId }),
      (desk: RightsDesk) => changeGroupPrivilegeEnd(desk, { ...given, groupId }, soon),
      (desk: RightsDesk) => removeGroupMember(desk, { ...member, groupId }),
    ])
      assert.equal(await codeOf(byMember(change)), 'rights.last.administrator')
    await addGrant(database, administrator, administratorRight)
    assert.equal(await codeOf(byMember((desk) => deleteGroup(desk, { groupId }))), 'done')
  }))

test('what a group gives is not revoked one by one, and another organisation’s group is not there', () =>
  withOffice(async (office) => {
    const { act, database } = office
    const groupId = await create(office, ['SYSTEM_MANAGER'])
    const [grant] = await ask(database, 'SELECT grant_id AS "grantId", version FROM privilege_grants WHERE group_id IS NOT NULL')
    assert.equal(await codeOf(act((desk) => revokeRights(desk, [grant as { grantId: never; version: number }]))), 'rights.from.group') // the columns just read
    const stranger = await addEmployee(database, { rights: [administratorRight] })
    assert.equal(await codeOf(atDesk(database, stranger, (desk) => addGroupMembers(desk, { groupId }, [stranger.identityId]))), 'not.found')
  }))

test('a right that is added while a member joins reaches the member', () =>
  withOffice(async (office) => {
    const { act, employee, rightsOf } = office
    const groupId = await act((desk) => createGroup(desk, { name: 'Postteam', privileges: [], memberIds: [] }))
    await Promise.all([act((desk) => addGroupMembers(desk, { groupId }, [employee.identityId])), act((desk) => addGroupPrivileges(desk, { groupId }, [forever('MESSAGE_WRITE')]))])
    assert.deepEqual(await rightsOf(employee), ['MESSAGE_WRITE'])
  }))
