import assert from 'node:assert/strict'
import { before, after, test } from 'node:test'
import { addCitizen } from '../../login/login.testing.ts'
import type { PartyId } from '../../parties/index.ts'
import { instant } from '../../platform/clock/index.ts'
import { openDatabase } from '../../platform/database/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { rowsRead } from '../../platform/database/rows-read.testing.ts'
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

/** Folders are few; a scan of all of them is what the planner rightly chooses here. */
const largeTable = /^mailbox_entries_/

async function assertCheap<Values>(statement: (on: never, values: Values) => Promise<unknown>, values: Values, mostRows: number): Promise<void> {
  const { tables, rows } = await rowsRead(database, largeTable, statement, values)
  assert.equal(tables, 1, 'one partition of the entries')
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
