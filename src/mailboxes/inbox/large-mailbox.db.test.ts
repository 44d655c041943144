import assert from 'node:assert/strict'
import { before, after, test } from 'node:test'
import { addCitizen } from '../../login/login.testing.ts'
import type { PartyId } from '../../parties/index.ts'
import { instant } from '../../platform/clock/index.ts'
import { openDatabase } from '../../platform/database/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { createTestDatabase } from '../../platform/database/testing.ts'
import { makeMailboxes } from '../make-mailboxes.ts'
import type { FolderId, MailboxId } from '../letter-document.ts'
import { findLetter, updateToRead, updateToUnread } from '../letter/letter.queries.ts'
import { mailboxOf } from '../mailboxes.testing.ts'
import { listFolders, listNewerEntries, listNewerUnread, listOlderEntries, listOlderUnread } from './inbox.queries.ts'
import { beforeAll } from './page-place.ts'
import { mostCounted, readInbox } from './read-inbox.ts'

/** What a page of 25 letters may cost: its rows, the one that tells of a next page, and the few unread ones that are sorted. */
const rowsOfPage = 26
const unreadLetters = 200

const fail = (): never => assert.fail('the mailbox was not made')

let database: Database
let drop: () => Promise<void>
let mailboxId: MailboxId
let folderId: FolderId

/** 100 000 letters in one mailbox, 100 in each of 50 others; all statistics known. Ids are of the form 00000000-…, as they sort by time. */
before(async () => {
  const made = await createTestDatabase()
  database = openDatabase({ url: made.url, poolSize: 2, statementTimeoutMs: 60_000, lockTimeoutMs: 10_000 })
  drop = made.drop
  const people: PartyId[] = []
  for (let number = 0; number < 51; number++) people.push((await addCitizen(database)).partyId)
  await database.transaction((tx) => makeMailboxes(tx, people))
  mailboxId = await mailboxOf(database, people[0] ?? fail())
  await database.transaction(async (tx) => {
    await tx.client.query(
      `INSERT INTO mailbox_entries
       SELECT folders.mailbox_id, ('00000000-0000-7000-8000-' || to_char(n, 'FM000000000000'))::uuid, folders.folder_id, folders.mailbox_id, 'Prøve Kommune', 'Brev ' || n,
         0, false, false, false, NULL, '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 s', CASE WHEN n % $2 > 0 THEN '2026-06-01T00:00:00Z'::timestamptz END, 0
       FROM folders CROSS JOIN LATERAL generate_series(1, CASE WHEN folders.mailbox_id = $1 THEN 100000 ELSE 100 END) AS n WHERE folders.folder_type = 'INBOX'`,
      [mailboxId, 100_000 / unreadLetters],
    )
    const headers = "INSERT INTO letter_headers SELECT letter_id, '1.1', 'DIGITALPOST', NULL, NULL, title, NULL, NULL, '', NULL, NULL, false, false, false, NULL, NULL, NULL, '[]' FROM mailbox_entries WHERE mailbox_id = $1 AND letter_id = $2"
    await tx.client.query(headers, [mailboxId, oldest.letterId])
    const { rows } = await tx.client.query<{ folder_id: FolderId }>("SELECT folder_id FROM folders WHERE mailbox_id = $1 AND folder_type = 'INBOX'", [mailboxId])
    folderId = rows[0]?.folder_id ?? fail()
  })
  await database.read((on) => on.client.query('VACUUM ANALYZE'))
})

after(async () => {
  await database.close()
  await drop()
})

interface Plan {
  readonly 'Relation Name'?: string
  readonly 'Actual Rows'?: number
  readonly 'Actual Loops'?: number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Rows Removed by Index Recheck'?: number
  readonly Plans?: readonly Plan[]
}

/** Folders are few; a scan of all of them is what the planner rightly chooses here. */
const largeTable = /^mailbox_entries_/

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]
const rowsRead = (plan: Plan): number => ((plan['Actual Rows'] ?? 0) + (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Index Recheck'] ?? 0)) * (plan['Actual Loops'] ?? 1)

interface Sent {
  readonly text: string
  readonly values: readonly unknown[]
}

/** Runs a statement under EXPLAIN with the plan that is made once for all values, as the program's prepared statements run in the end. */
async function explain<Values>(statement: (on: never, values: Values) => Promise<unknown>, values: Values): Promise<{ partitions: number; rows: number }> {
  return database.transaction(async (tx) => {
    let sent: Sent = { text: '', values: [] }
    const client = { query: async (query: Sent) => ((sent = query), { rows: [], rowCount: 0 }) }
    await statement({ client, count: { statements: 0 } } as never, values) // only asked for its text and values
    await tx.client.query('SET LOCAL plan_cache_mode = force_generic_plan')
    await tx.client.query(`PREPARE explained AS ${sent.text}`)
    const literals = sent.values.map((value) => (value === null ? 'NULL' : `'${String(value)}'`)).join(', ')
    const { rows } = await tx.client.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(`EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE explained(${literals})`)
    await tx.client.query('DEALLOCATE explained')
    const scans = nodesOf(rows[0]?.['QUERY PLAN'][0]?.Plan ?? {}).filter((plan) => largeTable.test(plan['Relation Name'] ?? '') && plan['Actual Loops'] !== 0)
    return { partitions: new Set(scans.map((plan) => plan['Relation Name'])).size, rows: scans.reduce((sum, plan) => sum + rowsRead(plan), 0) }
  })
}

async function assertCheap<Values>(statement: (on: never, values: Values) => Promise<unknown>, values: Values, mostRows: number): Promise<void> {
  const { partitions, rows } = await explain(statement, values)
  assert.equal(partitions, 1, 'one partition of the entries')
  assert.ok(rows <= mostRows, `reads ${rows} rows instead of ${mostRows}`)
}

const oldest = { letterId: '00000000-0000-7000-8000-000000000001' }
const middle = { receivedAt: instant(Date.UTC(2026, 0, 1) + 50_000_000), letterId: '00000000-0000-7000-8000-000000050000' }

test('a page of 100 000 letters reads its own rows, wherever it stands', async () => {
  for (const place of [beforeAll, middle]) await assertCheap(listOlderEntries, { mailboxId, folderId, ...place, most: rowsOfPage }, rowsOfPage)
  await assertCheap(listNewerEntries, { mailboxId, folderId, ...middle, most: rowsOfPage }, rowsOfPage)
})

test('a page of unread letters reads no read ones', async () => {
  await assertCheap(listOlderUnread, { mailboxId, folderId, ...beforeAll, most: rowsOfPage }, unreadLetters)
  await assertCheap(listNewerUnread, { mailboxId, folderId, ...middle, most: rowsOfPage }, unreadLetters)
})

test('counting what is unread stops at what is shown', async () => {
  await assertCheap(listFolders, { mailboxId, most: mostCounted }, unreadLetters)
  await assertCheap(listFolders, { mailboxId, most: 10 }, 10)
})

test('a letter is found and marked by its key', async () => {
  await assertCheap(findLetter, { mailboxId, ...oldest }, 1)
  await assertCheap(updateToRead, { mailboxId, ...oldest, now: middle.receivedAt }, 1)
  await assertCheap(updateToUnread, { mailboxId, ...oldest }, 1)
})

test('a page takes two statements: the folders, the letters', async () => {
  const statements = await database.read(async (on) => {
    await readInbox(on, { mailboxId, folderId: undefined, unreadOnly: false, older: middle, newer: undefined })
    return on.count.statements
  })
  assert.equal(statements, 2)
})
