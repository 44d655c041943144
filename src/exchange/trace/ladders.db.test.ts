import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insertTestCompanyOrganisation } from '../../organisations/organisations.testing.ts'
import { instantText } from '../../platform/clock/index.ts'
import { insertTestSystem } from '../../systems/systems.testing.ts'
import type { TestExchange } from '../exchange.testing.ts'
import { withExchange } from '../exchange.testing.ts'
import { listLadders, tellLadder } from '../index.ts'
import { newMessageUuid } from '../test-memo.testing.ts'

/** As the ladder leaves a letter after an attempt that failed. */
const climb = (exchange: TestExchange, messageUuid: string, failedAttempts: number): Promise<unknown> =>
  exchange.database.transaction((tx) =>
    tx.client.query(
      `UPDATE waiting_deliveries SET ladder = 'week', failed_attempts = $2::int, first_attempt_at = $3, last_reason = 'http 503',
         next_attempt_at = $3::timestamptz + make_interval(hours => $2::int) WHERE message_uuid = $1`,
      [messageUuid, failedAttempts, instantText(tx.now)],
    ),
  )

test('a system’s waiting letters are listed with their ladders: first what is tried next, then what it must fetch', () =>
  withExchange(async (exchange) => {
    const { systemId, cvr } = await exchange.database.transaction(async (tx) => {
      const { organisationId, cvrNumber } = await insertTestCompanyOrganisation(tx)
      return { cvr: cvrNumber, ...(await insertTestSystem(tx, { organisationId, isSender: false, isRecipient: true })) }
    })
    const [later, sooner] = [newMessageUuid(), newMessageUuid()]
    await exchange.send({ recipientId: cvr, title: 'Hentes' })
    await exchange.send({ recipientId: cvr, title: 'Om tre timer', messageUuid: later })
    await exchange.send({ recipientId: cvr, title: 'Om en time', messageUuid: sooner })
    await exchange.settle()
    await climb(exchange, later, 3)
    await climb(exchange, sooner, 1)
    const ladders = await exchange.database.read((on) => listLadders(on, { systemId, limit: 10 }))
    assert.deepEqual(ladders.map(({ title, failedAttempts }) => [title, failedAttempts]), [['Om en time', 1], ['Om tre timer', 3], ['Hentes', 0]])
    assert.deepEqual(ladders.map((ladder) => tellLadder(ladder, 'en').state), ['retrying', 'retrying', 'waiting-for-system'])
    assert.equal((await exchange.database.read((on) => listLadders(on, { systemId, limit: 1 }))).length, 1)
  }))
