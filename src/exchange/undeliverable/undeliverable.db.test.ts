import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import { jsonOf } from '../../platform/http/json-of.testing.ts'
import { insertTestSystem } from '../../systems/systems.testing.ts'
import type { TestSystem } from '../../systems/systems.testing.ts'
import { checkLetters } from '../index.ts'
import { newMessageUuid } from '../test-memo.testing.ts'
import type { RefusedPost } from './undeliverable.testing.ts'
import { withRefusedPost } from './undeliverable.testing.ts'

interface Listed {
  readonly totalElements: number
  readonly totalPages: number
  readonly letters: readonly { readonly messageUUID: string; readonly systemId: string; readonly reason: string; readonly message: string; readonly senderLabel: string }[]
}

const address = ({ server }: RefusedPost, rest = ''): string => `${server.url}/apis/brevdue/v1/undeliverable-letters/${rest}`
const listed = (post: RefusedPost, { authorization }: TestSystem, query = ''): Promise<Listed> => jsonOf<Listed>(fetch(address(post, query), { headers: { authorization } }))
const tryAgain = (post: RefusedPost, messageUuid: string, { authorization }: TestSystem): Promise<Response> =>
  fetch(address(post, `${messageUuid}/try-again`), { method: 'POST', headers: { authorization } })
const move = (post: RefusedPost, messageUuid: string, { authorization }: TestSystem, systemId: string): Promise<Response> =>
  fetch(address(post, `${messageUuid}/move`), { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body: JSON.stringify({ systemId }) })
const codeOf = async (answer: Promise<Response>): Promise<string> => (await jsonOf<{ code: string }>(answer)).code

/** Who sent letters on their way again, by the log. */
const redirectionsOf = ({ exchange }: RefusedPost): Promise<Record<string, unknown>[]> =>
  ask(
    exchange.database,
    `SELECT properties->>'rule' AS rule, actor_kind, actor_id, owner_id FROM events
     WHERE tag = 'MEMO_SEND_READY_FOR_FETCH' AND properties->>'rule' IN ('again.system', 'moved.system') ORDER BY event_id`,
  )

async function assertNoGaps({ exchange: { database, contentStore } }: RefusedPost): Promise<void> {
  assert.deepEqual((await checkLetters(database, contentStore, { all: true })).gaps, [])
}

test('what no system took is listed for every system of the organisation, with its reason and without its title', () =>
  withRefusedPost(async (post) => {
    const [first, second] = [await post.refused(), await post.refused()]
    const { totalElements, letters } = await listed(post, post.second)
    assert.equal(totalElements, 2)
    assert.deepEqual(letters.map(({ messageUUID, systemId, reason }) => [messageUUID, systemId, reason]), [
      [first, post.primary.systemId, 'refused'],
      [second, post.primary.systemId, 'refused'],
    ])
    assert.equal(letters[0]?.message, 'The system refused the letter.')
    assert.doesNotMatch(JSON.stringify(letters), /Hemmelig/)
    const page = await listed(post, post.second, '?page=1&size=1')
    assert.deepEqual([page.totalPages, page.letters.map(({ messageUUID }) => messageUUID)], [2, [second]])
    assert.deepEqual((await listed(post, { ...post.second, authorization: post.exchange.sender.authorization })).letters, [], 'the sender has none')
  }))

test('tried again, a letter comes to the same system once more and can be taken; the log says who asked', () =>
  withRefusedPost(async (post) => {
    const messageUuid = await post.refused()
    assert.equal((await tryAgain(post, messageUuid.toUpperCase(), post.second)).status, 204)
    assert.deepEqual([await post.waitingFor(post.primary), (await listed(post, post.primary)).totalElements], [[messageUuid], 0])
    assert.deepEqual(await redirectionsOf(post), [{ rule: 'again.system', actor_kind: 'system', actor_id: post.second.systemId, owner_id: post.authority.partyId }])
    await assertNoGaps(post)
    const receipt = { authorization: post.primary.authorization, body: { receiptStatus: 'COMPLETED' } }
    assert.equal((await post.server.call('POST', `memos/${messageUuid}/receipt`, receipt)).status, 200)
    assert.equal(await codeOf(tryAgain(post, messageUuid, post.primary)), 'undeliverable.went.on')
    await assertNoGaps(post)
  }))

test('moved, a letter comes to the system chosen', () =>
  withRefusedPost(async (post) => {
    const messageUuid = await post.refused()
    assert.equal((await move(post, messageUuid, post.primary, post.second.systemId)).status, 204)
    assert.deepEqual([await post.waitingFor(post.primary), await post.waitingFor(post.second)], [[], [messageUuid]])
    assert.deepEqual((await redirectionsOf(post)).map(({ rule }) => rule), ['moved.system'])
    await assertNoGaps(post)
  }))

test('a letter is moved to active receivers of its own recipient only, and stays where it is otherwise', () =>
  withRefusedPost(async (post) => {
    const { exchange, primary } = post
    const messageUuid = await post.refused()
    const [authority] = await ask(exchange.database, 'SELECT organisation_id FROM organisations WHERE party_id = $1', [post.authority.partyId])
    const elsewhere = await exchange.database.transaction((tx) => insertTestSystem(tx, { organisationId: exchange.sender.organisationId, isSender: false, isRecipient: true }))
    const sending = await exchange.database.transaction((tx) => insertTestSystem(tx, { organisationId: authority?.['organisation_id'] as typeof exchange.sender.organisationId })) // branding
    await ask(exchange.database, 'UPDATE systems SET active_from = NULL, active_to = NULL WHERE system_id = $1', [post.second.systemId])
    for (const systemId of [elsewhere.systemId, sending.systemId, post.second.systemId, newMessageUuid()])
      assert.equal(await codeOf(move(post, messageUuid, primary, systemId)), 'letter.system.not.receiving')
    assert.equal((await move(post, messageUuid, primary, 'nonsense')).status, 400)
    await ask(exchange.database, 'UPDATE systems SET active_from = NULL, active_to = NULL WHERE system_id = $1', [primary.systemId])
    assert.equal(await codeOf(tryAgain(post, messageUuid, sending)), 'letter.system.not.receiving', 'the system is not active any more')
    assert.equal((await listed(post, sending)).totalElements, 1)
    await assertNoGaps(post)
  }))

test('of several who see to a letter at the same moment one does it, and the others are told', () =>
  withRefusedPost(async (post) => {
    for (let round = 0; round < 8; round++) {
      const messageUuid = await post.refused()
      const answers = await Promise.all([tryAgain(post, messageUuid, post.primary), move(post, messageUuid, post.second, post.second.systemId), tryAgain(post, messageUuid, post.second)])
      assert.deepEqual(answers.map(({ status }) => String(status)).toSorted(), ['204', '409', '409'])
    }
    assert.equal((await redirectionsOf(post)).length, 8)
    await assertNoGaps(post)
  }))

test('letters of another organisation, and those that never were undeliverable, are not there', () =>
  withRefusedPost(async (post) => {
    const messageUuid = await post.refused()
    const { exchange, primary } = post
    const stranger = await exchange.database.transaction((tx) => insertTestSystem(tx, { organisationId: exchange.sender.organisationId, isSender: false, isRecipient: true }))
    const waiting = newMessageUuid()
    await exchange.send({ messageUuid: waiting, recipientId: post.authority.cvrNumber })
    await exchange.settle()
    for (const [letter, system] of [[messageUuid, stranger], [waiting, primary], [newMessageUuid(), primary]] as const) {
      assert.equal((await tryAgain(post, letter, system)).status, 404)
      assert.equal((await move(post, letter, system, post.second.systemId)).status, 404)
    }
    assert.equal((await fetch(address(post))).status, 401)
    assert.equal((await listed(post, primary)).totalElements, 1)
  }))
