import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import { insertTestPerson } from '../../parties/parties.testing.ts'
import { addDuration, civilDate, startOfCivilDate } from '../../platform/clock/index.ts'
import type { PlainDate } from '../../platform/clock/index.ts'
import { jsonOf } from '../../platform/http/json-of.testing.ts'
import { insertTestRegistration } from '../../register/register.testing.ts'
import { insertTestSystem } from '../../systems/systems.testing.ts'
import { moveClock } from '../clock.testing.ts'
import type { TestExchange } from '../exchange.testing.ts'
import { withExchange } from '../exchange.testing.ts'
import type { TestServer } from '../http.testing.ts'
import { withServer } from '../http.testing.ts'
import { checkLetters } from '../index.ts'
import type { MessageUuid } from '../letter.ts'
import { countPlaces, listOutcomes } from '../outcome.testing.ts'
import type { TestMemo } from '../test-memo.testing.ts'
import { newMessageUuid, waitingFor } from '../test-memo.testing.ts'

interface ShownLetter {
  readonly label?: string
  readonly state: string
  readonly recallable: boolean
  readonly doNotDeliverUntilDate?: string
  readonly refusal?: { readonly code: string }
}

const citizenOf = ({ database }: TestExchange): Promise<string> =>
  database.transaction(async (tx) => {
    const { partyId, cprNumber } = await insertTestPerson(tx)
    await insertTestRegistration(tx, { partyId })
    return cprNumber
  })

async function send(exchange: TestExchange, memo: Partial<TestMemo> = {}): Promise<MessageUuid> {
  const messageUuid = newMessageUuid()
  await exchange.send({ recipientId: await citizenOf(exchange), title: 'Varsel om vandafbrydelse', ...memo, messageUuid })
  await exchange.settle()
  return messageUuid
}

const inDays = async ({ database }: TestExchange, days: number): Promise<PlainDate> => civilDate(addDuration(await database.now(), `P${days}D`))
const address = (server: TestServer, messageUuid: string, act = ''): string => `${server.url}/apis/brevdue/v1/letters/${messageUuid}${act}`
const show = (server: TestServer, messageUuid: string, authorization: string): Promise<Response> => fetch(address(server, messageUuid), { headers: { authorization } })
const recall = (server: TestServer, messageUuid: string, authorization: string): Promise<Response> => fetch(address(server, messageUuid, '/recall'), { method: 'POST', headers: { authorization } })

async function refusalOf(server: TestServer, messageUuid: string, authorization: string): Promise<string> {
  const shown = await jsonOf<ShownLetter>(show(server, messageUuid, authorization))
  const answer = await recall(server, messageUuid, authorization)
  const { code } = await jsonOf<{ code: string }>(answer)
  assert.equal(answer.status, code === 'not.found' ? 404 : 409)
  assert.deepEqual([shown.recallable, shown.refusal?.code], [false, code], 'what is shown is what happens')
  return code
}

test('a held letter is recalled by its system and never delivered; the log says who did it', () =>
  withExchange((exchange) =>
    withServer(exchange, async (server) => {
      const { authorization, systemId, partyId } = exchange.sender
      const day = await inDays(exchange, 5)
      const messageUuid = await send(exchange, { flags: waitingFor(day) })
      const before = await jsonOf<ShownLetter>(show(server, messageUuid.toUpperCase(), authorization))
      assert.deepEqual([before.label, before.state, before.recallable, before.doNotDeliverUntilDate], ['Varsel om vandafbrydelse', 'HELD', true, day])
      const answer = await recall(server, messageUuid, authorization)
      assert.equal(answer.status, 200)
      const after = await jsonOf<ShownLetter>(answer)
      assert.deepEqual([after.state, after.recallable, after.refusal?.code], ['RECALLED', false, 'recall.already.done'])
      await moveClock(exchange, addDuration(startOfCivilDate(day), 'P2D'))
      assert.equal(await refusalOf(server, messageUuid, authorization), 'recall.already.done')
      const { outcomes, places } = await exchange.database.read(async (on) => ({ outcomes: await listOutcomes(on, { messageUuid }), places: await countPlaces(on, { messageUuid }) }))
      assert.deepEqual(outcomes.map(({ status, route, rule }) => [status, route, rule]), [
        ['COMPLETED', 'wait', 'value-date.held'],
        ['COMPLETED', 'recalled', 'recall.before-value-date'],
      ])
      assert.deepEqual(places, { mailboxes: 0, waiting: 0, messages: 0, work: 0, receipts: 1 })
      const events = await ask(exchange.database, "SELECT owner_id, actor_kind, actor_id FROM events WHERE tag = 'MEMO_SEND_RECALLED'")
      assert.deepEqual(events, [{ owner_id: partyId, actor_kind: 'system', actor_id: systemId }])
      const { gaps, totals } = await checkLetters(exchange.database, exchange.contentStore, { all: true })
      assert.deepEqual(gaps, [])
      assert.equal(totals[0]?.places.recalled, 1)
    }),
  ))

test('what cannot be recalled is refused with its own reason', () =>
  withExchange((exchange) =>
    withServer(exchange, async (server) => {
      const { authorization } = exchange.sender
      const tomorrow = await inDays(exchange, 1)
      const letters = {
        'recall.no.value.date': await send(exchange),
        'recall.letter.rejected': await send(exchange, { recipientId: '9107701234' }),
        'recall.nemsms.waits': await send(exchange, { messageType: 'NEMSMS' }),
        'recall.too.late': await send(exchange, { flags: waitingFor(tomorrow) }),
      }
      await moveClock(exchange, addDuration(startOfCivilDate(tomorrow), 'PT1M'))
      for (const [code, messageUuid] of Object.entries(letters)) assert.equal(await refusalOf(server, messageUuid, authorization), code)
      assert.equal(await refusalOf(server, await send(exchange, { flags: waitingFor(tomorrow) }), authorization), 'recall.too.late', 'sent for today')
    }),
  ))

test('a letter that no worker has checked yet is not recalled', () =>
  withExchange((exchange) =>
    withServer(exchange, async (server) => {
      const messageUuid = await send(exchange, { flags: waitingFor(await inDays(exchange, 5)) })
      await ask(exchange.database, 'DELETE FROM letter_decisions')
      assert.equal(await refusalOf(server, messageUuid, exchange.sender.authorization), 'recall.letter.not.checked')
    }),
  ))

test('a held NemSMS can be recalled before its value date', () =>
  withExchange((exchange) =>
    withServer(exchange, async (server) => {
      const messageUuid = await send(exchange, { messageType: 'NEMSMS', flags: waitingFor(await inDays(exchange, 5)) })
      assert.equal((await recall(server, messageUuid, exchange.sender.authorization)).status, 200)
    }),
  ))

test('a letter of another system is not there, be it of the same organisation', () =>
  withExchange((exchange) =>
    withServer(exchange, async (server) => {
      const messageUuid = await send(exchange, { flags: waitingFor(await inDays(exchange, 5)) })
      const { organisationId } = exchange.sender
      const [sender, receiver] = await exchange.database.transaction(async (tx) => [
        await insertTestSystem(tx, { organisationId }),
        await insertTestSystem(tx, { organisationId, isSender: false, isRecipient: true }),
      ])
      for (const [authorization, status] of [[sender?.authorization ?? '', 404], [receiver?.authorization ?? '', 403], ['', 401]] as const) {
        assert.equal((await show(server, messageUuid, authorization)).status, status)
        assert.equal((await recall(server, messageUuid, authorization)).status, status)
      }
      const { authorization } = exchange.sender
      assert.equal((await show(server, newMessageUuid(), authorization)).status, 404)
      assert.equal((await recall(server, newMessageUuid(), authorization)).status, 404)
      assert.equal((await recall(server, messageUuid, authorization)).status, 200, 'and it stayed as it was')
    }),
  ))
