import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { insertTestPerson } from '../../parties/parties.testing.ts'
import { get, int8, list, text } from '../../platform/database/index.ts'
import { openWakeBus } from '../../platform/work/index.ts'
import { openLog } from '../../platform/log/index.ts'
import type { TestExchange } from '../exchange.testing.ts'
import { withExchange } from '../exchange.testing.ts'
import { testMemo } from '../test-memo.testing.ts'
import { acceptLetter } from './accept-letter.ts'
import { IntakeWriter } from './intake-writer.ts'

const withFewSingles = (work: (exchange: TestExchange) => Promise<void>): Promise<void> => withExchange(work, { singlesPerMinute: 5 })

const listLanes = list({}, { lane: text(), letters: int8 })`SELECT letters.lane, count(*) AS letters FROM letters GROUP BY letters.lane`
const listEmails = list({}, { subject: text(), body: text() })`SELECT outgoing_messages.subject, outgoing_messages.body FROM outgoing_messages WHERE outgoing_messages.channel = 'email'`
const getCounts = get({}, { entries: int8, counted: int8, toldInLog: int8 })`
  SELECT (SELECT count(*) FROM mailbox_entries) AS entries, (SELECT sum(sending_rates.letters + sending_rates.letters_before) FROM sending_rates) ::bigint AS counted,
    (SELECT count(*) FROM events WHERE events.tag = 'TECHNICAL_RECEIPT_SENT_TO_SENDER_SYSTEM' AND events.properties->>'lane' = 'bulk') AS told_in_log`

const counts = ({ database }: TestExchange) => database.read((on) => getCounts(on, {}))
const emails = ({ database }: TestExchange) => database.read((on) => listEmails(on, {}))

/** Sends so many letters at once, or one of them so many times. */
async function send(exchange: TestExchange, count: number, { writers = [exchange.intakeWriter], same = false }: { readonly writers?: readonly IntakeWriter[]; readonly same?: boolean } = {}): Promise<void> {
  const { database, contentStore, sender } = exchange
  const { cprNumber } = await database.transaction((tx) => insertTestPerson(tx))
  const one = testMemo({ senderCvr: sender.cvr, recipientId: cprNumber })
  await Promise.all(
    Array.from({ length: count }, (_, index) => {
      const { messageUuid, xml } = same ? one : testMemo({ senderCvr: sender.cvr, recipientId: cprNumber })
      const intakeWriter = writers[index % writers.length] ?? exchange.intakeWriter
      return acceptLetter({ database, contentStore, intakeWriter, maxLetterBytes: 100_000 }, { messageUuid, senderId: sender.partyId, systemId: sender.systemId, way: 'REST', body: Readable.from([Buffer.from(xml)]) })
    }),
  )
}

/** Letters by lane since the last look. */
function laneCounter({ database }: TestExchange): () => Promise<Record<string, number>> {
  const seen = new Map<string, number>()
  return async () => {
    const rows = await database.read((on) => listLanes(on, {}))
    const fresh = rows.map(({ lane, letters }) => [lane, letters - (seen.get(lane) ?? 0)] as const)
    for (const { lane, letters } of rows) seen.set(lane, letters)
    return Object.fromEntries(fresh.filter(([, letters]) => letters > 0))
  }
}

/** Moves on to the beginning of a minute. */
const toFullMinute = async (exchange: TestExchange): Promise<unknown> => exchange.advance(`PT${60 - Math.floor(((await exchange.database.now()) / 1_000) % 60)}S`)

test('letters beyond so many a minute go in the bulk lane until a whole minute stays below, and are decided all the same', () =>
  withFewSingles(async (exchange) => {
    const lanes = laneCounter(exchange)
    await toFullMinute(exchange)
    await send(exchange, 4)
    assert.deepEqual(await lanes(), { single: 4 })
    await send(exchange, 4)
    assert.deepEqual(await lanes(), { single: 1, bulk: 3 }, 'the sixth of a minute is too many')
    await exchange.advance('PT1M')
    await send(exchange, 2)
    assert.deepEqual(await lanes(), { bulk: 2 }, 'in the minute after')
    await exchange.advance('PT1M')
    await send(exchange, 5)
    assert.deepEqual(await lanes(), { single: 5 }, 'a whole minute stayed below')
    await exchange.advance('PT1M')
    await send(exchange, 3)
    assert.deepEqual(await lanes(), { single: 3 }, 'five were not too many')
    await exchange.settle()
    const { entries, toldInLog } = await counts(exchange)
    assert.deepEqual([entries, toldInLog], [18, 5], 'the log says so of each')
  }))

test('two processes count together, and the same letter again counts once', () =>
  withFewSingles(async (exchange) => {
    const wakeBus = await openWakeBus(exchange.database, openLog('silent'))
    try {
      const lanes = laneCounter(exchange)
      await toFullMinute(exchange)
      const writers = Array.from({ length: 3 }, () => new IntakeWriter(exchange.database, wakeBus, { singlesPerMinute: 5 }))
      await send(exchange, 10, { same: true })
      await send(exchange, 60, { writers })
      assert.equal((await counts(exchange)).counted, 61)
      assert.deepEqual(await lanes(), { single: 5, bulk: 56 })
    } finally {
      await wakeBus.close()
    }
  }))

test('the technical contact is told once a day, in both languages, without a word about any letter', () =>
  withFewSingles(async (exchange) => {
    await send(exchange, 20)
    await send(exchange, 20)
    const [first, ...more] = await emails(exchange)
    assert.deepEqual([first?.subject, more], ['Prøvesystem sender mange breve enkeltvis / Prøvesystem sends many letters one by one', []])
    assert.match(first?.body ?? '', /mere end 5 breve[\s\S]*more than 5 letters/)
    await exchange.advance('PT23H')
    await send(exchange, 20)
    assert.equal((await emails(exchange)).length, 1)
    await exchange.advance('PT1H')
    await send(exchange, 20)
    assert.equal((await emails(exchange)).length, 2)
  }))
