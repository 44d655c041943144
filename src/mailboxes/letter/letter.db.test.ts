import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import { addCitizen, addEmployee } from '../../login/login.testing.ts'
import type { TestPerson } from '../../login/login.testing.ts'
import { uuidV7 } from '../../platform/crypto/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { addLetter } from '../mailboxes.testing.ts'
import type { LetterPlace } from '../post-paths.ts'
import { letterPath } from '../post-paths.ts'
import { withPost } from '../post.testing.ts'

interface Facts {
  readonly read: boolean
  readonly events: readonly string[]
}

/** Whether the letter is read, and the log of its owner without the openings of the mailbox. */
async function factsOf(database: Database, { letterId }: LetterPlace, { partyId }: TestPerson): Promise<Facts> {
  return database.read(async (on) => {
    const entries = await on.client.query<{ read: boolean }>('SELECT read_at IS NOT NULL AS read FROM mailbox_entries WHERE letter_id = $1', [letterId])
    const events = await on.client.query<{ tag: string }>('SELECT tag FROM events WHERE letter_id = $1 AND owner_id = $2 ORDER BY event_id', [letterId, partyId])
    return { read: entries.rows[0]?.read ?? false, events: events.rows.map(({ tag }) => tag) }
  })
}

test('opening a letter shows it, makes it read, and stands in the log of its owner with who opened it', () =>
  withPost(async (post) => {
    const employee = await addEmployee(post.database, { organisation: 'Bager Test ApS', rights: ['MESSAGE_BASIC'] })
    const letter = await addLetter(post, employee.partyId, {
      documents: [
        { files: [{ filename: 'Brev.txt', encodingFormat: 'text/plain', bytes: 'Kære <b>bager</b>\nMel koster nu mere.' }] },
        { type: 'ADDITIONAL', files: [{ filename: 'Priser.xlsx', encodingFormat: 'application/vnd.ms-excel', bytes: 'x' }] },
        { type: 'TECHNICAL', files: [{ filename: 'data.xml', encodingFormat: 'text/xml', bytes: '<a/>' }] },
      ],
    })
    const browser = await post.logIn(employee)
    const html = await browser.page(letterPath(letter))
    for (const words of [/Kære &lt;b>bager/, /Priser\.xlsx/, /Bager Test ApS/, /<summary[^>]*>Tekniske filer/]) assert.match(html, words)
    assert.doesNotMatch(html, /Markér som ulæst/, 'who may only read changes nothing')
    assert.deepEqual(await factsOf(post.database, letter, employee), { read: true, events: ['MESSAGE_READ'] })
    const { rows } = await post.database.read((on) => on.client.query('SELECT actor_kind, actor_id FROM events WHERE letter_id = $1', [letter.letterId]))
    assert.deepEqual(rows, [{ actor_kind: 'employee', actor_id: employee.identityId }])
  }))

test('a legal notice asks first, for every handling, and is notified once', () =>
  withPost(async (post) => {
    const ida = await addCitizen(post.database)
    const letter = await addLetter(post, ida.partyId, { legalNotification: true, title: 'Stævning' })
    const browser = await post.logIn(ida)
    const csrf = await browser.csrf()
    const path = letterPath(letter)
    assert.match(await browser.page(path), /Du er ved at åbne en forkyndelse/)
    for (const address of [`${path}/documents/1/files/1`, `${path}/documents/1/files/1/view`, `${path}/archive`]) assert.equal((await browser.get(address)).headers.get('location'), path, address)
    for (const read of ['true', 'false']) assert.equal((await browser.post(`${path}/read`, { csrf, read })).headers.get('location'), path)
    assert.deepEqual(await factsOf(post.database, letter, ida), { read: false, events: [] })
    const answers = await Promise.all([1, 2, 3].map(() => browser.post(`${path}/legal-notice`, { csrf })))
    for (const answer of answers) assert.deepEqual([answer.status, answer.headers.get('location')], [303, path])
    assert.deepEqual(await factsOf(post.database, letter, ida), { read: false, events: ['MESSAGE_LEGALLY_NOTIFIED'] })
    assert.match(await browser.page(path), /Kære modtager/)
    assert.deepEqual(await factsOf(post.database, letter, ida), { read: true, events: ['MESSAGE_LEGALLY_NOTIFIED', 'MESSAGE_READ'] })
    await browser.post(`${path}/read`, { csrf, read: 'false' })
    assert.match(await browser.page(path), /Kære modtager/, 'unread again, but notified for good')
  }))

test('marking unread and read, sent twice, is the same as once, and leaves a moved letter where it is', () =>
  withPost(async (post) => {
    const ida = await addCitizen(post.database)
    const letter = await addLetter(post, ida.partyId)
    const browser = await post.logIn(ida)
    const csrf = await browser.csrf()
    await browser.page(letterPath(letter))
    const deleted = "SELECT folder_id FROM folders WHERE mailbox_id = $1 AND folder_type = 'DELETED'"
    await post.database.transaction((tx) => tx.client.query(`UPDATE mailbox_entries SET folder_id = (${deleted})`, [letter.mailboxId]))
    for (const read of ['false', 'true']) {
      const answers = await Promise.all([1, 2].map(() => browser.post(`${letterPath(letter)}/read`, { csrf, read })))
      for (const answer of answers) assert.match(answer.headers.get('location') ?? '', /\/folders\//)
      assert.equal((await factsOf(post.database, letter, ida)).read, read === 'true')
    }
    assert.deepEqual((await factsOf(post.database, letter, ida)).events, ['MESSAGE_READ', 'FLAG_CHANGED', 'MESSAGE_READ'])
    const [marked] = await ask(post.database, "SELECT owner_id, actor_id, properties FROM events WHERE tag = 'FLAG_CHANGED'")
    assert.deepEqual(marked, { owner_id: ida.partyId, actor_id: ida.identityId, properties: { 'before.state': 'read', 'after.state': 'unread' } })
    assert.equal((await browser.get(`${letterPath(letter)}/read`)).status, 404, 'a link changes nothing')
  }))

test('a form without the right token, or with nonsense, is refused and changes nothing', () =>
  withPost(async (post) => {
    const [ida, bo] = [await addCitizen(post.database), await addCitizen(post.database)]
    const letter = await addLetter(post, ida.partyId, { legalNotification: true })
    const [browser, other] = [await post.logIn(ida), await post.logIn(bo)]
    const foreign = await other.csrf()
    for (const fields of [{}, { csrf: '' }, { csrf: foreign }]) {
      assert.equal((await browser.post(`${letterPath(letter)}/legal-notice`, fields)).status, 403)
      assert.equal((await browser.post(`${letterPath(letter)}/read`, { ...fields, read: 'true' })).status, 403)
    }
    assert.equal((await browser.post(`${letterPath(letter)}/read`, { csrf: await browser.csrf(), read: 'perhaps' })).status, 400)
    assert.deepEqual(await factsOf(post.database, letter, ida), { read: false, events: [] })
  }))

test('another one\'s letter does not exist, whatever the address', () =>
  withPost(async (post) => {
    const [ida, bo] = [await addCitizen(post.database), await addCitizen(post.database)]
    const [own, foreign] = [await addLetter(post, ida.partyId), await addLetter(post, bo.partyId)]
    const browser = await post.logIn(ida)
    const csrf = await browser.csrf()
    const places = [foreign, { ...foreign, mailboxId: own.mailboxId }, { ...own, mailboxId: foreign.mailboxId }, { ...own, letterId: uuidV7(0) }, { ...own, letterId: '../x' }]
    for (const place of places) {
      const path = letterPath(place)
      for (const suffix of ['', '/archive', '/documents/1/files/1', '/documents/1/files/1/view', '/documents/1/actions/1/calendar']) assert.equal((await browser.get(path + suffix)).status, 404, path + suffix)
      for (const suffix of ['/read', '/legal-notice']) assert.equal((await browser.post(path + suffix, { csrf, read: 'true' })).status, 404, path + suffix)
    }
    assert.deepEqual(await factsOf(post.database, foreign, bo), { read: false, events: [] })
  }))

test('an employee without the right to read post gets nothing, one who may only read changes nothing', () =>
  withPost(async (post) => {
    const reader = await addEmployee(post.database, { rights: ['MESSAGE_BASIC'] })
    const stranger = await addEmployee(post.database, { rights: ['SYSTEM_MANAGER'] })
    const letter = await addLetter(post, reader.partyId)
    const other = await addLetter(post, stranger.partyId)
    assert.equal((await (await post.logIn(stranger)).get(letterPath(other))).status, 404)
    const browser = await post.logIn(reader)
    assert.equal((await browser.post(`${letterPath(letter)}/read`, { csrf: await browser.csrf(), read: 'true' })).status, 403)
    assert.equal((await factsOf(post.database, letter, reader)).read, false)
  }))
