import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import { addColleague, addEmployee, addGrant } from '../../login/login.testing.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import { atDesk, codeOf } from '../grants/rights-at-work.testing.ts'
import { withRightsPages } from '../portal/rights-portal.testing.ts'
import { addAccessToken } from '../tokens/access-tokens.testing.ts'
import { actingByToken } from '../tokens/acting-by-token.ts'
import { changeEmployee } from './change-employee.ts'

const administratorRight = 'ORGANISATION_USER_ADMINISTRATOR'

test('who is deactivated is logged out at once, and his tokens count no more; reactivated he has what he had', () =>
  withTestDatabase((database) =>
    withRightsPages(database, async ({ logInAs }) => {
      const administrator = await addEmployee(database, { rights: [administratorRight] })
      const employee = await addColleague(database, administrator, { name: 'Bo Prøve', rid: 'RID-2' })
      await addGrant(database, employee, administratorRight)
      const browser = await logInAs(employee)
      const headers = await addAccessToken(database, employee, { privileges: [administratorRight] })
      await browser.page('/rettigheder/employees')
      const change = (version: number, isDeactivated: boolean): Promise<void> => atDesk(database, administrator, (desk) => changeEmployee(desk, { ...employee, version }, { isDeactivated }))
      await change(0, true)
      assert.equal((await browser.get('/rettigheder/employees')).headers.get('location'), '/login?returnTo=%2Frettigheder%2Femployees')
      assert.equal(await codeOf(actingByToken({ database }, { headers, address: '127.0.0.1' })), 'token.invalid')
      assert.equal(await codeOf(change(0, false)), 'version.conflict')
      await change(1, false)
      assert.equal(await codeOf(actingByToken({ database }, { headers, address: '127.0.0.1' })), 'done')
      await (await logInAs(employee)).page('/rettigheder/employees')
      assert.deepEqual((await ask(database, 'SELECT tag FROM events ORDER BY event_id')).map(({ tag }) => tag), ['IDENTITY_DEACTIVATED', 'IDENTITY_REACTIVATED'])
    }),
  ))

test('the last administrator is not deactivated, and nobody but the employer deactivates', () =>
  withTestDatabase(async (database) => {
    const administrator = await addEmployee(database, { rights: [administratorRight] })
    const supplier = await addEmployee(database, { organisation: 'Leverandør A/S' })
    await addGrant(database, supplier, 'SYSTEM_MANAGER', administrator.partyId)
    const deactivate = (identityId: typeof supplier.identityId): Promise<string> =>
      codeOf(atDesk(database, administrator, (desk) => changeEmployee(desk, { identityId, version: 0 }, { isDeactivated: true })))
    assert.equal(await deactivate(administrator.identityId), 'rights.last.administrator')
    assert.equal(await deactivate(supplier.identityId), 'not.found')
  }))

test('names and addresses of employees stand apart in the log', () =>
  withTestDatabase(async (database) => {
    const administrator = await addEmployee(database, { rights: [administratorRight] })
    await atDesk(database, administrator, (desk) => changeEmployee(desk, { ...administrator, version: 0 }, { alias: 'Postmester', email: 'post@example.dk' }))
    await atDesk(database, administrator, (desk) => changeEmployee(desk, { ...administrator, version: 1 }, { alias: null }))
    assert.deepEqual(await ask(database, 'SELECT properties FROM events'), [{ properties: { identity: administrator.identityId } }, { properties: { identity: administrator.identityId } }])
    assert.deepEqual((await ask(database, 'SELECT properties FROM event_personal_properties')).map(({ properties }) => properties), [{ 'after.alias': 'Postmester', 'after.email': 'post@example.dk' }, { 'before.alias': 'Postmester' }])
  }))
