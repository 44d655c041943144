import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../events/events.testing.ts'
import { addEmployee } from '../login/login.testing.ts'
import { rowsRead } from '../platform/database/rows-read.testing.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import { countMailboxGrants, findMailboxGrant, listMailboxGrants } from './mailbox-grants.queries.ts'

const grants = /^privilege_grants$/
const names = /^(parties|party_numbers)$/

test('of a thousand mailboxes only those asked for are read, and of a nation’s rights only those of whoever asks', () =>
  withTestDatabase(async (database) => {
    const [ida, bo] = [await addEmployee(database, { cvr: '99990101' }), await addEmployee(database, { cvr: '99990102' })]
    await ask(
      database,
      `WITH made AS (SELECT gen_random_uuid() AS party_id, number FROM generate_series(1, 9000) AS number),
       parties AS (INSERT INTO parties (party_id, kind, name, created_at, updated_at) SELECT party_id, 'company', 'Kunde ' || number, now(), now() FROM made RETURNING 1),
       numbers AS (INSERT INTO party_numbers (party_id, number_type, number, valid_from) SELECT party_id, 'CVR', (10000000 + number)::text, now() FROM made RETURNING 1)
       INSERT INTO privilege_grants (grant_id, identity_id, party_id, privilege, granted_at)
       SELECT gen_random_uuid(), CASE WHEN number <= 1000 THEN $1::uuid ELSE $2::uuid END, party_id, privilege, '2020-01-01' FROM made CROSS JOIN unnest(ARRAY['MESSAGE_BASIC', 'MESSAGE_WRITE']) AS privilege`,
      [ida.identityId, bo.identityId],
    )
    await database.read((on) => on.client.query('VACUUM ANALYZE'))
    const [client] = await ask(database, "SELECT party_id FROM parties WHERE name = 'Kunde 500'")
    const criteria = { identityId: ida.identityId, now: await database.now() }
    const counted = await rowsRead(database, grants, countMailboxGrants, { ...criteria, most: 11 })
    assert.ok(counted.rows <= 23, `reads ${counted.rows} rows: two rights at each of eleven, and where the next begins`)
    assert.equal((await rowsRead(database, grants, findMailboxGrant, { ...criteria, partyId: String(client?.['party_id']) as typeof ida.partyId })).rows, 2) // branding
    const page = { ...criteria, pattern: null, limit: 10, offset: 500 }
    assert.equal((await rowsRead(database, grants, listMailboxGrants, page)).rows, 2_000)
    const named = await rowsRead(database, names, listMailboxGrants, page)
    assert.ok(named.rows <= 1_010, `reads ${named.rows} rows: a name each to sort by, and the numbers of ten`)
  }))
