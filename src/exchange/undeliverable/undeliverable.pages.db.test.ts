import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import type { EmployeeBrowser, EmployeePages } from '../../rights/portal/employee-browser.testing.ts'
import { withAdminPages } from '../admin.testing.ts'
import { csrfOf } from '../../rights/portal/employee-browser.testing.ts'
import { newMessageUuid } from '../test-memo.testing.ts'
import type { RefusedPost } from './undeliverable.testing.ts'
import { withRefusedPost } from './undeliverable.testing.ts'

const withPages = (work: (post: RefusedPost, pages: EmployeePages) => Promise<void>): Promise<void> =>
  withRefusedPost((post) => withAdminPages(post.exchange.database, (pages) => work(post, pages)))

const managerOf = (post: RefusedPost, pages: EmployeePages): Promise<EmployeeBrowser> => pages.logIn(post.authority.partyId, ['SYSTEM_MANAGER'])
const path = '/admin/undeliverable'
const redirections = ({ exchange }: RefusedPost) => ask(exchange.database, "SELECT owner_id, actor_kind, actor_id, properties FROM events WHERE properties->>'rule' IN ('again.system', 'moved.system')")

test('the organisation sees what its systems did not take, in words, and tries again', () =>
  withPages(async (post, pages) => {
    const browser = await managerOf(post, pages)
    assert.match(await browser.page(path), /Alt er leveret/)
    const messageUuid = await post.refused()
    const list = await browser.page(path)
    for (const words of [messageUuid, 'Prøve Kommune', 'ESDH', 'Systemet afviste brevet.']) assert.ok(list.includes(words), words)
    const one = await browser.page(`${path}/${messageUuid}`)
    assert.doesNotMatch(list + one, /Hemmelig/, 'what it is about is nobody’s concern here')
    const answer = await browser.post(`${path}/${messageUuid}/try-again`, { csrf: csrfOf(one) })
    assert.equal(answer.headers.get('location'), `${path}?done=again&message=${messageUuid}`)
    assert.match(await browser.page(`${path}?done=again&message=${messageUuid}`), /er sendt til systemet igen/)
    assert.deepEqual(await post.waitingFor(post.primary), [messageUuid])
    const again = await browser.post(`${path}/${messageUuid}/try-again`, { csrf: csrfOf(one) })
    assert.equal(again.headers.get('location'), `${path}?done=gone&message=${messageUuid}`)
    assert.match(await browser.page(`${path}?done=gone&message=${messageUuid}&lang=en`), /was on its way again already/)
    const facts = { rule: 'again.system', messageUUID: messageUuid, party: post.exchange.sender.partyId, 'before.state': 'UNDELIVERABLE', 'after.state': 'SENT' }
    assert.deepEqual(await redirections(post), [{ owner_id: post.authority.partyId, actor_kind: 'employee', actor_id: browser.employee.identityId, properties: facts }])
  }))

test('a letter is moved to the system chosen; without a choice the page asks for one', () =>
  withPages(async (post, pages) => {
    const browser = await managerOf(post, pages)
    const messageUuid = await post.refused()
    const one = await browser.page(`${path}/${messageUuid}`)
    assert.match(one, /Jobcenter/)
    const csrf = csrfOf(one)
    const asked = await browser.post(`${path}/${messageUuid}/move`, { csrf })
    assert.equal(asked.status, 400)
    assert.equal((await asked.text()).split('Vælg det system, som meddelelsen skal flyttes til.').length, 3, 'on top and at the field')
    const moved = await browser.post(`${path}/${messageUuid}/move`, { csrf, systemId: post.second.systemId })
    assert.equal(moved.headers.get('location'), `${path}?done=moved&message=${messageUuid}`)
    assert.deepEqual(await post.waitingFor(post.second), [messageUuid])
    const [event] = await redirections(post)
    const systems = { 'before.system': post.primary.systemId, 'after.system': post.second.systemId }
    assert.deepEqual(event?.['properties'], { rule: 'moved.system', messageUUID: messageUuid, party: post.exchange.sender.partyId, 'before.state': 'UNDELIVERABLE', 'after.state': 'SENT', ...systems })
  }))

test('where a system is no longer active the page offers what is left', () =>
  withPages(async (post, pages) => {
    const browser = await managerOf(post, pages)
    const messageUuid = await post.refused()
    await ask(post.exchange.database, 'UPDATE systems SET active_from = NULL, active_to = NULL WHERE system_id = $1', [post.primary.systemId])
    assert.match(await browser.page(`${path}/${messageUuid}`), /ESDH er ikke længere aktivt/)
    await ask(post.exchange.database, 'UPDATE systems SET active_from = NULL, active_to = NULL WHERE system_id = $1', [post.second.systemId])
    assert.match(await browser.page(`${path}/${messageUuid}`), /intet andet aktivt modtagersystem/)
  }))

test('without the right, from another authority, or by a form from elsewhere, nothing is shown and nothing happens', () =>
  withPages(async (post, pages) => {
    const messageUuid = await post.refused()
    const powerless = await pages.logIn(post.authority.partyId, ['MESSAGE_BASIC'])
    for (const address of [path, `${path}/${messageUuid}`]) assert.match(await powerless.page(address, 403), /mangler den rettighed/)
    const stranger = await pages.logIn(post.exchange.sender.partyId, ['SYSTEM_MANAGER'])
    assert.match(await stranger.page(path), /Alt er leveret/)
    assert.equal((await stranger.get(`${path}/${messageUuid}`)).status, 404)
    const csrf = csrfOf(await stranger.page(path))
    assert.equal((await stranger.post(`${path}/${messageUuid}/try-again`, { csrf })).status, 404)
    assert.equal((await stranger.post(`${path}/${messageUuid}/move`, { csrf, systemId: post.second.systemId })).status, 404)
    const browser = await managerOf(post, pages)
    assert.equal((await browser.post(`${path}/${messageUuid}/try-again`, { csrf })).status, 403)
    assert.equal((await browser.get(`${path}/${newMessageUuid()}`)).status, 404)
    assert.equal((await ask(post.exchange.database, 'SELECT 1 FROM undeliverable_letters')).length, 1)
  }))
