import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newMessageUuid } from '../../exchange/test-memo.testing.ts'
import { pause } from '../../platform/clock/index.ts'
import { list, text } from '../../platform/database/index.ts'
import { jsonOf } from '../../platform/http/json-of.testing.ts'
import type { SandboxSystem } from '../nation/index.ts'
import type { TestSandbox } from '../portal/sandbox-portal.testing.ts'
import { withSandbox } from '../portal/sandbox-portal.testing.ts'
import type { ShownReceiver } from './receivers.testing.ts'
import { callApi, pushLetter } from './receivers.testing.ts'

const listTags = list({ tag: text() }, { tag: text() })`SELECT events.tag FROM events WHERE events.tag = ${'tag'}`
const listEnds = list({}, { outcome: text() })`SELECT delivery_ends.outcome FROM delivery_ends`

const make = (sandbox: TestSandbox, behaviour: string): Promise<ShownReceiver> => jsonOf(callApi(sandbox, 'POST', 'receivers', { behaviour }))
const systemsOf = (sandbox: TestSandbox): Promise<SandboxSystem[]> => sandbox.json<SandboxSystem[]>('/sandbox/api/systems')

async function systemCalled(sandbox: TestSandbox, name: string): Promise<SandboxSystem> {
  const system = (await systemsOf(sandbox)).find((candidate) => candidate.name === name)
  assert.ok(system)
  return system
}

const aim = (sandbox: TestSandbox, { id }: SandboxSystem, wish: object): Promise<Response> => callApi(sandbox, 'PUT', `systems/${id}/endpoint`, wish)

test('a system is aimed at a receiver, pushed to or told of letters, and released again; each change is an event', () =>
  withSandbox(async (sandbox) => {
    await sandbox.seed()
    const receiver = await make(sandbox, 'accept')
    const system = await systemCalled(sandbox, 'ESDH')
    const pushed = await jsonOf<SandboxSystem>(aim(sandbox, system, { receiverId: receiver.id }))
    assert.deepEqual([pushed.protocol, pushed.endpoint, pushed.receiptEndpoint], ['REST_PUSH', receiver.letters, undefined])
    const told = await jsonOf<SandboxSystem>(aim(sandbox, system, { receiverId: receiver.id, protocol: 'REST_PUBLISH_SUBSCRIBE' }))
    assert.deepEqual([told.protocol, told.endpoint], ['REST_PUBLISH_SUBSCRIBE', receiver.notices])
    const elsewhere = await jsonOf<SandboxSystem>(aim(sandbox, system, { endpoint: 'https://esdh.example.org/in' }))
    assert.deepEqual([elsewhere.protocol, elsewhere.endpoint], ['REST_PUBLISH_SUBSCRIBE', 'https://esdh.example.org/in'])
    const released = await jsonOf<SandboxSystem>(aim(sandbox, system, { protocol: 'REST_PULL' }))
    assert.deepEqual([released.protocol, released.endpoint], ['REST_PULL', undefined])
    assert.equal((await sandbox.exchange.database.read((on) => listTags(on, { tag: 'SYSTEM_CHANGED' }))).length, 4)
  }))

test("a sender's receipts are aimed at the receiver's own door", () =>
  withSandbox(async (sandbox) => {
    await sandbox.seed()
    const receiver = await make(sandbox, 'accept')
    const sender = await jsonOf<SandboxSystem>(aim(sandbox, await systemCalled(sandbox, 'Fjernprint'), { receiverId: receiver.id }))
    assert.deepEqual([sender.protocol, sender.endpoint, sender.receiptEndpoint], ['REST_PUSH', undefined, receiver.receipts])
  }))

test('what may not be called, and who is not there, is told', () =>
  withSandbox(async (sandbox) => {
    await sandbox.seed()
    const system = await systemCalled(sandbox, 'ESDH')
    for (const endpoint of ['http://192.168.1.1/in', 'https://169.254.169.254/', 'ftp://esdh.example.org', 'http://esdh.example.org/'])
      assert.match(await (await aim(sandbox, system, { endpoint })).text(), /"system\.invalid".*"endpoint\.not\.allowed"/s, endpoint)
    assert.match(await (await aim(sandbox, system, { protocol: 'REST_PUSH' })).text(), /"required"/)
    assert.equal((await aim(sandbox, system, { receiverId: '00000000-0000-4000-8000-000000000000' })).status, 404)
    assert.equal((await aim(sandbox, { ...system, id: '00000000-0000-4000-8000-000000000000' }, { protocol: 'REST_PULL' })).status, 404)
    assert.equal((await systemCalled(sandbox, 'ESDH')).protocol, 'REST_PULL')
  }))

test('a system of any kind is made with a header that works, aimed from the start if wished', () =>
  withSandbox(async (sandbox) => {
    await sandbox.seed()
    const receiver = await make(sandbox, 'hang')
    const { organisationCvr } = await systemCalled(sandbox, 'ESDH')
    const wish = { organisationCvr, name: 'Nyt system', types: ['SENDER', 'RECIPIENT'], protocol: 'REST_PUSH', receiverId: receiver.id }
    const answer = await callApi(sandbox, 'POST', 'systems', wish)
    assert.equal(answer.status, 201)
    const made = await jsonOf<SandboxSystem>(Promise.resolve(answer))
    assert.deepEqual([made.name, made.types, made.protocol, made.endpoint, made.receiptEndpoint], ['Nyt system', ['SENDER', 'RECIPIENT'], 'REST_PUSH', receiver.letters, receiver.receipts])
    assert.ok(made.authorization)
    const list = await fetch(`${sandbox.url}/apis/v1/memos/`, { headers: { authorization: made.authorization } })
    assert.equal(list.status, 200)
    assert.deepEqual(await systemCalled(sandbox, 'Nyt system'), made)
    assert.equal((await callApi(sandbox, 'POST', 'systems', { ...wish, organisationCvr: '00000000' })).status, 404)
    assert.equal((await callApi(sandbox, 'POST', 'systems', { ...wish, types: [] })).status, 400)
  }))

test('a receiver that changes its mind takes the letter and then gives the receipt INVALID over the system interface', () =>
  withSandbox(async (sandbox) => {
    await sandbox.seed()
    const receiver = await make(sandbox, 'reject-receipt')
    const system = await systemCalled(sandbox, 'Postmodtagelse')
    const messageUuid = newMessageUuid()
    await sandbox.exchange.send({ recipientId: system.organisationCvr, messageUuid })
    await sandbox.exchange.settle()
    // The letter waits to be pulled; the system is aimed afterwards, so that only the push of this test comes.
    await aim(sandbox, system, { receiverId: receiver.id })
    const answer = await pushLetter(receiver.letters, messageUuid, '<Message/>')
    assert.equal(answer.kind === 'answered' && answer.status, 200)
    for (let look = 0; look < 100 && (await sandbox.exchange.database.read((on) => listEnds(on, {}))).length === 0; look++) await pause(50)
    assert.deepEqual(await sandbox.exchange.database.read((on) => listEnds(on, {})), [{ outcome: 'REFUSED' }])
  }))
