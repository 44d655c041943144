import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDuration, instantText } from '../../platform/clock/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import { activateSystem, choosePrimarySystem, deactivateSystem, deleteSystem } from '../../systems/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { MessageUuid } from '../letter.ts'
import { insertAuthority, insertCompany } from './recipients.testing.ts'
import { redirectLetters } from './redirect-letters.ts'
import { getLetterId } from './way.testing.ts'
import type { DeliveryWorld } from './world.testing.ts'
import { withDeliveryWorld } from './world.testing.ts'

const byOperator = (systemId: SystemId) => ({ systemId, actor: { kind: 'platform' as const }, reason: 'operator' })
const refusedWith = (code: string) => (error: unknown): boolean => error instanceof Problem && error.code === code

async function change({ exchange }: DeliveryWorld, use: typeof deleteSystem, systemId: SystemId): Promise<void> {
  await exchange.database.transaction((tx) => use(tx, byOperator(systemId)))
  await exchange.settle()
}

async function redirect({ exchange }: DeliveryWorld, messageUuid: MessageUuid, to: 'again' | SystemId): Promise<number> {
  const redirected = await exchange.database.transaction(async (tx) => {
    const { letterId } = await getLetterId(tx, { messageUuid })
    return redirectLetters(tx, { letterIds: [letterId], to, actor: { kind: 'employee' } })
  })
  await exchange.settle()
  return redirected.length
}

test('letters of a deleted system go to the primary at once, those of the primary itself to the mailbox', () =>
  withDeliveryWorld(async (world) => {
    const { exchange } = world
    const authority = await insertAuthority(exchange, { primary: {}, second: {} })
    const letters = await Promise.all(Array.from({ length: 600 }, () => world.send(authority.toSecond)))
    await exchange.settle()
    await assert.rejects(change(world, deleteSystem, authority.primary.systemId), refusedWith('system.primary.needed'))
    await change(world, deleteSystem, authority.second.systemId)
    for (const letter of [letters[0], letters.at(-1)])
      assert.deepEqual(await world.wayOf(letter ?? letters[1] ?? assert.fail(), authority), ['contact-point.system second WITHDRAWN DELETED', 'closed.primary primary'])
    await change(world, deleteSystem, authority.primary.systemId)
    const [letter = assert.fail()] = letters
    assert.deepEqual((await world.wayOf(letter, authority)).slice(1), ['closed.primary primary WITHDRAWN DELETED', 'closed.mailbox'])
    assert.deepEqual(await world.placesOf(letter), ['mailbox'])
  }))

test('a letter that was being routed when its system was closed is found a little later', () =>
  withDeliveryWorld(async (world) => {
    const { exchange } = world
    const { to, system } = await insertCompany(exchange, {})
    await change(world, deactivateSystem, system.systemId)
    await exchange.database.transaction((tx) => tx.client.query('UPDATE systems SET active_to = NULL WHERE system_id = $1', [system.systemId]))
    const letter = await world.send(to)
    await exchange.settle()
    await exchange.database.transaction((tx) => tx.client.query('UPDATE systems SET active_to = $2 WHERE system_id = $1', [system.systemId, instantText(tx.now)]))
    await exchange.advance('PT5M')
    assert.deepEqual(await world.wayOf(letter), ['company.system WITHDRAWN DEACTIVATED', 'closed.mailbox'])
  }))

test('a system that was to begin later never does when it is deactivated before', () =>
  withDeliveryWorld(async (world) => {
    const { exchange } = world
    const { to, system } = await insertCompany(exchange, {})
    const beginsAt = await exchange.database.read(async (on) => instantText(addDuration(on.now, 'P1D')))
    await exchange.database.transaction((tx) => tx.client.query('UPDATE systems SET active_from = $2 WHERE system_id = $1', [system.systemId, beginsAt]))
    await change(world, deactivateSystem, system.systemId)
    await exchange.advance('P2D')
    const letter = await world.send(to)
    await exchange.settle()
    assert.deepEqual(await world.wayOf(letter), ['company.mailbox'])
  }))

test('the primary system can be chosen among active receivers, and then the former one be deleted', () =>
  withDeliveryWorld(async (world) => {
    const authority = await insertAuthority(world.exchange, { primary: {}, second: {} })
    const { primary, second } = authority
    await assert.rejects(change(world, choosePrimarySystem, world.exchange.sender.systemId), refusedWith('system.not.eligible.as.primary'))
    await change(world, deactivateSystem, second.systemId)
    await assert.rejects(change(world, choosePrimarySystem, second.systemId), refusedWith('system.not.eligible.as.primary'))
    await change(world, activateSystem, second.systemId)
    await change(world, choosePrimarySystem, second.systemId)
    await change(world, deleteSystem, primary.systemId)
    const letter = await world.send(authority.toPrimary)
    await world.exchange.settle()
    assert.deepEqual(await world.wayOf(letter, authority), ['authority.company-post.primary second'])
  }))

test('an undeliverable letter is tried again, or moved to another system; one that was taken stays', () =>
  withDeliveryWorld(async (world) => {
    const { exchange } = world
    const receiver = await world.openReceiver()
    receiver.behave(500)
    const authority = await insertAuthority(exchange, { primary: { url: receiver.url }, second: {} })
    const letter = await world.send(authority.toPrimary)
    await exchange.settle()
    await exchange.advance('P6DT23H')
    // A success keeps the system from being deactivated with the letter.
    receiver.behave(({ filename }) => (filename === letter ? 500 : 200))
    await world.send(authority.toPrimary)
    await exchange.settle()
    await exchange.advance('P1D')
    assert.deepEqual(await world.placesOf(letter), ['undeliverable'])
    assert.equal(await redirect(world, letter, 'again'), 1)
    assert.deepEqual((await world.wayOf(letter, authority)).slice(2), ['again.system primary'])
    await assert.rejects(redirect(world, letter, exchange.sender.systemId), refusedWith('letter.system.not.receiving'))
    assert.equal(await redirect(world, letter, authority.second.systemId), 1)
    assert.deepEqual((await world.wayOf(letter, authority)).slice(2), ['again.system primary WITHDRAWN MOVED', 'moved.system second'])
    assert.deepEqual(await world.placesOf(letter), ['waiting'])
    receiver.behave(200)
    assert.equal(await redirect(world, letter, authority.primary.systemId), 1)
    assert.deepEqual(await world.placesOf(letter), ['handed over'])
    assert.equal(await redirect(world, letter, authority.second.systemId), 0)
  }))
