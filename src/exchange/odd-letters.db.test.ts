import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insertTestPerson } from '../parties/parties.testing.ts'
import { int8, get } from '../platform/database/index.ts'
import { insertTestRegistration } from '../register/register.testing.ts'
import type { TestExchange } from './exchange.testing.ts'
import { withExchange } from './exchange.testing.ts'
import { listOutcomes } from './outcome.testing.ts'
import type { TestMemo } from './test-memo.testing.ts'
import { newMessageUuid } from './test-memo.testing.ts'

const countFailed = get({}, { failed: int8 })`SELECT count(*) AS failed FROM work WHERE work.attempts > 0`

async function citizen(exchange: TestExchange): Promise<string> {
  return exchange.database.transaction(async (tx) => {
    const { partyId, cprNumber } = await insertTestPerson(tx)
    await insertTestRegistration(tx, { partyId, registrationStatus: 'AUTOMATIC_REGISTRATION' })
    return cprNumber
  })
}

const valueDate = (day: string): Partial<TestMemo> => ({ flags: `<memo:doNotDeliverUntilDate>${day}</memo:doNotDeliverUntilDate>` })
const replyBy = (moment: string): Partial<TestMemo> => ({ flags: `<memo:reply>true</memo:reply><memo:replyByDateTime>${moment}</memo:replyByDateTime>` })
const html = (body: string): Partial<TestMemo> => ({ filename: 'Brev.html', mediaType: 'text/html', content: Buffer.from(`<html><body>${body}</body></html>`) })

test('values that the format allows and the database could not hold end in a receipt, never as work that fails', async (t) => {
  await withExchange(async (exchange) => {
    const recipientId = await citizen(exchange)
    const rows: [string, Partial<TestMemo>, string | null][] = [
      ['a value date with five digits of year', valueDate('12026-12-01'), 'do.not.deliver.until.date.too.late'],
      ['a value date before Christ', valueDate('-0044-03-15'), 'do.not.deliver.until.date.too.early'],
      ['a value date with many digits of year', valueDate('123456789012-12-01'), 'do.not.deliver.until.date.too.late'],
      ['an answer wanted in a year with five digits', replyBy('12026-12-01T00:00:00Z'), null],
      ['an answer wanted at the very end of time', replyBy('9999-12-31T24:00:00Z'), null],
      ['an answer wanted before Christ', replyBy('-0044-03-15T00:00:00Z'), null],
      ['an answer wanted in the first year', replyBy('0001-01-01T00:00:00Z'), null],
      ['an extension that every object knows', { filename: 'Brev.constructor' }, 'file.extension.not.allowed'],
      ['another one', { filename: 'Brev.__proto__' }, 'file.extension.not.allowed'],
      ['an answer wanted to the tenth of a nanosecond', replyBy('2026-12-01T00:00:00.0123456789Z'), null],
      ['HTML with elements inside each other, without end', html('<b>'.repeat(60_000) + '</i>'.repeat(60_000)), 'html.not.allowed'],
      ['HTML with U+0000 in an element', html('<x\u0000y>Hej</x\u0000y>'), 'html.not.allowed'],
      ['HTML with U+0000 in an attribute', html('<p o\u0000n="1">Hej</p>'), 'html.not.allowed'],
    ]
    for (const [name, memo, code] of rows)
      await t.test(name, async () => {
        const messageUuid = newMessageUuid()
        await exchange.send({ ...memo, recipientId, messageUuid })
        await exchange.settle()
        const outcomes = await exchange.database.read((on) => listOutcomes(on, { messageUuid }))
        assert.deepEqual(outcomes.map((outcome) => outcome.code), [code])
      })
    assert.deepEqual(await exchange.database.read((on) => countFailed(on, {})), { failed: 0 })
  })
})
