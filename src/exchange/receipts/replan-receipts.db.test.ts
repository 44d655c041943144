import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ServiceProtocol } from '../../systems/index.ts'
import { activateSystem, changeEndpoint, deactivateSystem, deleteSystem } from '../../systems/index.ts'
import type { ReceiptSender, ReceiptWorld } from './receipt-world.testing.ts'
import { receiptsAt, withReceiptWorld } from './receipt-world.testing.ts'

const actor = { kind: 'platform' } as const

async function reach({ exchange }: ReceiptWorld, { systemId }: ReceiptSender, serviceProtocol: ServiceProtocol, receiptEndpoint?: string): Promise<void> {
  await exchange.database.transaction((tx) => changeEndpoint(tx, { systemId, serviceProtocol, actor, ...(receiptEndpoint === undefined ? {} : { receiptEndpoint }) }, 'sandbox'))
  await exchange.settle()
}

const climbing = async ({ exchange }: ReceiptWorld): Promise<number> =>
  (await exchange.database.read((on) => on.client.query('SELECT FROM waiting_receipts WHERE next_attempt_at IS NOT NULL'))).rowCount ?? 0

test('a system that fetches from now on is not called any more, and finds its receipts on the list', () =>
  withReceiptWorld(async (world) => {
    const endpoint = await world.openReceiver()
    endpoint.behave(500)
    const sender = await world.insertSender(endpoint)
    await world.sendFrom(sender)
    await world.exchange.settle()
    await reach(world, sender, 'REST_PULL')
    await world.sendFrom(sender)
    await world.exchange.advance('P8D')
    assert.deepEqual([endpoint.calls.length, (await world.listed(sender)).length, await climbing(world)], [1, 2, 0])
  }))

test('a system that is called from now on gets what it never got; what it fetched stays on its list', () =>
  withReceiptWorld(async (world) => {
    const endpoint = await world.openReceiver()
    const sender = await world.insertSender(endpoint, 'REST_PULL')
    const [fetched, waiting] = [await world.sendFrom(sender), await world.sendFrom(sender)]
    await world.exchange.settle()
    const [id = ''] = await world.listed(sender)
    const first = (await (await world.pull(sender, id)).json()) as { messageUUID: string } // the wire's Receipt
    const other = first.messageUUID === fetched ? waiting : fetched
    await reach(world, sender, 'REST_PUSH', new URL('/receipts', endpoint.url).href)
    assert.deepEqual(receiptsAt(endpoint).map(({ messageUUID }) => messageUUID), [other])
    assert.deepEqual(await world.listed(sender), [id])
    await world.exchange.advance('P1D')
    assert.equal(endpoint.calls.length, 1)
  }))

test('receipts of a deactivated system rest, and are pushed up a new ladder when it is active again; a deleted one is never called', () =>
  withReceiptWorld(async (world) => {
    const { exchange } = world
    const endpoint = await world.openReceiver()
    endpoint.behave(500)
    const sender = await world.insertSender(endpoint)
    const change = { systemId: sender.systemId, actor, reason: 'test' }
    const letter = await world.sendFrom(sender)
    await exchange.settle()
    await exchange.database.transaction((tx) => deactivateSystem(tx, change))
    await exchange.advance('P20D')
    assert.deepEqual([endpoint.calls.length, await climbing(world)], [1, 0])
    await exchange.database.transaction((tx) => activateSystem(tx, change))
    await exchange.settle()
    await exchange.advance('PT20M')
    const attempts = (await world.receiptEvents(letter)).map(({ properties }) => properties['attempt'])
    assert.deepEqual([endpoint.calls.length, attempts], [3, [1, 2, 3]], 'at once, and after fifteen minutes')
    assert.equal((await world.listed(sender)).length, 1)
    await exchange.database.transaction((tx) => deleteSystem(tx, change))
    await exchange.advance('P8D')
    assert.deepEqual([endpoint.calls.length, await climbing(world)], [3, 0])
  }))
