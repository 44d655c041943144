import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addCitizen, addEmployee, addGrant } from '../../login/login.testing.ts'
import { instant } from '../../platform/clock/index.ts'
import { uuidV7 } from '../../platform/crypto/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { addLetter, mailboxOf } from '../mailboxes.testing.ts'
import { withPost } from '../post.testing.ts'

const titlesOf = (html: string): string[] => [...html.matchAll(/<a class="message-title"[^>]*>(?:<span[^>]*>[^<]*<\/span>)?([^<]*)</g)].map((match) => match[1] ?? '')
const linkTo = (html: string, direction: 'previous' | 'next'): string | undefined =>
  new RegExp(`<a href="([^"]+)"[^>]* class="button button-arrow button-${direction}"`).exec(html)?.[1]?.replaceAll('&amp;', '&')

const events = async (database: Database): Promise<string[]> => {
  const { rows } = await database.read((on) => on.client.query<{ tag: string }>('SELECT tag FROM events ORDER BY event_id'))
  return rows.map(({ tag }) => tag)
}

test('a citizen without post has a mailbox from the first visit on', () =>
  withPost(async ({ database, logIn }) => {
    const ida = await addCitizen(database)
    const browser = await logIn(ida)
    const html = await browser.page('/post')
    assert.match(html, /Her er ingen breve endnu/)
    for (const folder of ['Indbakke', 'Kladder', 'Sendt', 'Slettet']) assert.match(html, new RegExp(`<span>${folder}</span>`))
    assert.equal(await browser.page(`/post/${await mailboxOf(database, ida.partyId)}`), html.replaceAll('href="/post?', `href="/post/${await mailboxOf(database, ida.partyId)}?`))
    assert.deepEqual(await events(database), ['MAILBOX_READ', 'MAILBOX_READ'])
  }))

test('a letter shows who sent it, what it is and what it asks for, in both languages', () =>
  withPost(async (post) => {
    const ida = await addCitizen(post.database)
    await addLetter(post, ida.partyId, {
      title: '<b>Tilbud</b>',
      legalNotification: true,
      mandatory: true,
      replyBy: instant(Date.UTC(2026, 11, 1, 12)),
      documents: [{ files: [], actions: [{ label: 'Betal', actionCode: 'BETALING' }] }, { type: 'ADDITIONAL', files: [] }],
    })
    const browser = await post.logIn(ida)
    const html = await browser.page('/post')
    for (const words of [/&lt;b>Tilbud/, /Prøve Kommune/, /Ulæst: /, /Har bilag/, /Forkyndelse/, /Obligatorisk post/, /Kræver handling/, /Svar senest 01\.12\.2026/, /1 ulæste/]) assert.match(html, words)
    const english = await browser.page('/post?lang=en')
    for (const words of [/<span>Inbox<\/span>/, /Legal notice/, /Mandatory post/, /Asks you to act/, /Reply by 01\/12\/2026/, /1 unread/]) assert.match(english, words)
  }))

test('paging goes down to the oldest letter and back up, each letter once, and keeps the filter', () =>
  withPost(async (post) => {
    const ida = await addCitizen(post.database)
    const place = await addLetter(post, ida.partyId, { title: 'nr. 0' })
    await post.database.transaction((tx) =>
      tx.client.query(
        `INSERT INTO mailbox_entries SELECT mailbox_id, gen_random_uuid(), folder_id, sender_id, sender_label, 'nr. ' || n, attachments, mandatory, legal_notification,
           has_action, reply_by, received_at + (n + 1) / 2 * interval '1 s', CASE WHEN n % 2 = 0 THEN received_at END, version
         FROM mailbox_entries CROSS JOIN generate_series(1, 59) AS n`,
      ),
    )
    const browser = await post.logIn(ida)
    for (const [start, expected] of [[`/post/${place.mailboxId}`, 60], [`/post/${place.mailboxId}?unread=1`, 31]] as const) {
      const down: string[][] = []
      let last = ''
      for (let next: string | undefined = start; next !== undefined; next = linkTo(last, 'next')) down.push(titlesOf((last = await browser.page(next))))
      assert.equal(new Set(down.flat()).size, expected, start)
      assert.equal(down.flat().length, expected, start)
      assert.equal(down.flat().at(-1), 'nr. 0')
      const up: string[][] = []
      for (let previous: string | undefined = linkTo(last, 'previous'); previous !== undefined; previous = linkTo(last, 'previous')) up.push(titlesOf((last = await browser.page(previous))))
      assert.deepEqual(up.at(-1), down[0], start)
    }
    assert.equal((await events(post.database)).length, 2, 'leafing on is no event')
  }))

test('no address leads into the mailbox or folder of another, and malformed ones lead nowhere', () =>
  withPost(async (post) => {
    const [ida, bo] = [await addCitizen(post.database), await addCitizen(post.database)]
    const own = await addLetter(post, ida.partyId)
    const foreign = await addLetter(post, bo.partyId)
    const browser = await post.logIn(ida)
    const { rows } = await post.database.read((on) => on.client.query<{ folder_id: string }>('SELECT folder_id FROM folders WHERE mailbox_id = $1', [foreign.mailboxId]))
    const addresses = [`/post/${foreign.mailboxId}`, `/post/${foreign.mailboxId}/folders/${rows[0]?.folder_id}`, `/post/${own.mailboxId}/folders/${rows[0]?.folder_id}`]
    const unknown = [`/post/${uuidV7(0)}`, '/post/1', "/post/' OR 1=1", `/post/${own.mailboxId}/folders/x`, `/post?mailbox=../admin`]
    for (const address of [...addresses, ...unknown]) assert.equal((await browser.get(address)).status, 404, address)
    assert.equal((await browser.get(`/post/${own.mailboxId}?older=nonsense&newer=1_2`)).status, 200)
  }))

test('an employee reads the post of organisations that granted it, switches between them, and loses it with the right', () =>
  withPost(async (post) => {
    const employee = await addEmployee(post.database, { organisation: 'Revision ApS', rights: ['MESSAGE_BASIC'] })
    const client = await addEmployee(post.database, { organisation: 'Bager Test ApS' })
    await addGrant(post.database, employee, 'MESSAGE_BASIC', client.partyId)
    const [own, other] = [await addLetter(post, employee.partyId, { title: 'Til revisor' }), await addLetter(post, client.partyId, { title: 'Til bager' })]
    const browser = await post.logIn(employee)
    const html = await browser.page('/post')
    assert.deepEqual(titlesOf(html), ['Til revisor'])
    assert.match(html, /Du kan læse posten, men ikke ændre noget/)
    assert.match(html, new RegExp(`<option value="${own.mailboxId}" selected`))
    const switched = await browser.get(`/post?mailbox=${other.mailboxId}`)
    assert.equal(switched.headers.get('location'), `/post/${other.mailboxId}`)
    assert.deepEqual(titlesOf(await browser.page(`/post/${other.mailboxId}`)), ['Til bager'])
    await post.database.transaction((tx) => tx.client.query('UPDATE privilege_grants SET revoked_at = granted_at WHERE party_id = $1', [client.partyId]))
    assert.equal((await browser.get(`/post/${other.mailboxId}`)).status, 404)
    await post.database.transaction((tx) => tx.client.query('UPDATE privilege_grants SET revoked_at = granted_at'))
    assert.match(await browser.page('/post'), /Bed virksomhedens rettighedsadministrator/)
  }))

test('who is not logged in is led through the login and back', () =>
  withPost(async ({ address }) => {
    const answer = await fetch(`${address}/post?unread=1`, { redirect: 'manual' })
    assert.equal(answer.headers.get('location'), '/login?returnTo=%2Fpost%3Funread%3D1')
  }))
