import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insertTestAuthorityOrganisation } from '../organisations/organisations.testing.ts'
import { insertTestPerson } from '../parties/parties.testing.ts'
import { get, int8 } from '../platform/database/index.ts'
import { jsonOf } from '../platform/http/json-of.testing.ts'
import { insertTestSystem } from '../systems/systems.testing.ts'
import type { TestExchange } from './exchange.testing.ts'
import { withExchange } from './exchange.testing.ts'
import { sendHalf, withServer } from './http.testing.ts'
import { newMessageUuid, testMemo } from './test-memo.testing.ts'

const countRows = get({}, { keys: int8, letters: int8, contents: int8, events: int8, receipts: int8, entries: int8 })`
  SELECT (SELECT count(*) FROM letter_keys) AS keys, (SELECT count(*) FROM letters) AS letters, (SELECT count(*) FROM content) AS contents,
    (SELECT count(*) FROM events) AS events, (SELECT count(*) FROM receipts) AS receipts, (SELECT count(*) FROM mailbox_entries) AS entries`

const stored = (exchange: TestExchange) => exchange.database.read((on) => countRows(on, {}))
const nothing = { keys: 0, letters: 0, contents: 0, events: 0, receipts: 0, entries: 0 }

async function letterFor(exchange: TestExchange, more: { title?: string; content?: Uint8Array } = {}) {
  const { cprNumber } = await exchange.database.transaction((tx) => insertTestPerson(tx))
  return testMemo({ senderCvr: exchange.sender.cvr, recipientId: cprNumber, ...more })
}

test('the technical receipt says RECEIVED, and the same letter again gets the same one', async () => {
  await withExchange((exchange) =>
    withServer(exchange, async (server) => {
      const { messageUuid, xml } = await letterFor(exchange)
      const first = await server.post(messageUuid, xml)
      const receipt = await jsonOf<Record<string, string>>(first)
      assert.equal(first.status, 201)
      assert.deepEqual({ ...receipt, transmissionId: '', timeStamp: '' }, { transmissionId: '', messageUUID: messageUuid, timeStamp: '', receiptStatus: 'RECEIVED' })
      await exchange.settle()
      const again = await server.post(messageUuid.toUpperCase(), xml)
      assert.equal(again.status, 201)
      assert.deepEqual(await again.json(), receipt)
      assert.deepEqual(await stored(exchange), { keys: 1, letters: 1, contents: 1, events: 3, receipts: 1, entries: 1 })
    }),
  )
})

test('twenty parallel sendings of one letter are one letter with one answer', async () => {
  await withExchange((exchange) =>
    withServer(exchange, async (server) => {
      const { messageUuid, xml } = await letterFor(exchange)
      const answers = await Promise.all(Array.from({ length: 20 }, () => server.post(messageUuid, xml)))
      const receipts = await Promise.all(answers.map((answer) => answer.text()))
      assert.deepEqual([...new Set(answers.map((answer) => answer.status))], [201])
      assert.equal(new Set(receipts).size, 1)
      await exchange.settle()
      assert.deepEqual(await stored(exchange), { keys: 1, letters: 1, contents: 1, events: 3, receipts: 1, entries: 1 })
    }),
  )
})

test('a used messageUUID with other bytes or from another sender is refused and stores nothing more', async () => {
  await withExchange((exchange) =>
    withServer(exchange, async (server) => {
      const { messageUuid, xml } = await letterFor(exchange)
      await server.post(messageUuid, xml)
      const other = await server.post(messageUuid, xml.replace('Et brev', 'Et andet brev'))
      assert.equal(other.status, 400)
      assert.equal((await jsonOf<{ code: string }>(other)).code, 'memo.uuid.already.used')
      const foreign = await exchange.database.transaction(async (tx) => insertTestSystem(tx, await insertTestAuthorityOrganisation(tx)))
      const stolen = await server.post(messageUuid, xml, { authorization: foreign.authorization })
      assert.equal((await jsonOf<{ code: string }>(stolen)).code, 'memo.uuid.already.used')
      assert.equal((await stored(exchange)).letters, 1)
    }),
  )
})

test('what is wrong at the door gets its code, and nothing is stored', async (t) => {
  await withExchange((exchange) =>
    withServer(
      exchange,
      async (server) => {
        const { messageUuid, xml } = await letterFor(exchange)
        const receiver = await exchange.database.transaction(async (tx) =>
          insertTestSystem(tx, { organisationId: (await insertTestAuthorityOrganisation(tx)).organisationId, isSender: false, isRecipient: true }),
        )
        const refusals: [string, Promise<Response>, number, string][] = [
          ['another UUID in the address', server.post(newMessageUuid(), xml), 400, 'memo.uuid.mismatch'],
          ['no UUID in the address', server.post(undefined, xml), 400, 'memo.uuid.missing'],
          ['no UUID but a word', server.post('letter', xml), 400, 'memo.uuid.missing'],
          ['no body', server.post(messageUuid, ''), 400, 'memo.empty'],
          ['JSON', server.post(messageUuid, xml, { 'content-type': 'application/json' }), 415, 'memo.media.type.not.supported'],
          ['a wrong token', server.post(messageUuid, xml, { authorization: `Basic ${btoa(`${exchange.sender.systemId}:wrong`)}` }), 401, 'system.authentication.failed'],
          ['no authorization', server.post(messageUuid, xml, { authorization: '' }), 401, 'system.authentication.failed'],
          ['a receiver system', server.post(messageUuid, xml, { authorization: receiver.authorization }), 403, 'system.not.sender'],
          ['a forwarded caller without certificate', server.post(messageUuid, xml, { 'x-forwarded-for': '127.0.0.1' }), 401, 'system.authentication.failed'],
        ]
        for (const [name, answer, status, code] of refusals)
          await t.test(name, async () => {
            const response = await answer
            assert.equal(response.status, status)
            assert.equal((await jsonOf<{ code: string }>(response)).code, code)
          })
        assert.deepEqual(await stored(exchange), nothing)
      },
      { maxLetterBytes: 20_000 },
    ),
  )
})

test('a letter over the limit is refused by its announced length and while it streams, with a Receipt', async () => {
  await withExchange((exchange) =>
    withServer(
      exchange,
      async (server) => {
        const { messageUuid, xml } = await letterFor(exchange, { content: Buffer.alloc(30_000, 'x') })
        const announced = await server.post(messageUuid, xml)
        assert.equal(announced.status, 413)
        const receipt = await jsonOf<Record<string, string>>(announced)
        assert.deepEqual([receipt['errorCode'], receipt['receiptStatus'], receipt['messageUUID']], ['memo.too.large', 'INVALID', messageUuid])
        const stream = new ReadableStream({
          start(controller) {
            for (let part = 0; part < xml.length; part += 5_000) controller.enqueue(Buffer.from(xml.slice(part, part + 5_000)))
            controller.close()
          },
        })
        const streamed = await fetch(`${server.url}/apis/v1/memos/?memo-message-uuid=${messageUuid}`, {
          method: 'POST',
          headers: { authorization: exchange.sender.authorization, 'content-type': 'text/xml' },
          body: stream,
          duplex: 'half',
        } as RequestInit) // duplex is not in the types yet
        assert.equal(streamed.status, 413)
        assert.deepEqual(await stored(exchange), nothing)
      },
      { maxLetterBytes: 20_000 },
    ),
  )
})

test('a body that stops half-way stores nothing, and the letter can be sent again', async () => {
  await withExchange(
    (exchange) =>
      withServer(exchange, async (server) => {
        const { messageUuid, xml } = await letterFor(exchange, { content: Buffer.alloc(60_000, 'y') })
        await sendHalf(server, exchange.sender.authorization, { query: `?memo-message-uuid=${messageUuid}`, contentType: 'application/xml', body: Buffer.from(xml) })
        assert.deepEqual(await stored(exchange), nothing)
        assert.equal((await server.post(messageUuid, xml)).status, 201)
        await exchange.settle()
        assert.equal((await stored(exchange)).entries, 1)
      }),
    { rowBytes: 10_000 },
  )
})
