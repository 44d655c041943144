import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import { insertTestPerson } from '../../parties/parties.testing.ts'
import type { Instant, PlainDate } from '../../platform/clock/index.ts'
import { addDuration, civilDate, pause, startOfCivilDate } from '../../platform/clock/index.ts'
import { insertTestRegistration } from '../../register/register.testing.ts'
import { moveClock } from '../clock.testing.ts'
import type { TestExchange } from '../exchange.testing.ts'
import { withExchange } from '../exchange.testing.ts'
import { checkLetters } from '../index.ts'
import type { MessageUuid } from '../letter.ts'
import { countPlaces, listOutcomes } from '../outcome.testing.ts'
import { decideAgainStage } from '../stages.ts'
import { newMessageUuid, waitingFor } from '../test-memo.testing.ts'
import type { Recaller, RecallOutcome } from './recall-letter.ts'
import { recallLetter } from './recall-letter.ts'

/** Enough for another connection to run into the lock. */
const workerTurnMs = 150

const nowOf = ({ database }: TestExchange): Promise<Instant> => database.read((on) => Promise.resolve(on.now))
const recallerOf = ({ sender }: TestExchange): Recaller => ({ actor: { kind: 'system', id: sender.systemId }, senderId: sender.partyId })

const recall = (exchange: TestExchange, messageUuid: MessageUuid): Promise<RecallOutcome> =>
  exchange.database.transaction((tx) => recallLetter(tx, recallerOf(exchange), messageUuid))

async function sendHeld(exchange: TestExchange, count: number, day: PlainDate): Promise<MessageUuid[]> {
  const recipientId = await exchange.database.transaction(async (tx) => {
    const { partyId, cprNumber } = await insertTestPerson(tx)
    await insertTestRegistration(tx, { partyId })
    return cprNumber
  })
  const uuids = Array.from({ length: count }, () => newMessageUuid())
  for (const messageUuid of uuids) await exchange.send({ messageUuid, recipientId, flags: waitingFor(day) })
  await exchange.settle()
  return uuids
}

async function assertOneEnd(exchange: TestExchange, messageUuid: MessageUuid, outcomes: readonly RecallOutcome[]): Promise<'recalled' | 'mailbox'> {
  const { decisions, places } = await exchange.database.read(async (on) => ({ decisions: await listOutcomes(on, { messageUuid }), places: await countPlaces(on, { messageUuid }) }))
  const recalled = outcomes.filter(({ kind }) => kind === 'recalled').length
  const end = recalled === 1 ? 'recalled' : 'mailbox'
  assert.deepEqual(decisions.map(({ route }) => route), ['wait', end])
  assert.deepEqual([places.mailboxes, places.work, places.receipts], [recalled === 1 ? 0 : 1, 0, 1])
  for (const outcome of outcomes) if (outcome.kind === 'refused') assert.equal(outcome.why, recalled === 1 ? 'already-recalled' : 'too-late')
  return end
}

test('of several who recall at the same moment one does it, and the others are told', () =>
  withExchange(async (exchange) => {
    const day = civilDate(addDuration(await nowOf(exchange), 'P5D'))
    for (const messageUuid of await sendHeld(exchange, 12, day)) {
      const outcomes = await Promise.all([1, 2, 3].map(() => recall(exchange, messageUuid)))
      assert.deepEqual(outcomes.map((outcome) => (outcome.kind === 'refused' ? outcome.why : outcome.kind)).toSorted(), ['already-recalled', 'already-recalled', 'recalled'])
      assert.equal(await assertOneEnd(exchange, messageUuid, outcomes), 'recalled')
    }
    assert.equal((await ask(exchange.database, "SELECT 1 FROM events WHERE tag = 'MEMO_SEND_RECALLED'")).length, 12)
  }))

/** Recalls letter by letter while the clock passes their midnight. */
async function recallAround(exchange: TestExchange, uuids: readonly MessageUuid[], midnight: Instant): Promise<RecallOutcome[][]> {
  const moving = moveClock(exchange, midnight)
  const outcomes: RecallOutcome[][] = []
  for (const messageUuid of uuids) {
    outcomes.push(await Promise.all([recall(exchange, messageUuid), recall(exchange, messageUuid)]))
    await pause(1)
  }
  await moving
  await exchange.settle()
  return outcomes
}

test('while midnight passes, each letter is either recalled or delivered, and whoever asked is told which', () =>
  withExchange(async (exchange) => {
    const ends: string[] = []
    for (let round = 0; round < 6; round++) {
      const day = civilDate(addDuration(await nowOf(exchange), 'P3D'))
      const uuids = await sendHeld(exchange, 20, day)
      const outcomes = await recallAround(exchange, uuids, startOfCivilDate(day))
      for (const [place, messageUuid] of uuids.entries()) ends.push(await assertOneEnd(exchange, messageUuid, outcomes[place] ?? []))
    }
    assert.deepEqual([...new Set(ends)].toSorted(), ['mailbox', 'recalled'], 'both happened')
    assert.deepEqual((await checkLetters(exchange.database, exchange.contentStore, { all: true })).gaps, [])
  }))

test('a worker that comes to a letter whose recall is not committed yet leaves it alone', () =>
  withExchange(async (exchange) => {
    const day = civilDate(addDuration(await nowOf(exchange), 'P3D'))
    const [messageUuid = newMessageUuid()] = await sendHeld(exchange, 1, day)
    const outcome = await exchange.database.transaction(async (tx) => {
      const recalled = await recallLetter(tx, recallerOf(exchange), messageUuid)
      await ask(exchange.database, 'UPDATE business_clock SET offset_ms = offset_ms + $1', [startOfCivilDate(day) - tx.now])
      exchange.wakeBus.wake(decideAgainStage)
      await pause(workerTurnMs)
      return recalled
    })
    await exchange.settle()
    assert.equal(await assertOneEnd(exchange, messageUuid, [outcome]), 'recalled')
  }))

test('a recall that comes while a worker takes the letter waits for it, and is too late', () =>
  withExchange(async (exchange) => {
    const day = civilDate(addDuration(await nowOf(exchange), 'P3D'))
    const [messageUuid = newMessageUuid()] = await sendHeld(exchange, 1, day)
    const claim = "UPDATE work SET claimed_by = gen_random_uuid(), lease_until = 'infinity' WHERE stage = $1"
    const recalling = await exchange.database.transaction(async (tx) => {
      await tx.client.query(claim, [decideAgainStage])
      const waiting = recall(exchange, messageUuid)
      await pause(workerTurnMs)
      return { waiting }
    })
    assert.deepEqual(await recalling.waiting, { kind: 'refused', why: 'too-late' })
  }))
