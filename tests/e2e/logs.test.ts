import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { ask } from '../../src/events/events.testing.ts'
import { newMessageUuid, testMemo } from '../../src/exchange/test-memo.testing.ts'
import { openBrowser } from '../../src/login/browser.testing.ts'
import { canaryTitles } from '../../src/sandbox/letters/index.ts'
import { settled } from '../correspondents.testing.ts'
import { assertNoCanaries } from '../guards/assert-no-canaries.ts'
import type { DemoIdentity, ServedSandbox } from '../sandbox.testing.ts'
import { openOwnSandbox } from '../sandbox.testing.ts'
import { canariesOf } from './canaries.testing.ts'
import { openLetter } from './world.testing.ts'

const municipality = '99990001'
const [title = ''] = canaryTitles

let sandbox: ServedSandbox
let birds: readonly DemoIdentity[]
let authorization: string

before(async () => {
  sandbox = await openOwnSandbox({ LOG_LEVEL: 'debug' })
  birds = await sandbox.identities('canary')
  authorization = (await sandbox.senderSystem(municipality)).authorization
})
after(() => sandbox.close())

interface Sending {
  readonly uuid?: string
  readonly body: string
  readonly headers?: Record<string, string>
}

const send = ({ uuid = newMessageUuid(), body, headers = {} }: Sending): Promise<Response> =>
  fetch(`${sandbox.url}/apis/v1/memos/?memo-message-uuid=${uuid}`, { method: 'POST', headers: { authorization, 'content-type': 'application/xml', ...headers }, body })

function letterTo({ cpr = '' }: DemoIdentity, more: { readonly recipientId?: string; readonly senderCvr?: string } = {}): { messageUuid: string; xml: string } {
  return testMemo({ senderCvr: municipality, recipientId: cpr, title, ...more })
}

/** Pages, and addresses that carry what should not be in one. */
async function readPost(bird: DemoIdentity): Promise<void> {
  const browser = openBrowser()
  const inbox = await browser.follow(await browser.get(bird.loginUrl))
  assert.match(inbox.text, new RegExp(bird.name))
  const seeded = canaryTitles.find((candidate) => inbox.text.includes(candidate))
  const letter = await openLetter(browser, inbox.url, seeded ?? '(no canary in the inbox)')
  await browser.get(`${letter.url}/archive`)
  await browser.get(`${letter.url}/documents/1/files/1`)
  for (const address of [`/post/${bird.cpr}`, `/${bird.cpr}?q=${encodeURIComponent(bird.name)}`, `/sandbox/letters?q=${bird.cpr}`, `/sandbox/login/${bird.cpr}`])
    await browser.get(sandbox.url + address)
  const asking = await openBrowser().follow(await openBrowser().get(`${sandbox.url}/login?returnTo=${encodeURIComponent(`/post/${bird.cpr}`)}`))
  for (const search of [bird.name, bird.cpr ?? '']) await openBrowser().get(`${asking.url}?q=${encodeURIComponent(search)}`)
}

test('logins, pages, searches and downloads of the canaries', async () => {
  for (const bird of birds) await readPost(bird)
})

test('letters to the canaries: right ones, twice, and wrong in every way', async () => {
  for (const bird of birds) {
    const { messageUuid, xml } = letterTo(bird)
    const other = letterTo(bird, { recipientId: `${bird.cpr?.slice(0, 9)}x` })
    const foreign = letterTo(bird, { senderCvr: '99990002' })
    const cut = letterTo(bird)
    const statuses = [
      await send({ uuid: messageUuid, body: xml }),
      await send({ uuid: messageUuid, body: xml }),
      await send({ uuid: messageUuid, body: letterTo(bird).xml }),
      await send({ uuid: bird.cpr ?? '', body: xml }),
      await send({ uuid: other.messageUuid, body: other.xml }),
      await send({ uuid: foreign.messageUuid, body: foreign.xml }),
      await send({ uuid: cut.messageUuid, body: cut.xml.slice(0, cut.xml.indexOf(title) + title.length) }),
      await send({ body: `<?xml version="1.0"?><${bird.name}>${bird.cpr}</${bird.name}>` }),
      await send({ body: xml, headers: { 'content-type': `text/${bird.cpr}` } }),
      await send({ body: xml, headers: { authorization: `Basic ${Buffer.from(`${bird.cpr}:${bird.cpr}`).toString('base64')}` } }),
    ].map(({ status }) => status)
    assert.deepEqual(statuses, [201, 201, 400, 400, 201, 201, 201, 201, 415, 401])
    for (const query of [`cprNumber=${bird.cpr}`, `cprNumber=${bird.cpr}0`, `name=${encodeURIComponent(bird.name)}`])
      await fetch(`${sandbox.url}/apis/v1/contacts/?${query}`, { headers: { authorization } })
  }
  await settled(sandbox.database)
})

test('the database refuses a row of a canary: the error says what kind, and the letter comes later', async () => {
  const [bird] = birds
  if (bird === undefined) throw new Error('There are canaries')
  await ask(sandbox.database, `ALTER TABLE letter_headers ADD CONSTRAINT no_birds CHECK (title <> '${title}') NOT VALID`)
  const { messageUuid, xml } = letterTo(bird)
  assert.equal((await send({ uuid: messageUuid, body: xml })).status, 201)
  await settled(sandbox.database)
  assert.match(sandbox.log(), /"msg":"work failed"/)
  assert.match(sandbox.log(), /"code":"23514"/, 'a check was violated, and PostgreSQL quoted the row')
  await ask(sandbox.database, 'ALTER TABLE letter_headers DROP CONSTRAINT no_birds')
  const moved = await fetch(`${sandbox.url}/sandbox/api/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"advance":"PT5M"}' })
  assert.equal(moved.status, 200)
  const found = await ask(sandbox.database, 'SELECT 1 FROM mailbox_entries JOIN letters USING (letter_id) WHERE message_uuid = $1', [messageUuid])
  assert.equal(found.length, 1)
})

test('a page and the intake fail on a broken database', async () => {
  const [bird] = birds
  if (bird === undefined) throw new Error('There are canaries')
  const browser = openBrowser()
  await browser.follow(await browser.get(bird.loginUrl))
  for (const table of ['mailbox_entries', 'letter_keys']) await ask(sandbox.database, `ALTER TABLE ${table} RENAME TO ${table}_away`)
  const page = await browser.get(`${sandbox.url}/post`)
  const { messageUuid, xml } = letterTo(bird)
  const sent = await send({ uuid: messageUuid, body: xml })
  for (const table of ['mailbox_entries', 'letter_keys']) await ask(sandbox.database, `ALTER TABLE ${table}_away RENAME TO ${table}`)
  assert.deepEqual([page.status, sent.status], [500, 500])
  assert.match(sandbox.log(), /"code":"42P01"/)
  assert.equal((await browser.get(`${sandbox.url}/post`)).status, 200)
})

test('canary names, titles and numbers are in the database and in no line of a log', async () => {
  const canaries = await canariesOf(sandbox.database)
  const requests = sandbox.log().split('\n').filter((line) => line.includes('"msg":"request"'))
  assert.ok(requests.length > 80, `${requests.length} requests were logged`)
  assertNoCanaries(sandbox.log(), canaries)
  assertNoCanaries(readFileSync(path.join(sandbox.folder, 'postgres.log'), 'utf8'), canaries)
})
