import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { test } from 'node:test'
import { pause } from '../../platform/clock/index.ts'
import { uuidV4 } from '../../platform/crypto/index.ts'
import { jsonOf } from '../../platform/http/json-of.testing.ts'
import { heldBytes } from '../../platform/outbound/held-bytes.testing.ts'
import type { TestSandbox } from '../portal/sandbox-portal.testing.ts'
import { withSandbox } from '../portal/sandbox-portal.testing.ts'
import type { ShownReceiver } from './receivers.testing.ts'
import { callApi, pushDocument, pushLetter, sha256Of } from './receivers.testing.ts'

const make = (sandbox: TestSandbox, wish: object): Promise<ShownReceiver> => jsonOf(callApi(sandbox, 'POST', 'receivers', wish))
const watch = (sandbox: TestSandbox, { id }: ShownReceiver): Promise<ShownReceiver> => jsonOf(callApi(sandbox, 'GET', `receivers/${id}`))

test('each behaviour answers as it says, and what came is remembered', () =>
  withSandbox(async (sandbox) => {
    const expected = { accept: 200, refuse: 400, error500: 500, slow: 200, 'reject-receipt': 200 } as const
    for (const [behaviour, status] of Object.entries(expected)) {
      const receiver = await make(sandbox, { behaviour, delayMs: 150 })
      const uuid = uuidV4()
      const answer = await pushLetter(receiver.letters, uuid.toUpperCase(), '<Message/>')
      assert.deepEqual(answer, { kind: 'answered', status, body: status === 200 ? uuid : `${behaviour}\n` })
      const { calls } = await watch(sandbox, receiver)
      assert.deepEqual(calls, [{ time: calls[0]?.time, kind: 'letter', messageUUID: uuid, bytes: 10, sha256: sha256Of('<Message/>'), behaviour, answer: status }])
    }
  }))

test('one that hangs or hangs up has read everything and gives no answer', () =>
  withSandbox(async (sandbox) => {
    for (const [behaviour, reason] of [['hang', 'timeout'], ['drop', 'connection.lost']] as const) {
      const receiver = await make(sandbox, { behaviour })
      const answer = await pushLetter(receiver.letters, uuidV4(), 'x'.repeat(300_000), 400)
      assert.equal(answer.kind === 'failed' && answer.reason, reason, behaviour)
      const [call] = (await watch(sandbox, receiver)).calls
      assert.deepEqual([call?.kind, call?.bytes, call?.answer], ['letter', 300_000, null])
    }
  }))

test('a slow one takes its time', () =>
  withSandbox(async (sandbox) => {
    const receiver = await make(sandbox, { behaviour: 'slow', delayMs: 600 })
    const late = await pushLetter(receiver.letters, uuidV4(), 'x', 200)
    assert.equal(late.kind === 'failed' && late.reason, 'timeout')
    assert.equal((await pushLetter(receiver.letters, uuidV4(), 'x')).kind, 'answered')
  }))

test('receipts and notices are told apart, their content is not kept, and what is none is refused', () =>
  withSandbox(async (sandbox) => {
    const receiver = await make(sandbox, { behaviour: 'accept' })
    const uuid = uuidV4()
    const receipt = { transmissionId: uuidV4(), messageUUID: uuid, timeStamp: '2026-01-01T00:00:00.000Z', receiptStatus: 'COMPLETED' }
    const notice = { id: uuid, transmissionId: uuidV4(), createdDateTime: '2026-01-01T00:00:00.000Z' }
    const contact = { contactId: uuidV4(), cprNumber: '7101011234', lastUpdated: '2026-01-01T00:00:00.000Z' }
    const statuses = [
      await pushDocument(receiver.receipts, receipt),
      await pushDocument(receiver.notices, notice),
      await pushDocument(receiver.notices, contact),
      await pushDocument(receiver.notices, { nothing: true }),
      await pushDocument(receiver.letters, notice),
      await pushLetter(receiver.letters, 'no-uuid', 'x'),
      await pushLetter(receiver.receipts, uuid, 'x'),
    ].map((answer) => answer.kind === 'answered' && answer.status)
    assert.deepEqual(statuses, [200, 200, 200, 400, 400, 400, 400])
    const { calls } = await watch(sandbox, receiver)
    assert.deepEqual(calls.map(({ kind }) => kind).toReversed(), ['receipt', 'notice', 'contact-notice', 'unreadable', 'unreadable', 'unreadable', 'unreadable'])
    assert.deepEqual(calls.map(({ messageUUID }) => messageUUID).toReversed().slice(0, 3), [uuid, uuid, undefined])
    assert.ok(!JSON.stringify(calls).includes('7101011234'))
  }))

test('a large letter passes through in little memory', () =>
  withSandbox(async (sandbox) => {
    const receiver = await make(sandbox, { behaviour: 'accept' })
    let most = 0
    const before = heldBytes()
    async function* letter(): AsyncGenerator<Uint8Array> {
      for (let made = 0; made < 1_200; made++) {
        if (made % 100 === 99) most = Math.max(most, heldBytes())
        yield await Promise.resolve(Buffer.alloc(65_536, made % 251))
      }
    }
    assert.equal((await pushLetter(receiver.letters, uuidV4(), letter(), 60_000)).kind, 'answered')
    assert.equal((await watch(sandbox, receiver)).calls[0]?.bytes, 1_200 * 65_536)
    assert.ok(most > 0 && most - before < 40_000_000, `${most - before} bytes of 78 643 200`)
  }))

test('a behaviour can be changed, a receiver can be removed, and an unknown one is told as such', () =>
  withSandbox(async (sandbox) => {
    const receiver = await make(sandbox, { behaviour: 'refuse' })
    const changed = await jsonOf<ShownReceiver>(callApi(sandbox, 'PUT', `receivers/${receiver.id}`, { behaviour: 'accept' }))
    assert.equal(changed.behaviour, 'accept')
    assert.deepEqual(await pushLetter(receiver.letters, uuidV4(), 'x').then((answer) => answer.kind === 'answered' && answer.status), 200)
    assert.deepEqual((await jsonOf<ShownReceiver[]>(callApi(sandbox, 'GET', 'receivers'))).map(({ id }) => id), [receiver.id])
    assert.equal((await callApi(sandbox, 'POST', 'receivers', { behaviour: 'dance' })).status, 400)
    assert.equal((await callApi(sandbox, 'DELETE', `receivers/${receiver.id}`)).status, 204)
    for (const method of ['GET', 'DELETE']) assert.equal((await callApi(sandbox, method, `receivers/${receiver.id}`)).status, 404)
    assert.equal((await callApi(sandbox, 'PUT', `receivers/${receiver.id}`, { behaviour: 'accept' })).status, 404)
    for (const path of [receiver.letters, receiver.url.replace(/[^/]+$/, 'no-uuid/letters')]) {
      const answer = await pushLetter(path, uuidV4(), 'x')
      assert.equal(answer.kind === 'answered' && answer.status, 404)
    }
  }))

test('a caller that goes away in the middle leaves nothing', () =>
  withSandbox(async (sandbox) => {
    const receiver = await make(sandbox, { behaviour: 'accept' })
    const { hostname, port, pathname } = new URL(receiver.letters)
    const socket = connect(Number(port), hostname)
    socket.write(`POST ${pathname} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Type: multipart/form-data; boundary=limit\r\nContent-Length: 100000\r\n\r\n--limit\r\n`)
    await pause(100)
    socket.destroy()
    await pause(100)
    assert.deepEqual((await watch(sandbox, receiver)).calls, [])
    assert.equal((await sandbox.get('/sandbox/receivers')).status, 200)
  }))

test('a forwarded call reaches no receiver, and production has none', async () => {
  await withSandbox(async (sandbox) => {
    const receiver = await make(sandbox, { behaviour: 'accept' })
    const answer = await fetch(receiver.notices, { method: 'POST', headers: { 'x-forwarded-for': '127.0.0.1' }, body: '{}' })
    assert.equal(answer.status, 403)
    assert.deepEqual((await watch(sandbox, receiver)).calls, [])
  })
})
