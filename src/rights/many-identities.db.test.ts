import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestPerson } from '../login/login.testing.ts'
import { addEmployee } from '../login/login.testing.ts'
import type { Database } from '../platform/database/index.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import { getHadAdministrator } from './appointments.queries.ts'
import { listGrantHistory } from './employees/employee-history.queries.ts'
import { countEmployees, listEmployees } from './employees/employees.queries.ts'
import { countIdentities, listIdentities } from './wire/identities.queries.ts'

/** A nation of logins, each with a right of its own that was revoked. */
const nation = `
  INSERT INTO parties (party_id, kind, name, created_at, updated_at) SELECT gen_random_uuid(), 'company', 'Virksomhed ' || number, now(), now() FROM generate_series(1, 20000) AS number;
  INSERT INTO identities (identity_id, kind, party_id, name, rid, provider, subject, created_at) SELECT gen_random_uuid(), 'employee', party_id, name, 'RID-1', 'nation', party_id::text, now() FROM parties WHERE name LIKE 'Virksomhed %';
  INSERT INTO privilege_grants (grant_id, identity_id, party_id, privilege, granted_at, revoked_at) SELECT gen_random_uuid(), identity_id, party_id, 'ORGANISATION_USER_ADMINISTRATOR', '2020-01-01', '2021-01-01' FROM identities WHERE provider = 'nation';
  ANALYZE parties, identities, privilege_grants`

type Statement<Values> = (on: never, values: Values) => Promise<unknown>

/** The tables that a statement reads from end to end, by the plan made once for all values. */
async function readWhole<Values>(database: Database, statement: Statement<Values>, values: Values): Promise<string[]> {
  return database.transaction(async (tx) => {
    let sent: { readonly text: string; readonly values: readonly unknown[] } = { text: '', values: [] }
    const client = { query: (query: typeof sent) => ((sent = query), Promise.resolve({ rows: [{}], rowCount: 1 })) }
    await statement({ client, count: { statements: 0 } } as never, values) // only asked for its text and values
    await tx.client.query('SET LOCAL plan_cache_mode = force_generic_plan')
    await tx.client.query(`PREPARE explained AS ${sent.text}`)
    const { rows } = await tx.client.query<{ 'QUERY PLAN': string }>(`EXPLAIN EXECUTE explained(${sent.values.map((value) => (value === null ? 'NULL' : `'${String(value)}'`)).join(', ')})`)
    await tx.client.query('DEALLOCATE explained')
    return rows.flatMap((row) => /Seq Scan on (identities|privilege_grants|parties)/.exec(row['QUERY PLAN'])?.[1] ?? [])
  })
}

async function wholeReads(database: Database, { identityId, partyId }: TestPerson): Promise<string[][]> {
  const criteria = { partyId, now: await database.now() }
  const ofEmployees = { ...criteria, pattern: null, privilege: null }
  const ofIdentities = { ...criteria, identityIds: null, cvrNumber: null, rid: null, cprNumber: null, isAdministrator: null, isActive: null, changedSince: null }
  return Promise.all([
    readWhole(database, listEmployees, { ...ofEmployees, order: 'name', isDescending: false, limit: 25, offset: 0 }),
    readWhole(database, countEmployees, ofEmployees),
    readWhole(database, listIdentities, { ...ofIdentities, after: null, limit: 25, offset: 0 }),
    readWhole(database, countIdentities, ofIdentities),
    readWhole(database, listGrantHistory, { partyId, identityId }),
    readWhole(database, getHadAdministrator, { partyId }),
  ])
}

test('what an organisation asks about its employees is answered without reading everybody’s', () =>
  withTestDatabase(async (database) => {
    const employee = await addEmployee(database)
    await database.transaction((tx) => tx.client.query(nation))
    assert.deepEqual(await wholeReads(database, employee), [[], [], [], [], [], []])
  }))
