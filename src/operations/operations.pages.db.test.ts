import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../events/events.testing.ts'
import type { EmployeeBrowser, EmployeePages } from '../rights/portal/employee-browser.testing.ts'
import { withAdminPages } from '../exchange/admin.testing.ts'
import { csrfOf } from '../rights/portal/employee-browser.testing.ts'
import type { RefusedPost } from '../exchange/undeliverable/undeliverable.testing.ts'
import { withRefusedPost } from '../exchange/undeliverable/undeliverable.testing.ts'
import { addCitizen, addSession } from '../login/login.testing.ts'
import { uuidV7 } from '../platform/crypto/index.ts'
import { operationsRoutes } from './index.ts'

const withOperations = (work: (post: RefusedPost, pages: EmployeePages) => Promise<void>): Promise<void> =>
  withRefusedPost((post) => {
    const { database, contentStore } = post.exchange
    return withAdminPages(database, (pages) => work(post, pages), (services) => operationsRoutes({ ...services, contentStore }))
  })

const operatorOf = (post: RefusedPost, pages: EmployeePages): Promise<EmployeeBrowser> => pages.logIn(post.exchange.sender.partyId, ['PLATFORM_OPERATOR'])

const failing = `INSERT INTO endpoint_states (system_id, purpose, failures_in_row, failing_since, last_reason, told_at, paused_until)
  VALUES ($1, 'letters', 7, '2026-11-01T08:00:00Z', 'http 503', '2026-11-01T09:00:00Z', '2026-11-02T08:00:00Z')`
const givenUp = `INSERT INTO outgoing_messages (message_id, channel, party_id, address, subject, body, planned_at, failed_at, attempts, last_fault, last_answer, about)
  VALUES ($1, 'email', $2, 'drift@example.org', 'Et system svarer ikke', 'Tekst', '2026-11-01', '2026-11-02', 7, 'refused', '550 no such mailbox', 'test')`

test('the operator sees what does not go by itself, in words', () =>
  withOperations(async (post, pages) => {
    const { database } = post.exchange
    const browser = await operatorOf(post, pages)
    const empty = await browser.page('/drift')
    for (const words of ['Alt er leveret', 'Alle systemer', 'Alle e-mails', 'Intet venter']) assert.ok(empty.includes(words), words)
    await post.refused()
    await ask(database, failing, [post.second.systemId])
    await ask(database, givenUp, [uuidV7(0), post.authority.partyId])
    await ask(database, `INSERT INTO work (subject_id, stage, lane, sender_id, rank, due_at, attempts, stuck_since) VALUES (gen_random_uuid(), 'send-sms', 'single', gen_random_uuid(), 0, '2026-11-01', 5, '2026-11-01')`)
    const html = await browser.page('/drift')
    for (const words of ['1 meddelelse venter', 'Jobcenter', 'Modtager Kommune', 'HTTP-status 503', 'Holder pause til', 'drift@example.org', '550 no such mailbox', 'afviste e-mailen endegyldigt'])
      assert.ok(html.includes(words), words)
    assert.match(html, /SMS<\/th>[\s\S]*badge-error">1</)
    assert.match(await browser.page('/drift?lang=en'), /Systems that fail/)
    assert.doesNotMatch(html + (await browser.page('/drift/undeliverable')), /Hemmelig/)
  }))

test('the operator sends an e-mail again, once, and the log says who did', () =>
  withOperations(async (post, pages) => {
    const { database, sender } = post.exchange
    const browser = await operatorOf(post, pages)
    const messageId = uuidV7(0)
    await ask(database, givenUp, [messageId, post.authority.partyId])
    const csrf = csrfOf(await browser.page('/drift'))
    const send = (fields: Record<string, string>): Promise<Response> => browser.post(`/drift/emails/${messageId}/retry`, fields)
    assert.equal((await send({})).status, 403, 'a form from elsewhere')
    assert.equal((await send({ csrf })).headers.get('location'), '/drift?email=retried')
    assert.equal((await send({ csrf })).headers.get('location'), '/drift?email=alreadyRetried')
    assert.match(await browser.page('/drift?email=retried'), /bliver sendt igen/)
    const events = await ask(database, "SELECT owner_id, actor_id, properties FROM events WHERE tag = 'NOTIFICATION_TRIED_AGAIN'")
    assert.deepEqual(events, [{ owner_id: sender.partyId, actor_id: browser.employee.identityId, properties: { message: messageId } }])
  }))

test('the operator sees to undeliverable post of every organisation', () =>
  withOperations(async (post, pages) => {
    const browser = await operatorOf(post, pages)
    const messageUuid = await post.refused()
    assert.match(await browser.page('/drift/undeliverable'), /Modtager Kommune/)
    const csrf = csrfOf(await browser.page(`/drift/undeliverable/${messageUuid}`))
    const moved = await browser.post(`/drift/undeliverable/${messageUuid}/move`, { csrf, systemId: post.second.systemId })
    assert.equal(moved.headers.get('location'), `/drift/undeliverable?done=moved&message=${messageUuid}`)
    assert.deepEqual(await post.waitingFor(post.second), [messageUuid])
    const [event] = await ask(post.exchange.database, "SELECT owner_id, actor_id FROM events WHERE properties->>'rule' = 'moved.system'")
    assert.deepEqual(event, { owner_id: post.authority.partyId, actor_id: browser.employee.identityId })
  }))

test('a check of the last day says that all is there, or what is not', () =>
  withOperations(async (post, pages) => {
    const browser = await operatorOf(post, pages)
    await post.refused()
    assert.match(await browser.page('/drift/check'), /Intet er tabt: 1 breve/)
    await ask(post.exchange.database, 'DELETE FROM undeliverable_letters')
    assert.match(await browser.page('/drift/check'), /ting passer ikke[\s\S]*it is not on the list of undeliverable letters/)
  }))

test('without the right nothing of operations is shown or done', () =>
  withOperations(async (post, pages) => {
    const messageUuid = await post.refused()
    const addresses = ['/drift', '/drift/check', '/drift/undeliverable', `/drift/undeliverable/${messageUuid}`]
    const manager = await pages.logIn(post.authority.partyId, ['SYSTEM_MANAGER', 'SUPPORT'])
    for (const address of addresses) assert.match(await manager.page(address, 403), /retten Driftsoperatør/)
    const csrf = csrfOf(await manager.page('/admin'))
    for (const act of [`undeliverable/${messageUuid}/try-again`, `undeliverable/${messageUuid}/move`, `emails/${uuidV7(0)}/retry`])
      assert.equal((await manager.post(`/drift/${act}`, { csrf, systemId: post.second.systemId })).status, 403)
    const { cookie } = await addSession(post.exchange.database, await addCitizen(post.exchange.database))
    for (const address of addresses) assert.equal((await fetch(pages.url + address, { headers: { cookie }, redirect: 'manual' })).status, 403)
    for (const address of addresses) assert.equal((await fetch(pages.url + address, { redirect: 'manual' })).status, 303, 'through the login')
    assert.equal((await ask(post.exchange.database, 'SELECT 1 FROM undeliverable_letters')).length, 1)
  }))
