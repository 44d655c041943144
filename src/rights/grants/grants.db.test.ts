import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import type { IdentityId } from '../../login/index.ts'
import type { TestPerson } from '../../login/login.testing.ts'
import { addCitizen, addColleague, addEmployee, addGrant } from '../../login/login.testing.ts'
import { civilDate, instant } from '../../platform/clock/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { uuidV4 } from '../../platform/crypto/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import { endAfter } from '../end-date.ts'
import { listPrivileges } from '../list-privileges.ts'
import type { PrivilegeType } from '../privilege-types.ts'
import { changeEnd } from './change-end.ts'
import { giveRights } from './give-rights.ts'
import type { Grant } from './grant.ts'
import { atDesk, atHost, codeOf } from './rights-at-work.testing.ts'
import { revokeRights } from './revoke-rights.ts'

const administratorRight = 'ORGANISATION_USER_ADMINISTRATOR'
const dayMs = 86_400_000

interface Office {
  readonly database: Database
  readonly administrator: TestPerson
  readonly employee: TestPerson
}

const withOffice = (work: (office: Office) => Promise<void>): Promise<void> =>
  withTestDatabase(async (database) => {
    const administrator = await addEmployee(database, { name: 'Ada Prøve', cvr: '12345674', rights: [administratorRight] })
    await work({ database, administrator, employee: await addColleague(database, administrator, { name: 'Bo Prøve', rid: 'RID-2' }) })
  })

interface Wish {
  readonly by?: TestPerson
  readonly to?: IdentityId
  readonly endsAt?: Instant | null
}

async function give({ database, administrator, employee }: Office, privilege: PrivilegeType, { by = administrator, to = employee.identityId, endsAt = null }: Wish = {}): Promise<Grant> {
  const [given] = await atDesk(database, by, (desk) => giveRights(desk, [{ granteeId: to, privilege, endsAt, source: 'MANUAL' }]), administrator.partyId)
  return given?.grant ?? assert.fail('nothing was given')
}

const rightsOf = ({ database, administrator }: Office, { identityId, partyId }: TestPerson): Promise<PrivilegeType[]> =>
  database.read((on) => listPrivileges(on, { identityId, employerId: partyId, partyId: administrator.partyId }))

const tags = async ({ database }: Office): Promise<unknown[]> => (await ask(database, 'SELECT tag, properties FROM events ORDER BY event_id')).map(({ tag, properties }) => [tag, properties])

const grantOf = async (database: Database, { identityId }: TestPerson, privilege: PrivilegeType): Promise<Pick<Grant, 'grantId' | 'version'>> => {
  const [row] = await ask(database, 'SELECT grant_id, version FROM privilege_grants WHERE identity_id = $1 AND privilege = $2 AND revoked_at IS NULL', [identityId, privilege])
  return { grantId: row?.['grant_id'], version: row?.['version'] } as Pick<Grant, 'grantId' | 'version'> // the columns just read
}

test('a right is given, moved and revoked; each is in the log with what it was and is', () =>
  withOffice(async (office) => {
    const { database, administrator, employee } = office
    const endsAt = endAfter(civilDate(instant((await database.now()) + 40 * dayMs)))
    const grant = await give(office, 'SYSTEM_MANAGER', { endsAt })
    assert.deepEqual(await rightsOf(office, employee), ['SYSTEM_MANAGER'])
    const moved = await atDesk(database, administrator, (desk) => changeEnd(desk, grant, null))
    assert.equal(moved.endsAt, null)
    await atDesk(database, administrator, (desk) => revokeRights(desk, [moved]))
    assert.deepEqual(await rightsOf(office, employee), [])
    const facts = { privilege: 'SYSTEM_MANAGER', grantee: employee.identityId, grant: grant.grantId }
    const lastDay = civilDate(instant(endsAt - 1))
    assert.deepEqual(await tags(office), [
      ['PRIVILEGES_GRANTED', { ...facts, 'after.lastDay': lastDay }],
      ['PRIVILEGES_CHANGED', { ...facts, 'before.lastDay': lastDay }],
      ['PRIVILEGES_REVOKED', facts],
    ])
  }))

test('a double click gives a right once; with another end it is refused; one that ended can be given anew', () =>
  withOffice(async (office) => {
    const { database } = office
    const grants = await Promise.all([give(office, 'SYSTEM_MANAGER'), give(office, 'SYSTEM_MANAGER')])
    assert.equal(grants[0].grantId, grants[1].grantId)
    const later = instant((await database.now()) + dayMs)
    assert.equal(await codeOf(give(office, 'SYSTEM_MANAGER', { endsAt: later })), 'rights.grant.exists')
    await ask(database, "UPDATE privilege_grants SET granted_at = '2020-01-01', ends_at = '2020-02-01' WHERE privilege = 'SYSTEM_MANAGER'")
    assert.notEqual((await give(office, 'SYSTEM_MANAGER', { endsAt: later })).grantId, grants[0].grantId)
    assert.equal((await ask(database, "SELECT 1 FROM events WHERE tag = 'PRIVILEGES_GRANTED'")).length, 2)
  }))

test('what cannot be given is refused, and then nothing of it is given', () =>
  withOffice(async (office) => {
    const { database, administrator, employee } = office
    const past = instant((await database.now()) - 1)
    const citizen = await addCitizen(database)
    const gone = await addColleague(database, administrator, { name: 'Cy Prøve', rid: 'RID-3' })
    await ask(database, 'UPDATE identities SET deactivated_at = now() WHERE identity_id = $1', [gone.identityId])
    const refusals: readonly [PrivilegeType, Wish, string][] = [
      ['SYSTEM_MANAGER', { endsAt: past }, 'rights.end.past'],
      ['COURTS_OF_DENMARK', {}, 'rights.authorities.right'],
      ['SUPPORT', {}, 'rights.not.held'],
      ['PLATFORM_OPERATOR', {}, 'rights.not.held'],
      ['SYSTEM_MANAGER', { to: administrator.identityId }, 'rights.own'],
      ['SYSTEM_MANAGER', { to: uuidV4() as IdentityId }, 'rights.employee.unknown'], // branding
      ['SYSTEM_MANAGER', { to: citizen.identityId }, 'rights.employee.unknown'],
      ['SYSTEM_MANAGER', { to: gone.identityId }, 'rights.employee.deactivated'],
      ['SYSTEM_MANAGER', { by: employee }, 'rights.right.missing'],
    ]
    for (const [privilege, wish, code] of refusals) assert.equal(await codeOf(give(office, privilege, wish)), code, `${privilege} ${code}`)
    const both = atDesk(database, administrator, (desk) => giveRights(desk, (['SYSTEM_MANAGER', 'SUPPORT'] as const).map((privilege) => ({ granteeId: employee.identityId, privilege, endsAt: null, source: 'MANUAL' }))))
    assert.equal(await codeOf(both), 'rights.not.held')
    assert.deepEqual(await tags(office), [])
  }))

test('the employee of a supplier gets a right here, and gives rights here, on behalf of the organisation', () =>
  withOffice(async (office) => {
    const { database, administrator, employee } = office
    const supplier = await addEmployee(database, { name: 'Kaj Fremmed', organisation: 'Leverandør A/S', cvr: '87654321' })
    await give(office, administratorRight, { to: supplier.identityId })
    assert.deepEqual(await rightsOf(office, supplier), [administratorRight])
    const grant = await give(office, 'MESSAGE_BASIC', { by: supplier })
    await atDesk(database, supplier, (desk) => revokeRights(desk, [grant]), administrator.partyId)
    const told = (await ask(database, "SELECT tag, owner_id, actor_id, properties->>'employer' AS employer, properties->>'grantee' AS grantee FROM events ORDER BY event_id")).slice(1)
    const shared = { owner_id: administrator.partyId, actor_id: supplier.identityId, employer: supplier.partyId, grantee: employee.identityId }
    assert.deepEqual(told, [{ tag: 'PRIVILEGES_GRANTED_ON_BEHALF_OF', ...shared }, { tag: 'PRIVILEGES_REVOKED_ON_BEHALF_OF', ...shared }])
    assert.deepEqual(await database.read((on) => listPrivileges(on, { identityId: supplier.identityId, employerId: supplier.partyId, partyId: supplier.partyId })), [], 'nothing at home')
  }))

test('a change of what somebody else has changed is refused, and so is one of another organisation’s grant', () =>
  withOffice(async (office) => {
    const { database, administrator } = office
    const grant = await give(office, 'SYSTEM_MANAGER')
    const endsAt = instant((await database.now()) + dayMs)
    await atDesk(database, administrator, (desk) => changeEnd(desk, grant, endsAt))
    assert.equal(await codeOf(atDesk(database, administrator, (desk) => revokeRights(desk, [grant]))), 'version.conflict')
    assert.equal(await codeOf(atDesk(database, administrator, (desk) => changeEnd(desk, grant, null))), 'version.conflict')
    const stranger = await addEmployee(database, { rights: [administratorRight] })
    assert.equal(await codeOf(atDesk(database, stranger, (desk) => revokeRights(desk, [{ ...grant, version: 1 }]))), 'not.found')
  }))

test('nobody lets his own right last longer than it does', () =>
  withOffice(async (office) => {
    const { database, administrator } = office
    await addGrant(database, administrator, 'SYSTEM_MANAGER')
    const soon = instant((await database.now()) + dayMs)
    const shorter = await atDesk(database, administrator, async (desk) => changeEnd(desk, await grantOf(database, administrator, 'SYSTEM_MANAGER'), soon))
    assert.equal(await codeOf(atDesk(database, administrator, (desk) => changeEnd(desk, shorter, instant(soon + 1)))), 'rights.own')
    assert.equal(await codeOf(atDesk(database, administrator, (desk) => changeEnd(desk, shorter, null))), 'rights.own')
  }))

test('nobody gives himself a right by another login of his own', () =>
  withOffice(async (office) => {
    const { database, administrator } = office
    const elsewhere = await addEmployee(database, { organisation: 'Leverandør A/S' })
    const { partyId: personId } = await addCitizen(database)
    await ask(database, 'UPDATE identities SET person_id = $1 WHERE identity_id = ANY ($2)', [personId, [administrator.identityId, elsewhere.identityId]])
    assert.equal(await codeOf(give(office, 'SYSTEM_MANAGER', { to: elsewhere.identityId })), 'rights.own')
    assert.equal(await codeOf(give(office, 'SYSTEM_MANAGER')), 'done', 'others who have no person yet are others')
  }))

test('the last rights administrator keeps the right: not revoked, not given an end', () =>
  withOffice(async (office) => {
    const { database, administrator, employee } = office
    const last = await grantOf(database, administrator, administratorRight)
    const soon = instant((await database.now()) + dayMs)
    const revoke = (): Promise<void> => atDesk(database, administrator, (desk) => revokeRights(desk, [last]))
    assert.equal(await codeOf(revoke()), 'rights.last.administrator')
    assert.equal(await codeOf(atDesk(database, administrator, (desk) => changeEnd(desk, last, soon))), 'rights.last.administrator')
    assert.equal(await codeOf(atHost(database, administrator.partyId, (desk) => revokeRights(desk, [last]))), 'rights.last.administrator')
    await give(office, administratorRight, { endsAt: soon })
    assert.equal(await codeOf(revoke()), 'rights.last.administrator', 'another one only for a time')
    await atDesk(database, administrator, async (desk) => changeEnd(desk, await grantOf(database, employee, administratorRight), null))
    assert.equal(await codeOf(revoke()), 'done')
  }))

test('two administrators who remove each other at the same moment leave one', () =>
  withOffice(async (office) => {
    const { database, administrator, employee } = office
    await give(office, administratorRight)
    const [first, second] = [await grantOf(database, administrator, administratorRight), await grantOf(database, employee, administratorRight)]
    const codes = await Promise.all([
      codeOf(atDesk(database, administrator, (desk) => revokeRights(desk, [second]))),
      codeOf(atDesk(database, employee, (desk) => revokeRights(desk, [first]))),
    ])
    assert.deepEqual(codes.toSorted(), ['done', 'rights.right.missing'])
    assert.equal((await ask(database, 'SELECT 1 FROM privilege_grants WHERE revoked_at IS NULL')).length, 1)
  }))

test('two administrators who each remove their own right at the same moment leave one', () =>
  withOffice(async (office) => {
    const { database, administrator, employee } = office
    await give(office, administratorRight)
    const ownRemoved = async (person: TestPerson): Promise<string> => {
      const grant = await grantOf(database, person, administratorRight)
      return codeOf(atDesk(database, person, (desk) => revokeRights(desk, [grant])))
    }
    assert.deepEqual((await Promise.all([ownRemoved(administrator), ownRemoved(employee)])).toSorted(), ['done', 'rights.last.administrator'])
  }))

test('the host gives what nobody else may, with a reason that stands apart', () =>
  withOffice(async (office) => {
    const { database, administrator, employee } = office
    await atHost(database, administrator.partyId, (desk) => giveRights(desk, [{ granteeId: employee.identityId, privilege: 'SUPPORT', endsAt: null, source: 'MANUAL' }]))
    const [event] = await ask(database, 'SELECT actor_kind, properties FROM events')
    const { grantId } = await grantOf(database, employee, 'SUPPORT')
    assert.deepEqual(event, { actor_kind: 'platform', properties: { privilege: 'SUPPORT', grantee: employee.identityId, grant: grantId, breakGlass: true } })
    assert.deepEqual(await ask(database, 'SELECT properties FROM event_personal_properties'), [{ properties: { 'after.reason': 'Prøve' } }])
  }))
