import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addEmployee, addGrant } from '../../login/login.testing.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import { withRightsCalls } from '../requests/rights-calls.testing.ts'
import { createdToken } from './tokens.testing.ts'

const path = '/apis/brevdue/v1/access-tokens/'

test('a program lists and revokes its owner’s tokens of its organisation, its own too, and makes none', () =>
  withTestDatabase(async (database) => {
    const employee = await addEmployee(database, { rights: ['SYSTEM_MANAGER'] })
    const client = await addEmployee(database)
    await addGrant(database, employee, 'SYSTEM_MANAGER', client.partyId)
    const program = { authorization: `Bearer ${await createdToken(database, employee, { name: 'Første', privileges: ['SYSTEM_MANAGER'] })}` }
    await createdToken(database, employee, { name: 'Andet' })
    const elsewhere = { authorization: `Bearer ${await createdToken(database, employee, { name: 'Hos kunden', partyId: client.partyId, privileges: ['SYSTEM_MANAGER'] })}` }
    await withRightsCalls(database, async (call) => {
      const list = async (who: typeof program) => {
        const { status, body } = await call(who, 'GET', path)
        assert.equal(status, 200)
        return body as unknown as Record<string, unknown>[] // an array by its schema
      }
      const [second = {}, first = {}] = await list(program)
      assert.deepEqual([second['name'], first['name'], first['privileges'], first['organisationId']], ['Andet', 'Første', ['SYSTEM_MANAGER'], employee.partyId])
      assert.deepEqual([typeof first['lastUsedDateTime'], second['lastUsedDateTime']], ['string', undefined])
      assert.equal((await list(elsewhere)).length, 1)
      assert.equal((await call(elsewhere, 'DELETE', path + String(first['id']))).status, 404)
      assert.equal((await call(program, 'POST', path, { body: { name: 'Ny', privileges: [] } })).status, 404)
      assert.equal((await call(program, 'DELETE', path + String(second['id']))).status, 204)
      assert.equal((await call(program, 'DELETE', path + String(second['id']))).status, 404)
      assert.equal((await call(program, 'DELETE', path + String(first['id']))).status, 204)
      assert.equal((await call(program, 'GET', path)).status, 401)
    })
  }))
