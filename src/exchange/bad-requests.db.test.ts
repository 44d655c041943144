import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { test } from 'node:test'
import { insertTestAuthorityOrganisation } from '../organisations/organisations.testing.ts'
import { jsonOf } from '../platform/http/json-of.testing.ts'
import { insertTestSystem } from '../systems/systems.testing.ts'
import { StorageFull } from '../platform/content/index.ts'
import { withExchange } from './exchange.testing.ts'
import type { TestServer } from './http.testing.ts'
import { withServer } from './http.testing.ts'
import { newMessageUuid, testMemo } from './test-memo.testing.ts'

const codeOf = async (answer: Promise<Response>): Promise<[number, string]> => {
  const response = await answer
  return [response.status, (await jsonOf<{ code: string }>(response)).code]
}

/** What the server says to bytes that no client library would send; ends when the server closes or says nothing for a while. */
function say(server: TestServer, words: string | Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(words))
    let heard = ''
    socket.setTimeout(1_000, () => socket.destroy())
    socket.on('data', (data) => (heard += data.toString('latin1')))
    socket.on('error', () => resolve(`${heard} (broken)`))
    socket.on('close', () => resolve(heard))
  })
}

test('odd requests are refused in the shape of the interface, never by a fault of ours', async (t) => {
  await withExchange((exchange) =>
    withServer(exchange, async (server) => {
      const receiver = await exchange.database.transaction(async (tx) => {
        const { organisationId, cvrNumber } = await insertTestAuthorityOrganisation(tx)
        return { cvrNumber, ...(await insertTestSystem(tx, { organisationId, isSender: false, isRecipient: true })) }
      })
      const { messageUuid, xml } = testMemo({ senderCvr: exchange.sender.cvr, recipientId: receiver.cvrNumber })
      assert.equal((await server.post(messageUuid, xml)).status, 201)
      await exchange.settle()
      assert.equal((await server.get(`memos/${messageUuid}`, receiver.authorization)).status, 200, 'the letter waits')
      const other = '11111111-1111-9111-c111-111111111111'
      const asReceiver = (body: unknown) => server.call('POST', `memos/${messageUuid}/receipt`, { authorization: receiver.authorization, body })
      const rows: [string, Promise<Response>, number, string][] = [
        ['two UUIDs', server.post(`${messageUuid}&memo-message-uuid=${newMessageUuid()}`, xml), 400, 'request.invalid'],
        ['a UUID of a version that MeMo does not have', server.post(other, xml.replace(messageUuid, other)), 400, 'memo.uuid.missing'],
        ['a page far beyond', server.get('receipts/?page=1000000000'), 400, 'request.invalid'],
        ['a page that is no number', server.get('receipts/?page=x'), 400, 'request.invalid'],
        ['two sizes', server.get('receipts-bulk/?size=1&size=2'), 400, 'request.invalid'],
        ['U+0000 in an id', server.get('receipts/%00'), 400, 'request.invalid'],
        ['an address that cannot be decoded', server.get('receipts/%zz'), 400, 'request.invalid'],
        ['an endless id', server.get(`receipts/${'a'.repeat(3_000)}`), 404, 'not.found'],
        ['U+0000 in a receipt', asReceiver({ receiptStatus: 'INVALID', errorCode: 'x\u0000', errorMessage: 'y' }), 400, 'request.invalid'],
        ['an endless sentence in a receipt', asReceiver({ receiptStatus: 'INVALID', errorMessage: 'y'.repeat(900_000) }), 400, 'request.invalid'],
        ['a receipt that is no object', asReceiver([1]), 400, 'request.invalid'],
      ]
      for (const [name, answer, status, code] of rows) await t.test(name, async () => assert.deepEqual(await codeOf(answer), [status, code]))
    }),
  )
})

test('HEAD takes no receipt off the list', async () => {
  await withExchange((exchange) =>
    withServer(exchange, async (server) => {
      const { messageUuid, xml } = testMemo({ senderCvr: exchange.sender.cvr, recipientId: '99998888' })
      assert.equal((await server.post(messageUuid, xml)).status, 201)
      await exchange.settle()
      const { content } = await jsonOf<{ content: string[] }>(await server.get('receipts/'))
      assert.equal(content.length, 1)
      await server.call('HEAD', `receipts/${content[0]}?delete=true`)
      assert.equal((await server.get(`receipts/${content[0]}`)).status, 200)
    }),
  )
})

test('a letter that grows beyond the limit is answered while it is still being sent', async () => {
  await withExchange((exchange) =>
    withServer(
      exchange,
      async (server) => {
        const head = `POST /apis/v1/memos/?memo-message-uuid=${newMessageUuid()} HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${exchange.sender.authorization}\r\nContent-Type: application/xml\r\nTransfer-Encoding: chunked\r\n\r\n`
        const chunk = `7530\r\n${'x'.repeat(30_000)}\r\n`
        assert.match(await say(server, head + chunk), /^HTTP\/1\.1 413 /)
      },
      { maxLetterBytes: 20_000 },
    ),
  )
})

test('a full disk is told while the letter is still being sent, and the connection is not left hanging', async () => {
  await withExchange(
    (exchange) => {
      const full = { ...exchange.contentStore.blobs, put: () => Promise.reject(new StorageFull('no room')) }
      return withServer({ ...exchange, contentStore: { ...exchange.contentStore, blobs: full } }, async (server) => {
        const head = `POST /apis/v1/memos/?memo-message-uuid=${newMessageUuid()} HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${exchange.sender.authorization}\r\nContent-Type: application/xml\r\nContent-Length: 1000000\r\n\r\n`
        const heard = await say(server, head + 'x'.repeat(30_000))
        assert.match(heard, /^HTTP\/1\.1 503 [\s\S]+"errorCode":"intake\.overloaded"/)
        assert.match(heard, /\r\nconnection: close\r\n/i)
      })
    },
    { rowBytes: 1_000 },
  )
})

test('what is no request at all is refused in the shape of the interface', async (t) => {
  await withExchange((exchange) =>
    withServer(exchange, async (server) => {
      const rows: [string, string, RegExp][] = [
        ['headers of 100 KB', `GET /apis/v1/receipts/ HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'a'.repeat(100_000)}\r\n\r\n`, /^HTTP\/1\.1 431 [\s\S]+"code":"request\.invalid"/],
        ['no HTTP', 'Hello\r\n\r\n', /^HTTP\/1\.1 400 [\s\S]+"code":"request\.invalid"/],
        ['two lengths', 'POST /apis/v1/memos/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc', /^HTTP\/1\.1 400 [\s\S]+"code":"request\.invalid"/],
      ]
      for (const [name, words, expected] of rows) await t.test(name, async () => assert.match(await say(server, words), expected))
    }),
  )
})
