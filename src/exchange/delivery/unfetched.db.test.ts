import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changeEndpoint } from '../../systems/index.ts'
import { fetchLetter } from './take-letter.ts'
import { insertAuthority, insertCompany } from './recipients.testing.ts'
import { withDeliveryWorld } from './world.testing.ts'

const two = '2 breve venter på at blive hentet af Prøvesystem'
const one = '1 brev venter på at blive hentet af Prøvesystem'

test('letters that nobody fetches: an e-mail after two days, then weekly, until they are fetched; nothing is moved', () =>
  withDeliveryWorld(async (world) => {
    const { exchange } = world
    const { to, system } = await insertCompany(exchange, {})
    const first = await world.send(to)
    await exchange.settle()
    await exchange.advance('P1D')
    const second = await world.send(to)
    await exchange.settle()
    await exchange.advance('PT23H')
    assert.deepEqual(await world.subjects(), [])
    await exchange.advance('PT2H')
    assert.deepEqual(await world.subjects(), [two])
    await exchange.advance('P6DT22H')
    assert.deepEqual(await world.subjects(), [two])
    await exchange.advance('PT4H')
    assert.deepEqual(await world.subjects(), [two, two])
    const fetch = (letter: typeof first): Promise<unknown> =>
      exchange.database.transaction((tx) => fetchLetter(tx, { systemId: system.systemId, serviceProtocol: 'REST_PULL' }, letter))
    await fetch(first)
    await exchange.advance('P7D')
    assert.deepEqual(await world.subjects(), [two, two, one])
    await fetch(second)
    await exchange.advance('P10D')
    const third = await world.send(to)
    await exchange.settle()
    await exchange.advance('P2D')
    assert.deepEqual(await world.subjects(), [two, two, one, one], 'two days again for what came later')
    assert.deepEqual(await Promise.all([first, second, third].map((letter) => world.placesOf(letter))), [['waiting'], ['waiting'], ['waiting']])
  }))

test('a letter that was announced, and one that came to a primary system that fetches, are reminded of too', () =>
  withDeliveryWorld(async (world) => {
    const { exchange } = world
    const receiver = await world.openReceiver()
    const announced = await insertCompany(exchange, { url: receiver.url, protocol: 'REST_PUBLISH_SUBSCRIBE' })
    await world.send(announced.to)
    await exchange.settle()
    await exchange.advance('P3D')
    assert.deepEqual(await world.subjects(), [one])
    receiver.behave(500)
    const authority = await insertAuthority(exchange, { primary: {}, second: { url: receiver.url } })
    await world.send(authority.toSecond)
    await exchange.settle()
    await exchange.advance('P8D')
    assert.ok(!(await world.subjects()).includes('1 brev venter på at blive hentet af primary'))
    await exchange.advance('P1DT1H')
    assert.ok((await world.subjects()).includes('1 brev venter på at blive hentet af primary'))
  }))

test('what was to be pushed to a system that fetches its post from now on is reminded of, too', () =>
  withDeliveryWorld(async (world) => {
    const { exchange } = world
    const receiver = await world.openReceiver()
    receiver.behave(500)
    const { to, system } = await insertCompany(exchange, { url: receiver.url })
    const letter = await world.send(to)
    await exchange.settle()
    const change = { systemId: system.systemId, serviceProtocol: 'REST_PULL', actor: { kind: 'platform' } } as const
    await exchange.database.transaction((tx) => changeEndpoint(tx, change, 'sandbox'))
    await exchange.advance('P2DT1H')
    assert.deepEqual([receiver.calls.length, await world.subjects(), await world.placesOf(letter)], [1, [one], ['waiting']])
  }))
