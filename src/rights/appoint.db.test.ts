import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../events/events.testing.ts'
import type { LevelOfAssurance } from '../login/index.ts'
import type { TestPerson } from '../login/login.testing.ts'
import { addCitizen, addColleague, addEmployee } from '../login/login.testing.ts'
import type { Database } from '../platform/database/index.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import { appointLegalOwner, listPrivileges } from './index.ts'

/** Makes a human bear an employee's login, as a legal owner of the company or not. */
async function bear(database: Database, human: TestPerson, employee: TestPerson, { isOwner = true } = {}): Promise<void> {
  await ask(database, `UPDATE identities SET person_id = '${human.partyId}' WHERE identity_id = '${employee.identityId}'`)
  if (isOwner) await ask(database, `INSERT INTO legal_owners VALUES ('${employee.partyId}', '${human.partyId}') ON CONFLICT DO NOTHING`)
}

const logIn = (database: Database, employee: TestPerson, levelOfAssurance: LevelOfAssurance = 'substantial'): Promise<boolean> => database.transaction((tx) => appointLegalOwner(tx, { ...employee, levelOfAssurance }))
const rightsOf = (database: Database, employee: TestPerson): Promise<string[]> => database.read((on) => listPrivileges(on, { ...employee, employerId: employee.partyId }))

test('of a company’s owners who log in at the same moment one becomes its rights administrator, once', () =>
  withTestDatabase(async (database) => {
    const first = await addEmployee(database)
    const second = await addColleague(database, first, { name: 'Bo Prøve', rid: 'RID-2' })
    await bear(database, await addCitizen(database), first)
    await bear(database, await addCitizen(database), second)
    const outcomes = await Promise.all([first, second, first, second].map((employee) => logIn(database, employee)))
    assert.equal(outcomes.filter(Boolean).length, 1)
    const rights = [await rightsOf(database, first), await rightsOf(database, second)]
    assert.deepEqual(rights.toSorted((one, other) => one.length - other.length), [[], ['MESSAGE_WRITE', 'ORGANISATION_USER_ADMINISTRATOR']])
    const grants = await ask(database, 'SELECT DISTINCT source FROM privilege_grants')
    assert.deepEqual(grants, [{ source: 'APPOINTED' }])
    const events = await ask(database, "SELECT owner_id, actor_kind FROM events WHERE tag = 'PRIVILEGES_GRANTED'")
    assert.deepEqual(events, Array.from({ length: 2 }, () => ({ owner_id: first.partyId, actor_kind: 'platform' })))
  }))

test('who is no owner, an owner elsewhere, and an owner of a company that once had an administrator become nothing', () =>
  withTestDatabase(async (database) => {
    const human = await addCitizen(database)
    const employee = await addEmployee(database)
    const owned = await addEmployee(database, { rid: 'RID-9' })
    await bear(database, human, employee, { isOwner: false })
    await bear(database, human, owned)
    assert.equal(await logIn(database, employee), false)
    await ask(database, `INSERT INTO privilege_grants (grant_id, identity_id, party_id, privilege, granted_at, revoked_at)
      SELECT gen_random_uuid(), identity_id, party_id, 'ORGANISATION_USER_ADMINISTRATOR', '2020-01-01', '2021-01-01' FROM identities WHERE identity_id = '${owned.identityId}'`)
    assert.equal(await logIn(database, owned), false)
    assert.deepEqual([await rightsOf(database, employee), await rightsOf(database, owned)], [[], []])
  }))

test('an owner whose login is not sure enough becomes an administrator at one that is, and keeps what he was given before', () =>
  withTestDatabase(async (database) => {
    const owner = await addEmployee(database, { rights: ['MESSAGE_WRITE'] })
    await bear(database, await addCitizen(database), owner)
    assert.equal(await logIn(database, owner, 'low'), false)
    assert.deepEqual(await rightsOf(database, owner), ['MESSAGE_WRITE'])
    assert.equal(await logIn(database, owner, 'substantial'), true)
    const told = await ask(database, "SELECT properties->>'grant' AS grant FROM events")
    assert.deepEqual(told, await ask(database, "SELECT grant_id AS grant FROM privilege_grants WHERE source = 'APPOINTED'"), 'only what was given is told')
  }))
