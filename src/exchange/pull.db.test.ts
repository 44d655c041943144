import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insertTestCompanyOrganisation } from '../organisations/organisations.testing.ts'
import { list, text } from '../platform/database/index.ts'
import { jsonOf } from '../platform/http/json-of.testing.ts'
import { insertTestSystem } from '../systems/systems.testing.ts'
import type { TestExchange } from './exchange.testing.ts'
import { withExchange } from './exchange.testing.ts'
import type { TestServer } from './http.testing.ts'
import { withServer } from './http.testing.ts'
import { testMemo } from './test-memo.testing.ts'

interface Paging {
  readonly content: string[]
  readonly totalElements: number
}

const listTags = list({}, { tag: text() })`SELECT events.tag FROM events ORDER BY events.event_id`

async function withReceiver(work: (exchange: TestExchange, server: TestServer, receiver: { cvr: string; authorization: string }) => Promise<void>): Promise<void> {
  await withExchange((exchange) =>
    withServer(exchange, async (server) => {
      const receiver = await exchange.database.transaction(async (tx) => {
        const { organisationId, cvrNumber } = await insertTestCompanyOrganisation(tx)
        const { authorization } = await insertTestSystem(tx, { organisationId, isSender: false, isRecipient: true, memoVersion: '1.2' })
        return { cvr: cvrNumber, authorization }
      })
      await work(exchange, server, receiver)
    }),
  )
}

async function sendTo(exchange: TestExchange, server: TestServer, recipientId: string) {
  const memo = testMemo({ senderCvr: exchange.sender.cvr, recipientId })
  assert.equal((await server.post(memo.messageUuid, memo.xml)).status, 201)
  await exchange.settle()
  return memo
}

const paging = (response: Response): Promise<Paging> => jsonOf<Paging>(response)

test('a receiver system fetches the bytes as they were sent, acknowledges, and the list is empty', async () => {
  await withReceiver(async (exchange, server, { cvr, authorization }) => {
    const { messageUuid, xml } = await sendTo(exchange, server, cvr)
    assert.deepEqual((await paging(await server.get('memos/', authorization))).content, [messageUuid])
    for (const _time of [1, 2]) assert.equal(await (await server.get(`memos/${messageUuid}`, authorization)).text(), xml)
    const receipt = { transmissionId: messageUuid, messageUUID: messageUuid, timeStamp: '2026-01-01T00:00:00.000Z', receiptStatus: 'COMPLETED' }
    const give = (status: string): Promise<Response> => server.call('POST', `memos/${messageUuid}/receipt`, { authorization, body: { ...receipt, receiptStatus: status } })
    assert.equal((await give('COMPLETED')).status, 200)
    assert.equal((await give('COMPLETED')).status, 200, 'the same receipt again changes nothing')
    assert.equal((await give('INVALID')).status, 409, 'another receipt contradicts the first')
    assert.equal((await paging(await server.get('memos/', authorization))).totalElements, 0)
    assert.equal((await server.get(`memos/${messageUuid}`, authorization)).status, 404)
    const tags = await exchange.database.read((on) => listTags(on, {}))
    assert.deepEqual(tags.map(({ tag }) => tag), [
      'TECHNICAL_RECEIPT_SENT_TO_SENDER_SYSTEM',
      'MEMO_SEND_VALIDATED',
      'MEMO_SEND_READY_FOR_FETCH',
      'MEMO_SEND_FETCHED_BY_RECIPIENT_SYSTEM',
      'BUSINESS_RECEIPT_RECEIVED_BY_RECIPIENT_SYSTEM',
    ])
  })
})

test('DELETE takes a letter off; a stranger sees neither letter nor receipt', async () => {
  await withReceiver(async (exchange, server, { cvr, authorization }) => {
    const { messageUuid } = await sendTo(exchange, server, cvr)
    const stranger = await exchange.database.transaction(async (tx) =>
      insertTestSystem(tx, { organisationId: (await insertTestCompanyOrganisation(tx)).organisationId, isSender: true, isRecipient: true }),
    )
    assert.equal((await server.get(`memos/${messageUuid}`, stranger.authorization)).status, 404)
    assert.equal((await server.call('DELETE', `memos/${messageUuid}`, { authorization: stranger.authorization })).status, 404)
    const [receiptId = ''] = (await paging(await server.get('receipts/'))).content
    assert.equal((await server.get(`receipts/${receiptId}`, stranger.authorization)).status, 404)
    assert.equal((await server.call('DELETE', `memos/${messageUuid}`, { authorization })).status, 204)
    assert.equal((await server.call('DELETE', `memos/${messageUuid}`, { authorization })).status, 204, 'deleting twice is deleting')
    assert.equal((await paging(await server.get('memos/', authorization))).totalElements, 0)
  })
})

test('the sender pulls its receipts one by one, in bulk, and takes them off', async () => {
  await withReceiver(async (exchange, server, { cvr }) => {
    const good = await sendTo(exchange, server, cvr)
    const bad = await sendTo(exchange, server, '99998888')
    const { content, totalElements } = await paging(await server.get('receipts/'))
    assert.equal(totalElements, 2)
    const receipts = await Promise.all(content.map((id) => jsonOf<Record<string, string>>(server.get(`receipts/${id}`))))
    assert.deepEqual(receipts.map((receipt) => [receipt['messageUUID'], receipt['messageId'], receipt['receiptStatus'], receipt['errorCode']]), [
      [good.messageUuid, 'MSG-1', 'COMPLETED', undefined],
      [bad.messageUuid, 'MSG-1', 'INVALID', 'recipient.not.found'],
    ])
    const bulk = await jsonOf<{ receipts: { id: string }[]; totalPages: number }>(server.get('receipts-bulk/?size=1&page=1'))
    assert.deepEqual([bulk.receipts.map(({ id }) => id), bulk.totalPages], [[content[1]], 2])
    assert.equal((await server.get(`receipts/${content[0]}?delete=true`)).status, 200)
    assert.equal((await server.get(`receipts/${content[0]}`)).status, 404)
    assert.equal((await server.call('DELETE', `receipts/${content[1]}`)).status, 204)
    assert.equal((await paging(await server.get('receipts/'))).totalElements, 0)
    const sent = (await exchange.database.read((on) => listTags(on, {}))).filter(({ tag }) => tag === 'BUSINESS_RECEIPT_SEND_TO_SENDER_SYSTEM')
    assert.equal(sent.length, 2, 'one event a receipt, however often it was fetched')
  })
})
