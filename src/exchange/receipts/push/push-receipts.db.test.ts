import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pause } from '../../../platform/clock/index.ts'
import { jsonOf } from '../../../platform/http/json-of.testing.ts'
import { receiptsAt, withReceiptWorld } from '../receipt-world.testing.ts'

const sent = 'BUSINESS_RECEIPT_SEND_TO_SENDER_SYSTEM'

test('a business receipt is pushed as the JSON that the list would give, logged once, and is on no list', () =>
  withReceiptWorld(async (world) => {
    const endpoint = await world.openReceiver()
    const sender = await world.insertSender(endpoint)
    const letter = await world.sendFrom(sender)
    await world.exchange.settle()
    const [call] = endpoint.calls
    assert.deepEqual([endpoint.calls.length, call?.path, call?.contentType], [1, '/sender-system/receipt', 'application/json'])
    const [receipt] = receiptsAt(endpoint)
    assert.deepEqual(Object.keys(receipt ?? {}), ['transmissionId', 'messageUUID', 'messageId', 'timeStamp', 'receiptStatus'])
    assert.deepEqual([receipt?.messageUUID, receipt?.receiptStatus], [letter, 'COMPLETED'])
    assert.deepEqual(await world.listed(sender), [])
    const [event, ...more] = await world.receiptEvents(letter)
    assert.deepEqual([event?.tag, event?.actorKind, event?.systemId, more.length], [sent, 'platform', sender.systemId, 0])
    assert.deepEqual(event?.properties, { messageUUID: letter, receiptStatus: 'COMPLETED', attempt: 1, host: new URL(endpoint.url).host })
  }))

test('a refusal is pushed with its code; what a failed push carried is what the system finds on its list', () =>
  withReceiptWorld(async (world) => {
    const endpoint = await world.openReceiver()
    endpoint.behave(503)
    const sender = await world.insertSender(endpoint)
    await world.sendFrom(sender, 'nobody')
    await world.exchange.settle()
    const [id = ''] = await world.listed(sender)
    const [pushed] = receiptsAt(endpoint)
    assert.deepEqual([pushed?.receiptStatus, pushed?.errorCode], ['INVALID', 'recipient.not.found'])
    assert.deepEqual(pushed, await jsonOf(world.pull(sender, id)))
  }))

test('a receipt that is fetched while it climbs is handed out once, and its ladder ends', () =>
  withReceiptWorld(async (world) => {
    const endpoint = await world.openReceiver()
    endpoint.behave(500)
    const sender = await world.insertSender(endpoint)
    const letter = await world.sendFrom(sender)
    await world.exchange.settle()
    const [id = ''] = await world.listed(sender)
    assert.equal((await world.pull(sender, id)).status, 200)
    await world.exchange.advance('P8D')
    assert.equal(endpoint.calls.length, 1)
    assert.deepEqual(await world.listed(sender), [id], 'it stays on the list until the system takes it off')
    assert.deepEqual((await world.receiptEvents(letter)).map(({ tag, actorKind }) => [tag, actorKind]), [[`${sent}_FAILED`, 'platform'], [sent, 'system']])
  }))

for (const answer of [200, 500])
  test(`a receipt that is fetched while its push is under way, answered ${answer}: told once, and nothing failed`, () =>
    withReceiptWorld(async (world) => {
      const endpoint = await world.openReceiver()
      const sender = await world.insertSender(endpoint)
      endpoint.behave(async () => {
        const [id = ''] = await world.listed(sender)
        assert.equal((await world.pull(sender, id, true)).status, 200)
        return answer
      })
      const letter = await world.sendFrom(sender)
      await world.exchange.settle()
      await world.exchange.advance('P8D')
      assert.equal(endpoint.calls.length, 1)
      assert.deepEqual(await world.listed(sender), [])
      assert.deepEqual((await world.receiptEvents(letter)).map(({ tag, actorKind }) => [tag, actorKind]), [[sent, 'system']])
    }))

test('a system that hangs delays no receipt of another', () =>
  withReceiptWorld(
    async (world) => {
      const [hanging, healthy] = [await world.openReceiver(), await world.openReceiver()]
      const { promise: released, resolve: release } = Promise.withResolvers<void>()
      hanging.behave(() => released.then(() => 200))
      const [slow, quick] = [await world.insertSender(hanging), await world.insertSender(healthy)]
      const letters = await Promise.all(Array.from({ length: 10 }, () => world.sendFrom(slow)))
      while (hanging.calls.length === 0) await pause(5)
      for (let number = 1; number <= 10; number++) {
        await world.sendFrom(quick)
        while (healthy.calls.length < number) await pause(5)
      }
      assert.ok(hanging.calls.length <= 4, 'all of these arrived while no call to the other was answered')
      release()
      await world.exchange.settle()
      assert.deepEqual(new Set(receiptsAt(hanging).map(({ messageUUID }) => messageUUID)), new Set(letters))
    },
    { timeoutMs: 60_000 },
  ))

test('many receipts are all pushed, each once and no more than four at once, also with two workers', () =>
  withReceiptWorld(
    async (world) => {
      const endpoint = await world.openReceiver()
      endpoint.behave(async () => {
        await pause(5)
        return 204
      })
      const sender = await world.insertSender(endpoint)
      const letters = await Promise.all(Array.from({ length: 150 }, () => world.sendFrom(sender)))
      await world.exchange.settle()
      assert.equal(endpoint.calls.length, letters.length)
      assert.deepEqual(new Set(receiptsAt(endpoint).map(({ messageUUID }) => messageUUID)), new Set(letters), 'each of them once')
      assert.equal(endpoint.mostAtOnce(), 4)
      assert.deepEqual(await world.listed(sender), [])
    },
    { pushLoops: 2 },
  ))
