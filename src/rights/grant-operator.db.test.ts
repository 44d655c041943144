import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../events/events.testing.ts'
import { addCitizen, addEmployee } from '../login/login.testing.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import { grantOperator, listPrivileges } from './index.ts'

test('an employee becomes the operator once, and the log says so', () =>
  withTestDatabase(async (database) => {
    const employee = await addEmployee(database, { name: 'Bo Prøve', organisation: 'Prøve Drift' })
    const who = { provider: 'sandbox', subject: employee.subject }
    const kinds = []
    for (let time = 0; time < 2; time++) kinds.push((await database.transaction((tx) => grantOperator(tx, who))).kind)
    assert.deepEqual(kinds, ['granted', 'had'])
    assert.deepEqual(await database.read((on) => listPrivileges(on, { ...employee, employerId: employee.partyId })), ['PLATFORM_OPERATOR'])
    const events = await ask(database, "SELECT owner_id, actor_kind, properties FROM events WHERE tag = 'PRIVILEGES_GRANTED'")
    assert.deepEqual(events, [{ owner_id: employee.partyId, actor_kind: 'platform', properties: { privilege: 'PLATFORM_OPERATOR', grantee: employee.identityId } }])
  }))

test('an operator whose right ended or was revoked gets it anew', () =>
  withTestDatabase(async (database) => {
    const employee = await addEmployee(database)
    const who = { provider: 'sandbox', subject: employee.subject }
    for (const end of ["ends_at = granted_at + interval '1 microsecond'", 'revoked_at = granted_at']) {
      await database.transaction((tx) => grantOperator(tx, who))
      await ask(database, `UPDATE privilege_grants SET granted_at = granted_at - interval '1 day' WHERE revoked_at IS NULL`)
      await ask(database, `UPDATE privilege_grants SET ${end} WHERE revoked_at IS NULL`)
      assert.equal((await database.transaction((tx) => grantOperator(tx, who))).kind, 'granted', end)
      assert.deepEqual(await database.read((on) => listPrivileges(on, { ...employee, employerId: employee.partyId })), ['PLATFORM_OPERATOR'])
    }
  }))

test('a stranger and a citizen become nothing', () =>
  withTestDatabase(async (database) => {
    const citizen = await addCitizen(database)
    assert.equal((await database.transaction((tx) => grantOperator(tx, { provider: 'sandbox', subject: 'nobody' }))).kind, 'unknown')
    assert.equal((await database.transaction((tx) => grantOperator(tx, { provider: 'elsewhere', subject: citizen.subject }))).kind, 'unknown')
    assert.equal((await database.transaction((tx) => grantOperator(tx, { provider: 'sandbox', subject: citizen.subject }))).kind, 'citizen')
    assert.deepEqual(await ask(database, 'SELECT 1 FROM privilege_grants'), [])
  }))
