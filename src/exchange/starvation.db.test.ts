import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { insertTestAuthorityOrganisation } from '../organisations/organisations.testing.ts'
import type { PartyId } from '../parties/index.ts'
import { insertTestPerson } from '../parties/parties.testing.ts'
import { pause } from '../platform/clock/index.ts'
import { list, text, timestamp, uuid } from '../platform/database/index.ts'
import { insertTestSystem } from '../systems/systems.testing.ts'
import { acceptLetter } from './index.ts'
import type { TestExchange, TestSender } from './exchange.testing.ts'
import { withExchange } from './exchange.testing.ts'
import { testMemo } from './test-memo.testing.ts'

/** As the loops of the test exchange claim. */
const batchSize = 100
const singlesPerMinute = 60

const listDecided = list({}, { senderId: uuid<PartyId>(), lane: text(), acceptedAt: timestamp, decidedAt: timestamp })`
  SELECT letters.sender_id, letters.lane, letters.accepted_at, letter_decisions.decided_at
  FROM letters JOIN letter_decisions ON letter_decisions.letter_id = letters.letter_id ORDER BY letter_decisions.decided_at`

type Sender = Pick<TestSender, 'partyId' | 'systemId' | 'cvr'>

const anotherSender = ({ database }: TestExchange): Promise<Sender> =>
  database.transaction(async (tx) => {
    const { partyId, cvrNumber, organisationId } = await insertTestAuthorityOrganisation(tx)
    return { partyId, cvr: cvrNumber, systemId: (await insertTestSystem(tx, { organisationId })).systemId }
  })

async function send({ database, contentStore, intakeWriter }: TestExchange, { partyId, systemId, cvr }: Sender, count: number): Promise<void> {
  const { cprNumber } = await database.transaction((tx) => insertTestPerson(tx))
  const one = (): Promise<unknown> => {
    const { messageUuid, xml } = testMemo({ senderCvr: cvr, recipientId: cprNumber })
    return acceptLetter({ database, contentStore, intakeWriter, maxLetterBytes: 100_000 }, { messageUuid, senderId: partyId, systemId, way: 'REST', body: Readable.from([Buffer.from(xml)]) })
  }
  await Promise.all(Array.from({ length: count }, one))
}

test('while one sender’s bulk waits, single letters are decided in the next batch, and another’s bulk gets its share', () =>
  withExchange(
    async (exchange) => {
      const [second, third] = [await anotherSender(exchange), await anotherSender(exchange)]
      for (let sent = 0; sent < 1_200; sent += 400) await send(exchange, exchange.sender, 400)
      await send(exchange, second, 200)
      await send(exchange, third, 20)
      exchange.start()
      // Letters that come while the bulk is worked off.
      for (let sent = 0; sent < 20; sent++) {
        await send(exchange, third, 1)
        await pause(20)
      }
      await exchange.settle()
      const decided = await exchange.database.read((on) => listDecided(on, {}))
      const bulk = decided.filter(({ lane }) => lane === 'bulk')
      const singles = decided.filter(({ lane }) => lane === 'single')
      assert.deepEqual([bulk.length, singles.length], [1_200 + 200 - 2 * singlesPerMinute, 2 * singlesPerMinute + 40])
      for (const { acceptedAt, decidedAt } of singles.filter(({ senderId }) => senderId === third.partyId)) {
        const meanwhile = bulk.filter((other) => other.decidedAt >= acceptedAt && other.decidedAt < decidedAt).length
        assert.ok(meanwhile <= 2 * batchSize, `${meanwhile} of the bulk were decided before a single letter that had come`)
      }
      const ofSecond = bulk.filter(({ senderId }) => senderId === second.partyId)
      const ofFirst = bulk.filter(({ senderId, decidedAt }) => senderId === exchange.sender.partyId && decidedAt <= (ofSecond.at(-1)?.decidedAt ?? 0))
      assert.ok(ofFirst.length <= ofSecond.length + batchSize, `${ofFirst.length} of the first sender before all ${ofSecond.length} of the second`)
    },
    { startsLater: true, singlesPerMinute },
  ))
