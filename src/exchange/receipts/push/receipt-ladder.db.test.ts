import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseInstant } from '../../../platform/clock/index.ts'
import { assertWeek } from '../../calling/ladder-steps.testing.ts'
import type { MessageUuid } from '../../letter.ts'
import { readTrace, tellTrace } from '../../trace/index.ts'
import type { ReceiptWorld } from '../receipt-world.testing.ts'
import { receiptsAt, withReceiptWorld } from '../receipt-world.testing.ts'

const failed = 'BUSINESS_RECEIPT_SEND_TO_SENDER_SYSTEM_FAILED'

/** What the trace says of the business receipt, without its times, and the causes of its steps. */
async function toldOf({ exchange: { database } }: ReceiptWorld, letter: MessageUuid): Promise<{ words: string; causes: (string | undefined)[] }> {
  const trace = await database.read((on) => readTrace(on, letter))
  const { receipts, steps } = tellTrace(trace ?? assert.fail('there is a trace'), 'en')
  const timeless = (text: string | undefined): string | undefined => text?.replace(/\d{1,2} \w+ 20\d\d.*?\d\d[:.]\d\d/g, '…')
  return { words: timeless(receipts[1]?.words) ?? '', causes: steps.filter(({ tag }) => tag.startsWith('BUSINESS_RECEIPT_SEND')).map(({ cause }) => timeless(cause)) }
}

test('the trace tells how the receipt fares, in words', () =>
  withReceiptWorld(async (world) => {
    const endpoint = await world.openReceiver()
    endpoint.behave(500)
    const sender = await world.insertSender(endpoint)
    const letter = await world.sendFrom(sender)
    await world.exchange.settle()
    const answered = 'The system answered with HTTP status 500; 200 to 299 means received.'
    assert.deepEqual(await toldOf(world, letter), { words: `One attempt to send it failed. ${answered} Is sent on ….`, causes: [`Attempt 1. ${answered} The next attempt is on ….`] })
    endpoint.behave(200)
    await world.exchange.advance('PT1H')
    const { words, causes } = await toldOf(world, letter)
    assert.deepEqual([words, causes.length], ['The sender system got it on ….', 2])
  }))

test('a receipt climbs the ladder for seven days, then waits to be fetched for ninety, and is gone from the list, not from the log', () =>
  withReceiptWorld(async (world) => {
    const { exchange } = world
    const endpoint = await world.openReceiver()
    const times = world.noteTimes(endpoint, () => 500)
    const sender = await world.insertSender(endpoint)
    const [letter, other] = [await world.sendFrom(sender), await world.sendFrom(sender, 'nobody')]
    await exchange.settle()
    await exchange.advance('P8D')
    const ofLetter = receiptsAt(endpoint).flatMap(({ messageUUID }, index) => (messageUUID === letter ? (times[index] ?? []) : []))
    assertWeek(ofLetter)
    const events = await world.receiptEvents(letter)
    assert.deepEqual(new Set(events.map(({ tag }) => tag)), new Set([failed]))
    assertWeek(events.map(({ occurredAt }) => occurredAt))
    assert.deepEqual(events.map(({ properties }) => properties['attempt']), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    const next = events.map(({ properties }) => properties['nextAttempt'])
    assert.equal(next.at(-1), undefined)
    events.slice(1).forEach(({ occurredAt }, index) => assert.ok(Math.abs((parseInstant(String(next[index])) ?? 0) - occurredAt) < 20_000, 'it comes when it was said'))
    assert.deepEqual([events[0]?.properties['reason'], events[0]?.properties['status']], ['http', 500])

    const listed = await world.listed(sender)
    assert.equal(listed.length, 2)
    await exchange.advance('P88D')
    assert.equal((await world.pull(sender, listed[0] ?? '', true)).status, 200)
    assert.deepEqual((await world.receiptEvents(letter)).at(-1)?.tag, 'BUSINESS_RECEIPT_SEND_TO_SENDER_SYSTEM')
    assert.deepEqual(await world.listed(sender), [listed[1]])
    await exchange.advance('P2D')
    assert.deepEqual(await world.listed(sender), [])
    assert.equal((await world.pull(sender, listed[1] ?? '')).status, 404)
    assert.equal((await world.server.call('DELETE', `receipts/${listed[1]}`, { authorization: sender.authorization })).status, 404)
    assert.deepEqual(await (await world.server.get('receipts-bulk/', sender.authorization)).json(), { currentPage: 0, totalPages: 0, elementsOnPage: 0, totalElements: 0, receipts: [] })
    assert.equal((await world.receiptEvents(other)).length, 11)
    assert.equal(endpoint.calls.length, 22, 'and nobody called again')
  }))

test('the contact is told once that receipts fail and once that they arrive again; nobody is deactivated for receipts', () =>
  withReceiptWorld(async (world) => {
    const { exchange } = world
    const endpoint = await world.openReceiver()
    endpoint.behave('drop')
    const sender = await world.insertSender(endpoint)
    const first = await world.sendFrom(sender)
    await exchange.settle()
    await exchange.advance('P9D')
    assert.deepEqual(await world.subjects(), ['Prøvesystem kan ikke nås'])
    const later = await world.sendFrom(sender)
    await exchange.settle()
    endpoint.behave(200)
    await exchange.advance('PT1H')
    assert.deepEqual(await world.subjects(), ['Prøvesystem kan ikke nås', 'Prøvesystem virker igen'])
    assert.deepEqual([(await world.receiptEvents(first)).at(-1)?.tag, (await world.receiptEvents(later)).at(-1)?.tag], [failed, 'BUSINESS_RECEIPT_SEND_TO_SENDER_SYSTEM'])
    const [row] = (await exchange.database.read((on) => on.client.query<{ active_to: unknown }>('SELECT active_to FROM systems WHERE system_id = $1', [sender.systemId]))).rows
    assert.equal(row?.active_to, null)
  }))

test('what is due for a system that takes nothing is left untried after four, and all of it arrives when it works', () =>
  withReceiptWorld(async (world) => {
    const { exchange } = world
    const endpoint = await world.openReceiver()
    endpoint.behave(500)
    const sender = await world.insertSender(endpoint)
    const letters = await Promise.all(Array.from({ length: 30 }, () => world.sendFrom(sender)))
    await exchange.settle()
    assert.ok(endpoint.calls.length < 20, `${endpoint.calls.length} of 30 were tried`)
    endpoint.behave(200)
    await exchange.advance('PT1H')
    const arrived = new Set(receiptsAt(endpoint).map(({ messageUUID }) => messageUUID))
    assert.ok(letters.every((letter) => arrived.has(letter)))
    assert.deepEqual(await world.listed(sender), [])
  }))
