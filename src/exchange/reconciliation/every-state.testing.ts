import assert from 'node:assert/strict'
import { recordEvents } from '../../events/index.ts'
import type { OrganisationId } from '../../organisations/index.ts'
import { insertTestAuthorityOrganisation } from '../../organisations/organisations.testing.ts'
import { insertTestPerson } from '../../parties/parties.testing.ts'
import { addDuration, civilDate, instantText } from '../../platform/clock/index.ts'
import { jsonOf } from '../../platform/http/json-of.testing.ts'
import { insertTestRegistration } from '../../register/register.testing.ts'
import type { TestRegistration } from '../../register/register.testing.ts'
import { insertTestSystem } from '../../systems/systems.testing.ts'
import type { TestExchange } from '../exchange.testing.ts'
import { withExchange } from '../exchange.testing.ts'
import type { TestServer } from '../http.testing.ts'
import { withServer } from '../http.testing.ts'
import type { MessageUuid } from '../letter.ts'
import type { TestMemo } from '../test-memo.testing.ts'
import { newMessageUuid } from '../test-memo.testing.ts'

/** A letter in each state that the exchange knows, by name of the state. */
export interface EveryState {
  readonly exchange: TestExchange
  readonly letters: Readonly<Record<StateName, string>>
}

const stateNames = ['mailbox', 'large', 'waiting', 'fetched', 'handedOver', 'deleted', 'refused', 'paper', 'sms', 'held', 'rejected', 'unreadable'] as const
export type StateName = (typeof stateNames)[number]

const personOf = (exchange: TestExchange, registration: Omit<TestRegistration, 'partyId'> = {}): Promise<string> =>
  exchange.database.transaction(async (tx) => {
    const { partyId, cprNumber } = await insertTestPerson(tx)
    await insertTestRegistration(tx, { partyId, ...registration })
    return cprNumber
  })

async function receiverOf(exchange: TestExchange): Promise<{ cvr: string; authorization: string }> {
  return exchange.database.transaction(async (tx) => {
    const { organisationId, cvrNumber } = await insertTestAuthorityOrganisation(tx)
    const { authorization } = await insertTestSystem(tx, { organisationId, isSender: false, isRecipient: true })
    return { cvr: cvrNumber, authorization }
  })
}

async function sendAll(exchange: TestExchange, receiverCvr: string): Promise<Record<StateName, MessageUuid>> {
  const exempt = await personOf(exchange, { registrationStatus: 'EXEMPT_OTHER_REASON' })
  const later = civilDate(addDuration(await exchange.database.now(), 'P2D'))
  const memos: Record<StateName, Omit<TestMemo, 'senderCvr'>> = {
    mailbox: { recipientId: await personOf(exchange) },
    large: { recipientId: await personOf(exchange), content: Buffer.alloc(20_000, 'Langt brev. ') },
    waiting: { recipientId: receiverCvr },
    fetched: { recipientId: receiverCvr },
    handedOver: { recipientId: receiverCvr },
    deleted: { recipientId: receiverCvr },
    refused: { recipientId: receiverCvr },
    paper: { recipientId: exempt },
    sms: { recipientId: await personOf(exchange, { mobileNumber: '20000000' }), messageType: 'NEMSMS' },
    held: { recipientId: await personOf(exchange), flags: `<memo:doNotDeliverUntilDate>${later}</memo:doNotDeliverUntilDate>` },
    rejected: { recipientId: '9107709999' },
    unreadable: { recipientId: exempt, title: '</memo:label><memo:nonsense/><memo:label>' },
  }
  const uuids = Object.fromEntries(stateNames.map((name) => [name, newMessageUuid()])) as Record<StateName, MessageUuid> // a name each
  for (const name of stateNames) await exchange.send({ ...memos[name], messageUuid: uuids[name] })
  await exchange.settle()
  return uuids
}

async function takeLetters(server: TestServer, authorization: string, uuids: Record<StateName, MessageUuid>): Promise<void> {
  const receipt = (name: StateName, receiptStatus: string) => server.call('POST', `memos/${uuids[name]}/receipt`, { authorization, body: { receiptStatus } })
  for (const name of ['fetched', 'handedOver', 'refused'] as const) assert.equal((await server.get(`memos/${uuids[name]}`, authorization)).status, 200)
  assert.equal((await receipt('handedOver', 'COMPLETED')).status, 200)
  assert.equal((await receipt('refused', 'INVALID')).status, 200)
  assert.equal((await server.call('DELETE', `memos/${uuids['deleted']}`, { authorization })).status, 204)
}

/** Some receipts are pulled and taken off the list, one is taken off unread, the others wait. */
async function pullReceipts(server: TestServer): Promise<void> {
  const { content: ids } = await jsonOf<{ content: string[] }>(server.get('receipts/'))
  for (const id of ids.slice(0, 2)) assert.equal((await server.get(`receipts/${id}?delete=true`)).status, 200)
  assert.equal((await server.call('DELETE', `receipts/${ids[2]}`)).status, 204)
  assert.equal((await server.get(`receipts/${ids[3]}`)).status, 200)
}

/** What follows a refusal of an authority's only system: nobody takes the letter. Of itself once the ladder does it. */
const followRefusal = (exchange: TestExchange, messageUuid: MessageUuid): Promise<void> =>
  exchange.database.transaction(async (tx) => {
    const { rows } = await tx.client.query<{ letter_id: string; system_id: string; recipient_id: string }>(
      `INSERT INTO letter_decisions (letter_id, decision_number, status, route, rule, facts, recipient_id, decided_at)
       SELECT deliveries.letter_id, 2, 'COMPLETED', 'undeliverable', 'refused.undeliverable', '{}', deliveries.recipient_id, $2
       FROM deliveries WHERE deliveries.message_uuid = $1
       ON CONFLICT DO NOTHING RETURNING letter_decisions.letter_id, letter_decisions.recipient_id`,
      [messageUuid, instantText(tx.now)],
    )
    for (const { letter_id: letterId } of rows) {
      await tx.client.query(
        `INSERT INTO undeliverable_letters SELECT letter_id, message_uuid, recipient_id, system_id, 'refused', $2 FROM deliveries WHERE letter_id = $1`,
        [letterId, instantText(tx.now)],
      )
      const properties = { messageUUID: messageUuid, rule: 'refused.undeliverable' }
      await recordEvents(tx, [{ tag: 'MEMO_SEND_FAILED', ownerId: exchange.sender.partyId, actor: { kind: 'platform' }, letterId, properties }])
    }
  })

const sendExemptOnPaper = (exchange: TestExchange, organisationId: OrganisationId): Promise<unknown> =>
  exchange.database.transaction((tx) => tx.client.query("UPDATE systems SET exempt_post = 'PAPER' WHERE organisation_id = $1", [organisationId]))

/** Runs a test on an exchange with a letter in every state, all of them sent, routed, fetched and acknowledged for real. */
export const withEveryState = (work: (state: EveryState) => Promise<void>): Promise<void> =>
  withExchange(
    async (exchange) => {
      await sendExemptOnPaper(exchange, exchange.sender.organisationId)
      const receiver = await receiverOf(exchange)
      const uuids = await sendAll(exchange, receiver.cvr)
      await withServer(exchange, async (server) => {
        await takeLetters(server, receiver.authorization, uuids)
        await followRefusal(exchange, uuids.refused)
        await pullReceipts(server)
      })
      const keys = await exchange.database.transaction((tx) => tx.client.query<{ message_uuid: string; letter_id: string }>('SELECT message_uuid, letter_id FROM letter_keys'))
      const idOf = new Map(keys.rows.map((row) => [row.message_uuid, row.letter_id]))
      const letters = Object.fromEntries(stateNames.map((name) => [name, idOf.get(uuids[name]) ?? ''])) as Record<StateName, string> // a name each
      await work({ exchange, letters })
    },
    { rowBytes: 10_000 },
  )
