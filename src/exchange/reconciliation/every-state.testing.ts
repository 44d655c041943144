import assert from 'node:assert/strict'
import type { OrganisationId } from '../../organisations/index.ts'
import { insertTestAuthorityOrganisation } from '../../organisations/organisations.testing.ts'
import { insertTestPerson } from '../../parties/parties.testing.ts'
import { addDuration, civilDate } from '../../platform/clock/index.ts'
import { jsonOf } from '../../platform/http/json-of.testing.ts'
import { insertTestRegistration } from '../../register/register.testing.ts'
import type { TestRegistration } from '../../register/register.testing.ts'
import { insertTestSystem } from '../../systems/systems.testing.ts'
import type { TestExchange } from '../exchange.testing.ts'
import type { TestServer } from '../http.testing.ts'
import { recallLetter } from '../recall/recall-letter.ts'
import type { MessageUuid } from '../letter.ts'
import type { TestMemo } from '../test-memo.testing.ts'
import { newMessageUuid, waitingFor } from '../test-memo.testing.ts'
import type { LadderState } from './ladder-states.testing.ts'
import { withLadderStates } from './ladder-states.testing.ts'

/** A letter in each state that the exchange knows, by name of the state. */
export interface EveryState {
  readonly exchange: TestExchange
  readonly letters: Readonly<Record<StateName, string>>
}

const ownStates = ['mailbox', 'large', 'waiting', 'fetched', 'handedOver', 'deleted', 'refused', 'paper', 'sms', 'held', 'rejected', 'unreadable', 'recalled'] as const
type OwnState = (typeof ownStates)[number]
export type StateName = OwnState | LadderState
type Uuids = Readonly<Record<OwnState, MessageUuid>>

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

async function sendAll(exchange: TestExchange, receiverCvr: string): Promise<Uuids> {
  const exempt = await personOf(exchange, { registrationStatus: 'EXEMPT_OTHER_REASON' })
  const later = civilDate(addDuration(await exchange.database.now(), 'P2D'))
  const memos: Record<OwnState, Omit<TestMemo, 'senderCvr'>> = {
    mailbox: { recipientId: await personOf(exchange) },
    large: { recipientId: await personOf(exchange), content: Buffer.alloc(20_000, 'Langt brev. ') },
    waiting: { recipientId: receiverCvr },
    fetched: { recipientId: receiverCvr },
    handedOver: { recipientId: receiverCvr },
    deleted: { recipientId: receiverCvr },
    refused: { recipientId: receiverCvr },
    paper: { recipientId: exempt },
    sms: { recipientId: await personOf(exchange, { mobileNumber: '20000000' }), messageType: 'NEMSMS' },
    held: { recipientId: await personOf(exchange), flags: waitingFor(later) },
    rejected: { recipientId: '9107709999' },
    recalled: { recipientId: await personOf(exchange), flags: waitingFor(later) },
    unreadable: { recipientId: exempt, title: '</memo:label><memo:nonsense/><memo:label>' },
  }
  const uuids = Object.fromEntries(ownStates.map((name) => [name, newMessageUuid()])) as Uuids // a name each
  for (const name of ownStates) await exchange.send({ ...memos[name], messageUuid: uuids[name] })
  await exchange.settle()
  return uuids
}

async function takeLetters(server: TestServer, authorization: string, uuids: Uuids): Promise<void> {
  const receipt = (name: OwnState, receiptStatus: string) => server.call('POST', `memos/${uuids[name]}/receipt`, { authorization, body: { receiptStatus } })
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

const sendExemptOnPaper = (exchange: TestExchange, organisationId: OrganisationId): Promise<unknown> =>
  exchange.database.transaction((tx) => tx.client.query("UPDATE systems SET exempt_post = 'PAPER' WHERE organisation_id = $1", [organisationId]))

async function recall({ database, sender }: TestExchange, messageUuid: MessageUuid): Promise<void> {
  const recaller = { actor: { kind: 'platform' as const }, senderId: sender.partyId }
  assert.equal((await database.transaction((tx) => recallLetter(tx, recaller, messageUuid))).kind, 'recalled')
}

async function readIds({ database }: TestExchange, uuids: Readonly<Record<StateName, MessageUuid>>): Promise<EveryState['letters']> {
  const keys = await database.transaction((tx) => tx.client.query<{ message_uuid: string; letter_id: string }>('SELECT message_uuid, letter_id FROM letter_keys'))
  const idOf = new Map(keys.rows.map((row) => [row.message_uuid, row.letter_id]))
  return Object.fromEntries(Object.entries(uuids).map(([name, uuid]) => [name, idOf.get(uuid) ?? ''])) as EveryState['letters'] // a name each
}

/** Runs a test on an exchange with a letter in every state, all of them sent, routed, pushed, fetched and acknowledged for real. */
export const withEveryState = (work: (state: EveryState) => Promise<void>): Promise<void> =>
  withLadderStates(
    async (exchange, server, climbed) => {
      await sendExemptOnPaper(exchange, exchange.sender.organisationId)
      const receiver = await receiverOf(exchange)
      const uuids = await sendAll(exchange, receiver.cvr)
      await takeLetters(server, receiver.authorization, uuids)
      await recall(exchange, uuids.recalled)
      await pullReceipts(server)
      await work({ exchange, letters: await readIds(exchange, { ...uuids, ...climbed }) })
    },
    { rowBytes: 10_000 },
  )
