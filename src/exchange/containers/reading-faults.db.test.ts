import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insertTestPerson } from '../../parties/parties.testing.ts'
import { get, int4, int8 } from '../../platform/database/index.ts'
import type { VirusScanner } from '../../platform/virus-scan/index.ts'
import { insertTestRegistration } from '../../register/register.testing.ts'
import type { TestExchange } from '../exchange.testing.ts'
import { withExchange } from '../exchange.testing.ts'
import { checkLetters } from '../reconciliation/check-letters.ts'
import { testMemo } from '../test-memo.testing.ts'
import type { TestEntry } from './containers.testing.ts'
import { sendContainer, tarOf } from './containers.testing.ts'

const citizen = ({ database }: TestExchange): Promise<string> =>
  database.transaction(async (tx) => {
    const { partyId, cprNumber } = await insertTestPerson(tx)
    await insertTestRegistration(tx, { partyId, registrationStatus: 'AUTOMATIC_REGISTRATION' })
    return cprNumber
  })

function letter(exchange: TestExchange, recipientId: string, content: Uint8Array): TestEntry {
  const { messageUuid, xml } = testMemo({ senderCvr: exchange.sender.cvr, recipientId, content })
  return { name: `${messageUuid}.xml`, bytes: xml }
}

const getCounts = get({}, { taken: int4, entries: int8, ended: int8 })`
  SELECT container_progress.taken, (SELECT count(*) FROM mailbox_entries) AS entries, (container_progress.ended_at IS NOT NULL)::int::int8 AS ended
  FROM container_progress`

const countsOf = ({ database }: TestExchange) => database.read((on) => getCounts(on, {}))

/** Fails, by a fault of ours, at one document. */
const scanner: VirusScanner = {
  async scan(bytes) {
    const chunks: Uint8Array[] = []
    for await (const chunk of bytes) chunks.push(chunk)
    if (Buffer.concat(chunks).includes('Gift')) throw new TypeError('poison')
    return { kind: 'clean' }
  },
}

test('a letter that cannot even be read stands alone, and stops nothing else', () =>
  withExchange(async (exchange) => {
    const recipientId = await citizen(exchange)
    const entries = Array.from({ length: 30 }, (_, index) => letter(exchange, recipientId, Buffer.from(index === 11 ? 'Gift' : 'Brev')))
    await sendContainer(exchange, await tarOf(entries))
    await exchange.settle()
    assert.deepEqual(await countsOf(exchange), { taken: 30, entries: 29, ended: 1 })
    await exchange.advance('PT1H')
    const { gaps } = await checkLetters(exchange.database, exchange.contentStore, { all: true })
    assert.deepEqual(gaps.map(({ code, detail }) => [code, detail]), [['work.stuck', 'route']])
  }, { scanner }))
