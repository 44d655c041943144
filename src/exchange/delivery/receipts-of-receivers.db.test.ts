import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestExchange } from '../exchange.testing.ts'
import { withExchange } from '../exchange.testing.ts'
import type { TestServer } from '../http.testing.ts'
import { withServer } from '../http.testing.ts'
import type { MessageUuid } from '../letter.ts'
import { newMessageUuid } from '../test-memo.testing.ts'
import type { TestReceiver } from './push/receiver.testing.ts'
import { openReceiver } from './push/receiver.testing.ts'
import type { TestAuthority } from './recipients.testing.ts'
import { insertAuthority, insertCompany } from './recipients.testing.ts'
import { listDeliveryEvents, listPlaces, listWay } from './way.testing.ts'

interface World {
  readonly exchange: TestExchange
  readonly server: TestServer
  readonly receiver: TestReceiver
}

const withWorld = (work: (world: World) => Promise<void>): Promise<void> =>
  withExchange((exchange) =>
    withServer(exchange, async (server) => {
      const receiver = await openReceiver()
      try {
        await work({ exchange, server, receiver })
      } finally {
        await receiver.close()
      }
    }),
  )

const give = async ({ server }: World, messageUuid: MessageUuid, receiptStatus: string, authorization: string): Promise<number> =>
  (await server.call('POST', `memos/${messageUuid}/receipt`, { authorization, body: { messageUUID: messageUuid, receiptStatus } })).status

const way = async ({ exchange }: World, messageUuid: MessageUuid, names?: TestAuthority): Promise<string[]> =>
  (await exchange.database.read((on) => listWay(on, { messageUuid }))).map(({ rule, systemId, outcome, cause }) =>
    [rule, names?.nameOf(systemId) ?? null, outcome, cause].filter((part) => part !== null).join(' '),
  )

const places = async ({ exchange }: World, messageUuid: MessageUuid): Promise<string[]> =>
  (await exchange.database.read((on) => listPlaces(on, { messageUuid }))).map(({ place }) => place)

const countReceipts = async ({ exchange }: World, messageUuid: MessageUuid): Promise<number> =>
  (await exchange.database.read((on) => listDeliveryEvents(on, { messageUuid }))).filter(({ tag }) => tag === 'BUSINESS_RECEIPT_RECEIVED_BY_RECIPIENT_SYSTEM').length

test('COMPLETED after a push is logged once; INVALID after it contradicts', () =>
  withWorld(async (world) => {
    const { exchange, receiver } = world
    const { to, system } = await insertCompany(exchange, { url: receiver.url })
    const messageUuid = newMessageUuid()
    await exchange.send({ ...to, messageUuid })
    await exchange.settle()
    const statuses = []
    for (const status of ['COMPLETED', 'COMPLETED', 'INVALID']) statuses.push(await give(world, messageUuid, status, system.authorization))
    assert.deepEqual(statuses, [200, 200, 409])
    assert.deepEqual([await way(world, messageUuid), await countReceipts(world, messageUuid)], [['company.system HANDED_OVER PUSH'], 1])
  }))

test('INVALID after a push sends the letter to the primary system; when that refuses it too it is undeliverable', () =>
  withWorld(async (world) => {
    const { exchange, receiver } = world
    const authority = await insertAuthority(exchange, { primary: {}, second: { url: receiver.url } })
    const messageUuid = newMessageUuid()
    await exchange.send({ ...authority.toSecond, messageUuid })
    await exchange.settle()
    for (const _time of [1, 2]) assert.equal(await give(world, messageUuid, 'INVALID', authority.second.authorization), 200)
    assert.equal(await give(world, messageUuid, 'COMPLETED', authority.second.authorization), 409)
    assert.deepEqual(await way(world, messageUuid, authority), ['contact-point.system second REFUSED RECEIPT', 'refused.primary primary'])
    assert.equal(await give(world, messageUuid, 'INVALID', authority.primary.authorization), 200)
    assert.deepEqual((await way(world, messageUuid, authority)).slice(1), ['refused.primary primary REFUSED RECEIPT', 'refused.undeliverable'])
    assert.deepEqual([await places(world, messageUuid), await countReceipts(world, messageUuid)], [['undeliverable'], 2])
  }))

test('a letter that a company’s system refuses goes to its mailbox', () =>
  withWorld(async (world) => {
    const { exchange } = world
    const { to, system } = await insertCompany(exchange, {})
    const messageUuid = newMessageUuid()
    await exchange.send({ ...to, messageUuid })
    await exchange.settle()
    const answers = await Promise.all([1, 2, 3].map(() => give(world, messageUuid, 'INVALID', system.authorization)))
    assert.deepEqual(answers, [200, 200, 200], 'also at the same moment')
    assert.deepEqual(await way(world, messageUuid), ['company.system REFUSED RECEIPT', 'refused.mailbox'])
    assert.deepEqual([await places(world, messageUuid), await countReceipts(world, messageUuid)], [['mailbox'], 1])
  }))

test('a receipt that comes before our side has heard the 2xx is the one end of the delivery', () =>
  withWorld(async (world) => {
    const { exchange, receiver } = world
    const authority = await insertAuthority(exchange, { primary: {}, second: { url: receiver.url } })
    for (const receiptStatus of ['COMPLETED', 'INVALID']) {
      receiver.behave(async ({ filename }) => {
        assert.equal(await give(world, filename as MessageUuid, receiptStatus, authority.second.authorization), 200) // branding
        return 200
      })
      const messageUuid = newMessageUuid()
      await exchange.send({ ...authority.toSecond, messageUuid })
      await exchange.settle()
      const [first, ...following] = await way(world, messageUuid, authority)
      assert.equal(first, `contact-point.system second ${receiptStatus === 'COMPLETED' ? 'HANDED_OVER' : 'REFUSED'} RECEIPT`)
      assert.deepEqual(following, receiptStatus === 'COMPLETED' ? [] : ['refused.primary primary'])
      assert.equal((await places(world, messageUuid)).length, 1)
    }
  }))
