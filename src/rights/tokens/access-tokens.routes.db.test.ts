import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addEmployee, addGrant } from '../../login/login.testing.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import type { RightsProgram } from '../wire/rights-api.testing.ts'
import { withRightsApi } from '../wire/rights-api.testing.ts'
import { createdToken } from './tokens.testing.ts'

const root = '/apis/brevdue/v1/access-tokens/'

test('a program lists and revokes its owner’s tokens of its organisation, its own too, and makes none', () =>
  withTestDatabase((database) =>
    withRightsApi(database, async ({ programWith }) => {
      const employee = await addEmployee(database, { rights: ['SYSTEM_MANAGER'] })
      const client = await addEmployee(database)
      await addGrant(database, employee, 'SYSTEM_MANAGER', client.partyId)
      const bearing = (token: string): RightsProgram => programWith({ authorization: `Bearer ${token}` }, root)
      const program = bearing(await createdToken(database, employee, { name: 'Første', privileges: ['SYSTEM_MANAGER'] }))
      await createdToken(database, employee, { name: 'Andet' })
      const elsewhere = bearing(await createdToken(database, employee, { name: 'Hos kunden', partyId: client.partyId, privileges: ['SYSTEM_MANAGER'] }))
      const list = async (call: RightsProgram) => {
        const { status, body } = await call('')
        assert.equal(status, 200)
        return body as unknown as Record<string, unknown>[] // an array by its schema
      }
      const [second = {}, first = {}] = await list(program)
      assert.deepEqual([second['name'], first['name'], first['privileges'], first['organisationId']], ['Andet', 'Første', ['SYSTEM_MANAGER'], employee.partyId])
      assert.deepEqual([typeof first['lastUsedDateTime'], second['lastUsedDateTime']], ['string', undefined])
      assert.equal((await list(elsewhere)).length, 1)
      const revoke = (call: RightsProgram, token: Record<string, unknown>) => call(String(token['id']), { method: 'DELETE' })
      assert.equal((await revoke(elsewhere, first)).status, 404)
      assert.equal((await program('', { method: 'POST', body: { name: 'Ny', privileges: [] } })).status, 404)
      assert.equal((await revoke(program, second)).status, 204)
      assert.equal((await revoke(program, second)).status, 404)
      assert.equal((await revoke(program, first)).status, 204)
      assert.equal((await program('')).status, 401)
    }),
  ))
