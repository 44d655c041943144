import assert from 'node:assert/strict'
import { test } from 'node:test'
import { execute } from '../../../platform/database/index.ts'
import { pause } from '../../../platform/clock/index.ts'
import { openLog } from '../../../platform/log/index.ts'
import { claimBatch, countDueWork } from '../../../platform/work/index.ts'
import { pushLettersStage } from '../../stages.ts'
import { insertAuthority, insertCompany } from '../recipients.testing.ts'
import { getLetterId } from '../way.testing.ts'
import type { DeliveryWorld } from '../world.testing.ts'
import { withDeliveryWorld } from '../world.testing.ts'
import { pushStages } from './push-round.ts'

const endLeases = execute({})`UPDATE work SET lease_until = '2000-01-01' WHERE work.claimed_by IS NOT NULL`

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let look = 0; !(await holds()); look++) {
    assert.ok(look < 2_000, 'it never came')
    await pause(5)
  }
}

const arePlaced = async (world: DeliveryWorld, letters: readonly Awaited<ReturnType<DeliveryWorld['send']>>[], place: string): Promise<boolean> =>
  (await Promise.all(letters.map((letter) => world.placesOf(letter)))).every(([where]) => where === place)

test('a receiver that hangs holds up no other', () =>
  withDeliveryWorld(
    async (world) => {
      const [hanging, healthy] = [await world.openReceiver(), await world.openReceiver()]
      hanging.behave('hang')
      const { to: toHanging } = await insertCompany(world.exchange, { url: hanging.url })
      const others = await Promise.all(Array.from({ length: 6 }, () => insertCompany(world.exchange, { url: healthy.url })))
      const stuck = await world.send(toHanging)
      await until(() => hanging.calls.length === 1)
      const letters = await Promise.all([...others, ...others].map(({ to }) => world.send(to)))
      await until(() => arePlaced(world, letters, 'handed over'))
      assert.deepEqual((await world.eventsOf(stuck)).map(({ tag }) => tag), ['MEMO_SEND_READY_FOR_FETCH'], 'while the call of the hanging one is still under way')
    },
    { timeoutMs: 4_000 },
  ))

test('of many letters for a system that is down four are tried, then one at a time ever more seldom; the first success brings all', () =>
  withDeliveryWorld(async (world) => {
    const { exchange } = world
    const receiver = await world.openReceiver()
    receiver.behave(500)
    const authority = await insertAuthority(exchange, { primary: {}, second: { url: receiver.url } })
    await exchange.database.transaction((tx) => tx.client.query('UPDATE systems SET active_to = $1 WHERE system_id = $2', ['2099-01-01', authority.second.systemId]))
    const letters = await Promise.all(Array.from({ length: 30 }, () => world.send(authority.toSecond)))
    await exchange.settle()
    const early = receiver.calls.length
    await exchange.advance('PT14M')
    const triedLater = receiver.calls.length - early
    assert.ok(early >= 4 && early <= 12, `${early} calls for letters that came in a few rounds`)
    assert.ok(triedLater >= 3 && triedLater <= 6, `${triedLater} probes in a quarter of an hour`)
    const events = (await Promise.all(letters.map((letter) => world.eventsOf(letter)))).flat()
    assert.equal(events.filter(({ tag }) => tag === 'MEMO_SEND_SENT_TO_RECIPIENT_SYSTEM_FAILED').length, receiver.calls.length, 'what is put off is no attempt')
    assert.deepEqual(await world.subjects(), ['second kan ikke nås'])
    receiver.behave(200)
    await exchange.advance('PT20M')
    assert.ok(await arePlaced(world, letters, 'handed over'))
    assert.deepEqual(await world.subjects(), ['second kan ikke nås', 'second virker igen'])
  }))

test('a letter that we cannot read ourselves fails alone, and is nothing that the system is told of', () =>
  withDeliveryWorld(async (world) => {
    const { exchange } = world
    const receiver = await world.openReceiver()
    receiver.behave('drop')
    const { to } = await insertCompany(exchange, { url: receiver.url })
    const letters = await Promise.all(Array.from({ length: 4 }, () => world.send(to)))
    await exchange.settle()
    const [broken = assert.fail()] = letters
    await exchange.database.transaction(async (tx) => {
      const { letterId } = await getLetterId(tx, { messageUuid: broken })
      await tx.client.query('UPDATE content SET data = set_byte(data, 100, get_byte(data, 100) # 1) WHERE content_id = $1', [letterId])
    })
    receiver.behave(200)
    await exchange.advance('PT20M')
    assert.deepEqual(await world.placesOf(broken), ['waiting'])
    assert.ok(await arePlaced(world, letters.slice(1), 'handed over'))
    assert.deepEqual((await world.eventsOf(broken)).map(({ properties }) => properties['reason']), [undefined, 'connection.lost', 'content'])
    await exchange.advance('P8D')
    assert.deepEqual(await world.wayOf(broken), ['company.system EXHAUSTED LADDER', 'ladder.mailbox'])
    assert.ok((await world.subjects()).every((subject) => !subject.includes('deaktiveret')))
  }))

test('a worker that lost its claim while it called writes nothing; who took over calls again', () =>
  withDeliveryWorld(
    async (world) => {
      const { exchange } = world
      const receiver = await world.openReceiver()
      receiver.behave('hang')
      const { to } = await insertCompany(exchange, { url: receiver.url })
      const letter = await world.send(to)
      await until(() => receiver.calls.length === 1)
      receiver.behave(200)
      await exchange.database.transaction((tx) => endLeases(tx, {}))
      await until(() => arePlaced(world, [letter], 'handed over'))
      await pause(1_500)
      assert.deepEqual(await world.wayOf(letter), ['company.system HANDED_OVER PUSH'])
      assert.deepEqual((await world.eventsOf(letter)).map(({ tag }) => tag), ['MEMO_SEND_READY_FOR_FETCH', 'MEMO_SEND_SENT_TO_RECIPIENT_SYSTEM'])
      assert.equal(receiver.calls.length, 2)
    },
    { timeoutMs: 1_500, pushLoops: 2 },
  ))

test('what was called is written though the database was away for a moment', () =>
  withDeliveryWorld(async (world) => {
    const { exchange } = world
    const receiver = await world.openReceiver()
    const cut = exchange.database.transaction.bind(exchange.database)
    receiver.behave(async () => {
      // Every connection but this one: the round's own is gone when it wants to write.
      await cut((tx) => tx.client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()'))
      return 200
    })
    const { to } = await insertCompany(exchange, { url: receiver.url })
    const letter = await world.send(to)
    await until(() => arePlaced(world, [letter], 'handed over').catch(() => false))
    assert.equal(receiver.calls.length, 1)
  }))

test('at the end of a process calls are broken off, uncounted, and what is due is planned for another', () =>
  withDeliveryWorld(
    async (world) => {
      const { exchange } = world
      const receiver = await world.openReceiver()
      receiver.behave(({ filename }) => (filename === first ? 200 : 'hang'))
      const { to } = await insertCompany(exchange, { url: receiver.url })
      const first = await world.send(to)
      const others = await Promise.all(Array.from({ length: 6 }, () => world.send(to)))
      await until(async () => (await exchange.database.read((on) => countDueWork(on, { now: on.now }))).count === 1)
      const claim = await claimBatch(exchange.database, pushLettersStage, { batchSize: 1, leaseMs: 60_000 })
      const [finish, breakOff] = [new AbortController(), new AbortController()]
      const [stage] = pushStages({ ...exchange, log: openLog('silent'), concurrency: 4 })
      const round = stage?.handle(claim, { finish: finish.signal, breakOff: breakOff.signal })
      await until(() => receiver.calls.length >= 4)
      finish.abort()
      breakOff.abort()
      await round
      assert.deepEqual(await world.placesOf(first), ['handed over'])
      assert.ok(receiver.calls.length <= 5, 'nothing more was begun')
      assert.ok(await arePlaced(world, others, 'waiting'))
      assert.deepEqual((await Promise.all(others.map((letter) => world.eventsOf(letter)))).flat().map(({ tag }) => tag), others.map(() => 'MEMO_SEND_READY_FOR_FETCH'))
      assert.equal((await claimBatch(exchange.database, pushLettersStage, { batchSize: 1, leaseMs: 60_000 })).items.length, 1)
    },
    { pushLoops: 0 },
  ))
