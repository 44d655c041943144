import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addEmployee, addGrant } from '../../login/login.testing.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import { makeServer } from '../../platform/http/index.ts'
import { openLog } from '../../platform/log/index.ts'
import { addAccessToken } from '../tokens/access-tokens.testing.ts'
import { actedForRoutes } from './organisations-acted-for.routes.ts'

test('a program is told where its employee may act, and with which rights', () =>
  withTestDatabase(async (database) => {
    const ida = await addEmployee(database, { organisation: 'Revision ApS', cvr: '99990101' })
    const client = await addEmployee(database, { organisation: 'Kunde ApS', cvr: '99990102' })
    await addGrant(database, ida, 'SYSTEM_MANAGER', client.partyId)
    const headers = await addAccessToken(database, ida, { privileges: [] })
    const app = await makeServer({ log: openLog('silent'), routes: actedForRoutes({ database }), problemPage: ({ definition }) => ({ status: definition.status }), secure: false, trustedProxies: [], allowedHosts: [] })
    const call = async (query: string) => app.inject({ url: `/apis/brevdue/v1/organisations-acted-for/${query}`, headers })
    const { body, statusCode } = await call('')
    assert.equal(statusCode, 200)
    assert.deepEqual(JSON.parse(body), {
      currentPage: 0,
      totalPages: 1,
      elementsOnPage: 2,
      totalElements: 2,
      organisations: [
        { cvrNumber: '99990101', name: 'Revision ApS', type: 'COMPANY', privileges: [] },
        { cvrNumber: '99990102', name: 'Kunde ApS', type: 'COMPANY', privileges: ['SYSTEM_MANAGER'] },
      ],
    })
    assert.match((await call('?searchTerm=kunde&size=1')).body, /"totalElements":1/)
    assert.equal((await call('?unknown=1')).statusCode, 400)
    await app.close()
  }))
