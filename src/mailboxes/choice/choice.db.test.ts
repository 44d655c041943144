import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import { addCitizen, addColleague, addEmployee } from '../../login/login.testing.ts'
import type { TestPerson } from '../../login/login.testing.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { rowsRead } from '../../platform/database/rows-read.testing.ts'
import { addLetter, mailboxOf } from '../mailboxes.testing.ts'
import type { MailboxId } from '../letter-document.ts'
import { fewMailboxes } from '../open-mailboxes.ts'
import { withPost } from '../post.testing.ts'
import { listUnreadInInboxes } from './choice.queries.ts'
import { mostUnread } from './read-choice.ts'

/** Companies from this number to that one whose post an employee may read and write, made by the database. */
const addClients = (database: Database, { identityId }: TestPerson, from: number, to: number): Promise<unknown> =>
  ask(
    database,
    `WITH made AS (SELECT gen_random_uuid() AS party_id, number FROM generate_series($2::int, $3::int) AS number),
     parties AS (INSERT INTO parties (party_id, kind, name, created_at, updated_at) SELECT party_id, 'company', 'Kunde ' || lpad(number::text, 4, '0'), now(), now() FROM made RETURNING 1),
     numbers AS (INSERT INTO party_numbers (party_id, number_type, number, valid_from) SELECT party_id, 'CVR', '9998' || lpad(number::text, 4, '0'), now() FROM made RETURNING 1)
     INSERT INTO privilege_grants (grant_id, identity_id, party_id, privilege, granted_at)
     SELECT gen_random_uuid(), $1, party_id, privilege, '2020-01-01' FROM made CROSS JOIN unnest(ARRAY['MESSAGE_BASIC', 'MESSAGE_WRITE']) AS privilege`,
    [identityId, from, to],
  )

const partyNamed = async (database: Database, name: string): Promise<PartyId> => {
  const [row] = await ask(database, 'SELECT party_id FROM parties WHERE name = $1', [name])
  return String(row?.['party_id']) as PartyId // branding
}

const countOf = async (database: Database, table: string): Promise<number> => Number((await ask(database, `SELECT count(*)::int4 AS count FROM ${table}`))[0]?.['count'])

const namesOf = (html: string): string[] => [...html.matchAll(/<a href="\/post\/[0-9a-f-]{36}">([^<]*)<\/a>/g)].map((match) => match[1] ?? '')

test('few mailboxes are chosen from in a box, and more by a search', () =>
  withPost(async ({ database, logIn }) => {
    const ida = await addEmployee(database, { organisation: 'Revision ApS', cvr: '99990101' })
    await addClients(database, ida, 1, fewMailboxes)
    const browser = await logIn(ida)
    const few = await browser.page('/post')
    assert.equal([...few.matchAll(/<option /g)].length, fewMailboxes)
    assert.doesNotMatch(few, /\/post\/mailboxes/)
    assert.doesNotMatch(await browser.page('/post/mailboxes'), /type="search"/)
    await addClients(database, ida, fewMailboxes + 1, fewMailboxes + 1)
    const many = await browser.page('/post')
    assert.doesNotMatch(many, /<option /)
    assert.match(many, /<a href="\/post\/mailboxes"[^>]*>Skift postkasse<\/a>/)
    assert.match(many, /Post til Kunde 0001/, 'as with few: the first by name')
    assert.match(await browser.page('/post/mailboxes'), /type="search"/)
  }))

test('a thousand mailboxes are paged by name and searched by name and number, and only the shown ones are made', () =>
  withPost(async ({ database, contentStore, logIn }) => {
    const ida = await addEmployee(database, { organisation: 'Revision ApS', cvr: '99990101', rights: ['MESSAGE_BASIC'] })
    await addClients(database, ida, 1, 1_000)
    const browser = await logIn(ida)
    assert.match(await browser.page('/post'), /Post til Revision ApS/, 'the own one comes first')
    assert.equal(await countOf(database, 'mailboxes'), 1)
    const client = await partyNamed(database, 'Kunde 0010')
    await addLetter({ database, contentStore }, client)
    const first = await browser.page('/post/mailboxes')
    assert.deepEqual(namesOf(first), Array.from({ length: 10 }, (_, index) => `Kunde ${String(index + 1).padStart(4, '0')}`))
    assert.match(first, /Viser 1–10 af 1\.001/)
    assert.match(first, /99980010<\/td>\s*<td[^>]*>1<\/td>/)
    assert.equal(await countOf(database, 'mailboxes'), 11)
    assert.deepEqual(namesOf(await browser.page('/post/mailboxes?page=101')), ['Revision ApS'])
    assert.deepEqual(namesOf(await browser.page('/post/mailboxes?page=9999')), ['Revision ApS'], 'behind the end stands the last page')
    assert.deepEqual(namesOf(await browser.page('/post/mailboxes?search=kunde+0777')), ['Kunde 0777'])
    assert.deepEqual(namesOf(await browser.page('/post/mailboxes?search=99980778')), ['Kunde 0778'])
    assert.deepEqual(namesOf(await browser.page('/post/mailboxes?search=%25')), [], 'what is typed is no pattern')
    assert.match(await browser.page('/post/mailboxes?search=99980&lang=en'), /Showing 1–10 of 999/)
    assert.match(await browser.page(`/post/${await mailboxOf(database, client)}`), /Post til Kunde 0010/)
    assert.deepEqual(await ask(database, 'SELECT DISTINCT tag FROM events'), [{ tag: 'MAILBOX_READ' }], 'a list is no visit')
  }))

test('nobody sees a colleague’s mailboxes, a citizen only the own one, and a right that went takes its mailbox along', () =>
  withPost(async ({ database, logIn, address }) => {
    const ida = await addEmployee(database, { organisation: 'Revision ApS', cvr: '99990101' })
    await addClients(database, ida, 1, 20)
    const browser = await logIn(ida)
    await browser.page('/post/mailboxes')
    const mailbox = await mailboxOf(database, await partyNamed(database, 'Kunde 0003'))
    const colleague = await logIn(await addColleague(database, ida, { name: 'Bo Prøve', rid: 'RID-2' }))
    assert.match(await colleague.page('/post/mailboxes?search='), /Du har ikke ret til at læse post/)
    assert.equal((await colleague.get(`/post/${mailbox}`)).status, 404)
    assert.deepEqual(namesOf(await (await logIn(await addCitizen(database))).page('/post/mailboxes')), ['Ida Prøve'])
    await ask(database, "UPDATE privilege_grants SET revoked_at = '2020-01-02' WHERE party_id = (SELECT party_id FROM mailboxes WHERE mailbox_id = $1)", [mailbox])
    assert.equal((await browser.get(`/post/${mailbox}`)).status, 404)
    assert.equal(namesOf(await browser.page('/post/mailboxes?search=0003')).length, 0)
    assert.equal((await fetch(`${address}/post/mailboxes`, { redirect: 'manual' })).status, 303, 'whoever is not logged in logs in first')
  }))

test('unread letters are counted in the mailboxes of the page alone, and no further than is shown', () =>
  withPost(async ({ database, contentStore, logIn }) => {
    const ida = await addEmployee(database, { organisation: 'Revision ApS', cvr: '99990101' })
    await addClients(database, ida, 1, 20)
    for (const name of ['Kunde 0001', 'Kunde 0020']) await addLetter({ database, contentStore }, await partyNamed(database, name))
    await ask(
      database,
      `INSERT INTO mailbox_entries SELECT mailbox_id, gen_random_uuid(), folder_id, sender_id, sender_label, title, attachments, mandatory, legal_notification, has_action, reply_by, received_at, NULL, version
       FROM mailbox_entries CROSS JOIN generate_series(1, 5000)`,
    )
    // Whoever counts for the plan must see that there are many mailboxes, as there are.
    await ask(
      database,
      `INSERT INTO mailbox_entries SELECT md5(other::text)::uuid, gen_random_uuid(), md5(other::text)::uuid, sender_id, sender_label, title, attachments, mandatory, legal_notification, has_action, reply_by, received_at, NULL, version
       FROM (SELECT * FROM mailbox_entries LIMIT 1) AS one CROSS JOIN generate_series(1, 2000) AS other CROSS JOIN generate_series(1, 5)`,
    )
    const page = await (await logIn(ida)).page('/post/mailboxes')
    assert.match(page, /99980001<\/td>\s*<td[^>]*>99\+<\/td>/)
    await database.read((on) => on.client.query('VACUUM ANALYZE'))
    const rows = await ask(database, "SELECT mailbox_id FROM mailboxes JOIN parties USING (party_id) WHERE name <= 'Kunde 0010'")
    const mailboxIds = rows.map((row) => String(row['mailbox_id']) as MailboxId) // branding
    assert.equal(mailboxIds.length, 10)
    assert.equal((await rowsRead(database, /^mailbox_entries_/, listUnreadInInboxes, { mailboxIds, most: mostUnread })).rows, mostUnread)
  }))
