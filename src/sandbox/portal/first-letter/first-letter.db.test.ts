import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkMemo } from '../../../memo/index.ts'
import { jsonOf } from '../../../platform/http/json-of.testing.ts'
import { newMessageUuid } from '../../../exchange/test-memo.testing.ts'
import { withSandbox } from '../sandbox-portal.testing.ts'

test('one press sends a letter that ends in the mailbox of the one whom step 2 logs in', () =>
  withSandbox(async ({ post, seed, page, json }) => {
    await seed()
    const front = await page('/')
    assert.match(front, /Log på som Freja Holmgaard/)
    const answer = await post('/sandbox/first-letter', {})
    const [path = ''] = (answer.headers.get('location') ?? '').split('?')
    assert.equal(answer.status, 303)
    const trace = await json<{ state: { name: string } }>(`/sandbox/api/letters/${path.split('/').at(-1)}/trace`)
    assert.equal(trace.state.name, 'mailbox')
    const shown = await page(`${path}?sent=yes`)
    assert.match(shown, /Læs brevet som Freja Holmgaard/)
    assert.match(shown, /href="\/sandbox\/login\/[0-9a-f-]{36}\?to=%2Fpost%2F[0-9a-f-]{36}%2Fletters%2F/)
  }))

test('without a demo nation the front page says how to get one, and sending says why it cannot', () =>
  withSandbox(async ({ post, page }) => {
    assert.match(await page('/', 'en'), /Run the command brevdue seed/)
    const refused = await post('/sandbox/first-letter', {}, { 'accept-language': 'en' })
    assert.equal(refused.status, 409)
    assert.match(await refused.text(), /no demo nation/)
  }))

test('the front page names everybody by what they are good for, and who logs in for them', () =>
  withSandbox(async ({ seed, page }) => {
    const nation = await seed()
    const html = await page('/', 'en')
    for (const { name, tags } of [...nation.persons, ...nation.companies, ...nation.authorities]) assert.equal(html.includes(name.replaceAll('&', '&amp;')), tags.length > 0 && !tags.includes('canary'), name)
    assert.match(html, /Exempt citizen/)
    assert.match(html, /Nobody can log in/)
  }))

test('who may not use the sandbox gets the front page of everybody', () =>
  withSandbox(async ({ seed, get }) => {
    await seed()
    const html = await (await get('/', { 'x-forwarded-for': '10.1.2.3' })).text()
    assert.doesNotMatch(html, /Freja|\/sandbox/)
    assert.match(html, /href="\/login\?returnTo=%2Fpost" class="button button-primary"/)
  }))

test('a sample letter is a valid MeMo for every kind of recipient, the same each time', () =>
  withSandbox(async ({ seed, get }) => {
    const nation = await seed()
    for (const to of [nation.persons[0]?.cprNumber, nation.companies[0]?.cvrNumber, nation.authorities[1]?.cvrNumber]) {
      const path = `/sandbox/api/sample-letter?from=99990001&to=${to}&messageUUID=${newMessageUuid()}`
      const bytes = Buffer.from(await (await get(path)).arrayBuffer())
      assert.deepEqual(checkMemo(bytes).faults, [])
      assert.ok(bytes.equals(Buffer.from(await (await get(path)).arrayBuffer())))
    }
    assert.equal((await get(`/sandbox/api/sample-letter?from=99990001&to=99997777&messageUUID=${newMessageUuid()}`)).status, 404)
    assert.equal((await jsonOf<{ code: string }>(get('/sandbox/api/sample-letter?from=1&to=2&messageUUID=x'))).code, 'request.invalid')
  }))

test('without numbers a sample letter goes from the municipality to the citizen, with the header line to send it by', () =>
  withSandbox(async ({ seed, get }) => {
    const nation = await seed()
    const messageUUID = newMessageUuid()
    const { memo } = checkMemo(Buffer.from(await (await get(`/sandbox/api/sample-letter?messageUUID=${messageUUID}`)).arrayBuffer()))
    assert.deepEqual([memo?.header.sender.senderId, memo?.header.recipient.recipientId], [nation.authorities[0]?.cvrNumber, nation.persons[0]?.cprNumber])
    assert.match(await (await get('/sandbox/api/sample-authorization')).text(), /^Authorization: Basic \S+\n$/)
    assert.equal((await get('/sandbox/api/sample-authorization?from=99997777')).status, 404)
  }))
