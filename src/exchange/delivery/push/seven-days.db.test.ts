import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instantText } from '../../../platform/clock/index.ts'
import { assertPrimaryLadder, assertWeek, toleranceMs } from '../../calling/ladder-steps.testing.ts'
import { insertAuthority, insertCompany } from '../recipients.testing.ts'
import { withDeliveryWorld } from '../world.testing.ts'

test('a letter climbs the ladder for seven days, then that of the primary system, and is undeliverable in the end', () =>
  withDeliveryWorld(async (world) => {
    const { exchange } = world
    const [first, second] = [await world.openReceiver(), await world.openReceiver()]
    const atSecond = world.noteTimes(second, () => 500)
    const atPrimary = world.noteTimes(first, () => 'drop')
    const authority = await insertAuthority(exchange, { primary: { url: first.url }, second: { url: second.url } })
    const letter = await world.send(authority.toSecond)
    await exchange.settle()
    await exchange.advance('P8D')
    assertWeek(atSecond)
    assertPrimaryLadder(atPrimary)
    assert.ok(Math.abs((atPrimary[0] ?? 0) - (atSecond[10] ?? 0)) < toleranceMs, 'the primary gets it at once')
    assert.deepEqual(await world.wayOf(letter, authority), ['contact-point.system second EXHAUSTED LADDER', 'ladder.primary primary EXHAUSTED LADDER', 'ladder.undeliverable'])
    assert.deepEqual(await world.placesOf(letter), ['undeliverable'])
    const events = await world.eventsOf(letter)
    const failed = events.filter(({ tag }) => tag === 'MEMO_SEND_SENT_TO_RECIPIENT_SYSTEM_FAILED')
    assertWeek(failed.slice(0, 11).map(({ occurredAt }) => occurredAt))
    assert.deepEqual(failed.map(({ properties }) => properties['attempt']), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2, 3])
    assert.deepEqual(failed[0]?.properties, {
      messageUUID: letter,
      attempt: 1,
      host: new URL(second.url).host,
      reason: 'http',
      status: 500,
      nextAttempt: failed[0]?.properties['nextAttempt'],
    })
    assert.equal(String(failed[0]?.properties['nextAttempt']).slice(0, 16), instantText(failed[1]?.occurredAt ?? failed[0].occurredAt).slice(0, 16))
    assert.equal(failed[13]?.properties['reason'], 'connection.lost')
    assert.equal(events.at(-1)?.tag, 'MEMO_SEND_FAILED')
    // A single letter in seven days, and no success: the system is given up with it.
    assert.deepEqual(await world.subjects(), ['second kan ikke nås', 'second er deaktiveret', 'primary kan ikke nås', 'Et brev til primary kan ikke afleveres'])
  }))

test('a company’s letter goes to its mailbox after seven days', () =>
  withDeliveryWorld(async (world) => {
    const receiver = await world.openReceiver()
    receiver.behave('drop')
    const { to } = await insertCompany(world.exchange, { url: receiver.url })
    const letter = await world.send(to)
    await world.exchange.settle()
    await world.exchange.advance('P6DT23H')
    assert.deepEqual([await world.placesOf(letter), receiver.calls.length], [['waiting'], 10])
    await world.exchange.advance('PT2H')
    assert.deepEqual(await world.wayOf(letter), ['company.system EXHAUSTED LADDER', 'ladder.mailbox'])
    assert.deepEqual([await world.placesOf(letter), receiver.calls.length], [['mailbox'], 11])
  }))

test('when it is the primary system that fails there is no second ladder', () =>
  withDeliveryWorld(async (world) => {
    const receiver = await world.openReceiver()
    receiver.behave(301)
    const authority = await insertAuthority(world.exchange, { primary: { url: receiver.url }, second: {} })
    const letter = await world.send(authority.toPrimary)
    await world.exchange.settle()
    await world.exchange.advance('P8D')
    assert.equal(receiver.calls.length, 11, 'a redirect is followed by nobody')
    assert.deepEqual(await world.wayOf(letter, authority), ['authority.company-post primary EXHAUSTED LADDER', 'ladder.undeliverable'])
  }))

test('a primary system that fetches its post just has the letter waiting', () =>
  withDeliveryWorld(async (world) => {
    const receiver = await world.openReceiver()
    receiver.behave(503)
    const authority = await insertAuthority(world.exchange, { primary: {}, second: { url: receiver.url } })
    const letter = await world.send(authority.toSecond)
    await world.exchange.settle()
    await world.exchange.advance('P9D')
    assert.deepEqual(await world.wayOf(letter, authority), ['contact-point.system second EXHAUSTED LADDER', 'ladder.primary primary'])
    assert.deepEqual(await world.placesOf(letter), ['waiting'])
  }))

test('seven days without a success deactivate a system, and what waits for it goes to the primary at once; a success in between starts the count anew', () =>
  withDeliveryWorld(async (world) => {
    const { exchange } = world
    const receiver = await world.openReceiver()
    receiver.behave(500)
    const authority = await insertAuthority(exchange, { primary: {}, second: { url: receiver.url } })
    const early = await world.send(authority.toSecond)
    await exchange.settle()
    await exchange.advance('P5D')
    receiver.behave(({ filename }) => (filename === early ? 500 : 200))
    await world.send(authority.toSecond)
    await exchange.settle()
    receiver.behave(500)
    const late = await world.send(authority.toSecond)
    await exchange.settle()
    await exchange.advance('P3D')
    assert.deepEqual((await world.wayOf(early, authority)).slice(1), ['ladder.primary primary'])
    assert.deepEqual(await world.wayOf(late, authority), ['contact-point.system second'], 'the success two days before kept the system')
    await exchange.advance('P1D')
    const last = await world.send(authority.toSecond)
    await exchange.settle()
    await exchange.advance('P4D')
    assert.deepEqual(await world.wayOf(late, authority), ['contact-point.system second EXHAUSTED LADDER', 'ladder.primary primary'])
    assert.deepEqual(await world.wayOf(last, authority), ['contact-point.system second WITHDRAWN DEACTIVATED', 'closed.primary primary'])
    const after = await world.send(authority.toSecond)
    await exchange.settle()
    assert.deepEqual(await world.wayOf(after, authority), ['contact-point.no-system primary'])
  }))

test('one poison letter among successes deactivates nothing and alarms nobody', () =>
  withDeliveryWorld(async (world) => {
    const { exchange } = world
    const receiver = await world.openReceiver()
    const authority = await insertAuthority(exchange, { primary: {}, second: { url: receiver.url } })
    const poison = await world.send(authority.toSecond)
    receiver.behave(({ filename }) => (filename === poison ? 500 : 200))
    await exchange.settle()
    for (let day = 0; day < 8; day++) {
      await world.send(authority.toSecond)
      await exchange.settle()
      await exchange.advance('P1D')
    }
    assert.deepEqual((await world.wayOf(poison, authority)).slice(1), ['ladder.primary primary'])
    const healthy = await world.send(authority.toSecond)
    await exchange.settle()
    assert.deepEqual(await world.wayOf(healthy, authority), ['contact-point.system second HANDED_OVER PUSH'])
    assert.ok((await world.subjects()).every((subject) => subject !== 'second er deaktiveret'))
  }))
