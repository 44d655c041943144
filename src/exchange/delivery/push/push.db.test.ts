import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pause } from '../../../platform/clock/index.ts'
import { uuidV4 } from '../../../platform/crypto/index.ts'
import type { ExchangeOptions, TestExchange } from '../../exchange.testing.ts'
import { withExchange } from '../../exchange.testing.ts'
import type { MessageUuid } from '../../letter.ts'
import { newMessageUuid, testMemo } from '../../test-memo.testing.ts'
import { insertCompany } from '../recipients.testing.ts'
import { fetchLetter } from '../take-letter.ts'
import { listDeliveryEvents, listPlaces, listWay } from '../way.testing.ts'
import type { TestReceiver } from './receiver.testing.ts'
import { openReceiver } from './receiver.testing.ts'

const withReceiver = (work: (exchange: TestExchange, receiver: TestReceiver) => Promise<void>, options: ExchangeOptions = {}): Promise<void> =>
  withExchange(async (exchange) => {
    const receiver = await openReceiver()
    try {
      await work(exchange, receiver)
    } finally {
      await receiver.close()
    }
  }, options)

const inFile = { rowBytes: 10 }
const flags = '<memo:mandatory>false</memo:mandatory><memo:legalNotification>false</memo:legalNotification>'

async function places({ database }: TestExchange, messageUuid: MessageUuid): Promise<string[]> {
  return (await database.read((on) => listPlaces(on, { messageUuid }))).map(({ place }) => place)
}

for (const [where, options] of [
  ['a row', {}],
  ['a file', inFile],
] as const)
  test(`a letter in ${where} is pushed as one part named file, its filename the messageUUID, and is handed over`, () =>
    withReceiver(async (exchange, receiver) => {
      const { to, system } = await insertCompany(exchange, { url: receiver.url })
      const messageUuid = newMessageUuid()
      const { xml } = testMemo({ ...to, messageUuid, senderCvr: exchange.sender.cvr, flags })
      await exchange.database.transaction((tx) => tx.client.query('UPDATE systems SET memo_version = $1', ['1.2']))
      await exchange.send({ ...to, messageUuid, flags })
      await exchange.settle()
      const [call] = receiver.calls
      assert.deepEqual([receiver.calls.length, call?.path, call?.filename], [1, '/letters', messageUuid])
      const [, boundary] = /^multipart\/form-data; boundary=(.+)$/.exec(call?.contentType ?? '') ?? []
      const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${messageUuid}"\r\nContent-Type: application/xml\r\n\r\n`
      assert.equal(call?.body, `${head}${xml}\r\n--${boundary}--\r\n`)
      const way = await exchange.database.read((on) => listWay(on, { messageUuid }))
      assert.deepEqual(way, [{ route: 'system', rule: 'company.system', systemId: system.systemId, outcome: 'HANDED_OVER', cause: 'PUSH', failedAttempts: 0 }])
      const events = await exchange.database.read((on) => listDeliveryEvents(on, { messageUuid }))
      assert.deepEqual(events.map(({ tag }) => tag), ['MEMO_SEND_READY_FOR_FETCH', 'MEMO_SEND_SENT_TO_RECIPIENT_SYSTEM'])
      assert.deepEqual(events[1]?.properties, { messageUUID: messageUuid, attempt: 1, host: new URL(receiver.url).host })
      assert.deepEqual(await places(exchange, messageUuid), ['handed over'])
    }, options))

test('a system that wants notice gets one, and the letter waits for it as one that is fetched', () =>
  withReceiver(async (exchange, receiver) => {
    const { to } = await insertCompany(exchange, { url: receiver.url, protocol: 'REST_PUBLISH_SUBSCRIBE' })
    const messageUuid = newMessageUuid()
    const { transmissionId } = await exchange.send({ ...to, messageUuid })
    await exchange.settle()
    const [call] = receiver.calls
    assert.equal(call?.contentType, 'application/json')
    const notice = JSON.parse(call.body) as Record<string, string> // what we sent
    assert.deepEqual([notice['id'], notice['transmissionId'], Object.keys(notice)], [messageUuid, transmissionId, ['id', 'transmissionId', 'createdDateTime']])
    await exchange.advance('P1D')
    assert.equal(receiver.calls.length, 1, 'once')
    assert.deepEqual(await places(exchange, messageUuid), ['waiting'])
  }))

test('a letter that is fetched during its notice needs no other, however the notice is answered: it stays with its system', () =>
  withReceiver(async (exchange, receiver) => {
    const { to, system } = await insertCompany(exchange, { url: receiver.url, protocol: 'REST_PUBLISH_SUBSCRIBE' })
    const messageUuid = newMessageUuid()
    receiver.behave(async () => {
      await exchange.database.transaction((tx) => fetchLetter(tx, { systemId: system.systemId, serviceProtocol: 'REST_PUBLISH_SUBSCRIBE' }, messageUuid))
      return 500
    })
    await exchange.send({ ...to, messageUuid })
    await exchange.settle()
    await exchange.advance('P8D')
    assert.equal(receiver.calls.length, 1)
    assert.deepEqual(await places(exchange, messageUuid), ['waiting'])
    const events = await exchange.database.read((on) => listDeliveryEvents(on, { messageUuid }))
    assert.deepEqual(events.map(({ tag }) => tag), ['MEMO_SEND_READY_FOR_FETCH', 'MEMO_SEND_FETCHED_BY_RECIPIENT_SYSTEM'])
  }))

test('many letters for one system are all pushed, no more than four at once, also with two workers', () =>
  withReceiver(
    async (exchange, receiver) => {
      const { to } = await insertCompany(exchange, { url: receiver.url })
      receiver.behave(async () => {
        await pause(5)
        return 200
      })
      const sent = Array.from({ length: 150 }, () => uuidV4() as MessageUuid) // branding
      await Promise.all(sent.map((messageUuid) => exchange.send({ ...to, messageUuid })))
      await exchange.settle()
      assert.equal(receiver.calls.length, sent.length)
      assert.deepEqual(new Set(receiver.calls.map(({ filename }) => filename)), new Set(sent), 'each of them once')
      assert.equal(receiver.mostAtOnce(), 4)
    },
    { pushLoops: 2 },
  ))
