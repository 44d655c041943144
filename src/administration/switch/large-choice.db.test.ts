import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addColleague, addEmployee } from '../../login/login.testing.ts'
import { ask } from '../../events/events.testing.ts'
import type { Database } from '../../platform/database/index.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import { listOrganisationsActedFor } from '../../rights/index.ts'
import { withAdministration } from '../administration.testing.ts'
import { administrationRoutes } from '../index.ts'

/** Grants of one employee at so many companies, made by the database. */
const addClients = (database: Database, identityId: string, count: number): Promise<unknown> =>
  ask(
    database,
    `WITH made AS (SELECT gen_random_uuid() AS party_id, number FROM generate_series(1, $2) AS number),
     parties AS (INSERT INTO parties (party_id, kind, name, created_at, updated_at) SELECT party_id, 'company', 'Kunde ' || lpad(number::text, 4, '0'), now(), now() FROM made RETURNING 1),
     numbers AS (INSERT INTO party_numbers (party_id, number_type, number, valid_from) SELECT party_id, 'CVR', '9998' || lpad(number::text, 4, '0'), now() FROM made RETURNING 1)
     INSERT INTO privilege_grants (grant_id, identity_id, party_id, privilege, granted_at)
     SELECT gen_random_uuid(), $1, party_id, privilege, '2020-01-01' FROM made CROSS JOIN unnest(ARRAY['SYSTEM_MANAGER', 'MESSAGE_BASIC']) AS privilege`,
    [identityId, count],
  )

test('a thousand companies are paged, the own one first, and searched by name and number', () =>
  withTestDatabase(async (database) => {
    const ida = await addEmployee(database, { organisation: 'Revision ApS', cvr: '99990101' })
    const other = await addColleague(database, ida, { name: 'Bo Prøve', rid: 'RID-2' })
    await addClients(database, ida.identityId, 1_000)
    const employee = { identityId: ida.identityId, employerId: ida.partyId }
    const read = (search: string, page: number) => database.read((on) => listOrganisationsActedFor(on, employee, { search, page, size: 25 }))
    const first = await read('', 0)
    assert.deepEqual([first.total, first.organisations.length], [1_001, 25])
    assert.deepEqual(first.organisations.slice(0, 2).map(({ name }) => name), ['Revision ApS', 'Kunde 0001'])
    assert.deepEqual(first.organisations[1]?.privileges, ['MESSAGE_BASIC', 'SYSTEM_MANAGER'])
    assert.deepEqual((await read('', 40)).organisations.map(({ name }) => name), ['Kunde 1000'])
    assert.equal((await read('', 900)).page, 0, 'beyond the end stands the first page')
    assert.deepEqual((await read('kunde 0777', 0)).organisations.map(({ cvrNumber }) => cvrNumber), ['99980777'])
    assert.equal((await read('9998077', 0)).total, 10)
    assert.equal((await read('%', 0)).total, 0, 'what is typed is no pattern')
    const alone = await database.read((on) => listOrganisationsActedFor(on, { ...employee, identityId: other.identityId }, { page: 0, size: 25 }))
    assert.deepEqual(alone.organisations.map(({ name }) => name), ['Revision ApS'], 'nobody sees a colleague’s')
  }))

test('the page pages and searches, and keeps both in its address', () =>
  withTestDatabase(async (database) => {
    const ida = await addEmployee(database, { organisation: 'Revision ApS', cvr: '99990101' })
    await addClients(database, ida.identityId, 60)
    await withAdministration(database, administrationRoutes, async ({ logIn }) => {
      const browser = await logIn(ida)
      const second = await browser.get('/admin/switch?page=2')
      assert.match(second.text, /Kunde 0025 \(CVR 99980025\)/)
      assert.match(second.text, /href="\/admin\/switch\?page=3"/)
      const found = await browser.get('/admin/switch?search=Kunde&page=3')
      assert.match(found.text, /Kunde 0060/)
      assert.match(found.text, /href="\/admin\/switch\?search=Kunde&amp;page=1"/)
      assert.match((await browser.get('/admin/switch?search=nix')).text, /Ingen af dine virksomheder passer/)
    })
  }))
