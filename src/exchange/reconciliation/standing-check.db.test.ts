import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insertTestPerson } from '../../parties/parties.testing.ts'
import { insertFile, prepareFile, removeContents } from '../../platform/content/index.ts'
import { openLog } from '../../platform/log/index.ts'
import { insertTestRegistration } from '../../register/register.testing.ts'
import type { TestExchange } from '../exchange.testing.ts'
import { withExchange } from '../exchange.testing.ts'
import { checkLetters } from './check-letters.ts'
import { StandingCheck } from './standing-check.ts'

interface Line {
  readonly msg: string
  readonly code?: string
  readonly subjectId?: string
}

interface Watched {
  readonly check: StandingCheck
  readonly errors: Line[]
}

function watch({ database }: TestExchange): Watched {
  const errors: Line[] = []
  const log = openLog('error', { write: (line) => void errors.push(JSON.parse(line) as Line) }) // our own line
  return { check: new StandingCheck({ database, log }), errors }
}

async function sendTo(exchange: TestExchange, count: number): Promise<void> {
  const cprNumber = await exchange.database.transaction(async (tx) => {
    const person = await insertTestPerson(tx)
    await insertTestRegistration(tx, { partyId: person.partyId })
    return person.cprNumber
  })
  for (let number = 0; number < count; number++) await exchange.send({ recipientId: cprNumber })
  await exchange.settle()
}

const run = (exchange: TestExchange, sql: string): Promise<unknown> => exchange.database.transaction((tx) => tx.client.query(sql))

test('each look takes what moved; while nothing moves nothing is read', () =>
  withExchange(async (exchange) => {
    const { check, errors } = watch(exchange)
    await sendTo(exchange, 3)
    const looks: (number | undefined)[] = []
    for (const _look of [1, 2]) {
      await check.look()
      looks.push(check.report?.letters)
    }
    await sendTo(exchange, 1)
    await check.look()
    assert.deepEqual([...looks, check.report?.letters], [3, 0, 4])
    assert.deepEqual([check.report?.gaps, errors], [[], []])
    await check.stop()
  }))

test('a file that somebody uploaded in a portal is taken for no letter, kept or forgotten', () =>
  withExchange(async ({ database, contentStore }) => {
    const contentIds: string[] = []
    for (const length of [10, 300_000]) {
      const file = await prepareFile(contentStore, await database.now(), { filename: 'aftale.pdf', bytes: Buffer.alloc(length) })
      await database.transaction((tx) => insertFile(tx, file))
      contentIds.push(file.file.contentId)
    }
    const check = async () => checkLetters(database, contentStore, { all: true })
    assert.deepEqual((await check()).gaps, [])
    await database.transaction((tx) => removeContents(tx, contentIds))
    assert.deepEqual((await check()).gaps, [])
  }))

test('a gap is logged once, stays known, and goes when it is mended', () =>
  withExchange(async (exchange) => {
    const { check, errors } = watch(exchange)
    await sendTo(exchange, 2)
    await run(exchange, `CREATE TABLE kept AS SELECT * FROM mailbox_entries ORDER BY letter_id LIMIT 1`)
    await run(exchange, 'DELETE FROM mailbox_entries WHERE letter_id = (SELECT letter_id FROM kept)')
    for (const _look of [1, 2]) {
      await check.look()
      assert.deepEqual(check.report?.gaps.map(({ code }) => code), ['entry.missing', 'place.none'])
    }
    assert.deepEqual(errors.map(({ code }) => code), ['entry.missing', 'place.none'])
    assert.equal(errors[0]?.subjectId, check.report?.gaps[0]?.letterId)
    await run(exchange, 'INSERT INTO mailbox_entries SELECT * FROM kept')
    await check.look()
    assert.deepEqual(check.report?.gaps, [])
    await check.stop()
  }))

test('of several processes one looks, and another takes over when it ends', () =>
  withExchange(async (exchange) => {
    const [first, second] = [watch(exchange).check, watch(exchange).check]
    await sendTo(exchange, 1)
    await first.look()
    await second.look()
    assert.deepEqual([first.report?.letters, second.report], [1, undefined])
    await first.stop()
    await second.look()
    assert.equal(second.report?.letters, 1)
    await second.stop()
  }))
