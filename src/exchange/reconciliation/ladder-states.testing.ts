import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { deactivateSystem } from '../../systems/index.ts'
import type { SystemId } from '../../systems/index.ts'
import { insertTestSystem } from '../../systems/systems.testing.ts'
import type { ReceivedCall, TestReceiver } from '../delivery/push/receiver.testing.ts'
import { openReceiver } from '../delivery/push/receiver.testing.ts'
import type { TestAuthority } from '../delivery/recipients.testing.ts'
import { insertAuthority, insertCompany } from '../delivery/recipients.testing.ts'
import { redirectLetters } from '../delivery/redirect-letters.ts'
import { getLetterId } from '../delivery/way.testing.ts'
import type { TestExchange } from '../exchange.testing.ts'
import { withExchange } from '../exchange.testing.ts'
import type { TestServer } from '../http.testing.ts'
import { withServer } from '../http.testing.ts'
import { acceptLetter } from '../intake/accept-letter.ts'
import type { MessageUuid } from '../letter.ts'
import type { TestMemo } from '../test-memo.testing.ts'
import { newMessageUuid, testMemo } from '../test-memo.testing.ts'

const ladderStates = [
  ...['exhausted', 'retrying', 'pushed', 'confirmed', 'removed', 'passedOn', 'fallenBack', 'announced', 'moved', 'closed', 'again'] as const,
  ...['receiptGivenUp', 'receiptLate', 'receiptPushed', 'receiptFailing'] as const,
]
export type LadderState = (typeof ladderStates)[number]
type Uuids = Readonly<Record<LadderState, MessageUuid>>

interface World {
  readonly exchange: TestExchange
  readonly server: TestServer
  readonly receiver: TestReceiver
  readonly uuids: Uuids
}

async function send({ exchange, uuids }: World, memos: Partial<Record<LadderState, Pick<TestMemo, 'recipientId' | 'contactPointId'>>>): Promise<void> {
  for (const name of ladderStates) if (memos[name] !== undefined) await exchange.send({ ...memos[name], messageUuid: uuids[name] })
  await exchange.settle()
}

async function give({ server, uuids }: World, name: LadderState, receiptStatus: string, authorization: string): Promise<void> {
  const messageUUID = uuids[name]
  assert.equal((await server.call('POST', `memos/${messageUUID}/receipt`, { authorization, body: { messageUUID, receiptStatus } })).status, 200)
}

/** Letters to nobody from a system that has its receipts pushed. */
async function sendForReceipts({ exchange, receiver, uuids }: World, names: readonly LadderState[]): Promise<void> {
  const { database, contentStore, intakeWriter, sender } = exchange
  const system = { organisationId: sender.organisationId, serviceProtocol: 'REST_PUSH', receiptEndpoint: receiver.url } as const
  const { systemId } = await database.transaction((tx) => insertTestSystem(tx, system))
  for (const name of names) {
    const { messageUuid, xml } = testMemo({ messageUuid: uuids[name], senderCvr: sender.cvr, recipientId: '9107709999' })
    const sent = { messageUuid, senderId: sender.partyId, systemId, body: Readable.from([Buffer.from(xml)]) }
    await acceptLetter({ database, contentStore, intakeWriter, maxLetterBytes: 100_000 }, sent)
  }
  await exchange.settle()
}

/** Of two letters to a second system one was taken and is deleted here since; the other went to the primary system days ago, after the last attempt. */
async function waitEightDays(world: World): Promise<void> {
  const { toSecond } = await insertAuthority(world.exchange, { primary: {}, second: { url: world.receiver.url } })
  await send(world, { exhausted: toSecond, removed: toSecond })
  await sendForReceipts(world, ['receiptGivenUp', 'receiptLate'])
  await world.exchange.advance('P8D')
}

async function push(world: World, { toSecond, second }: TestAuthority): Promise<void> {
  await send(world, { retrying: toSecond, pushed: toSecond, confirmed: toSecond, passedOn: toSecond })
  await give(world, 'confirmed', 'COMPLETED', second.authorization)
  await give(world, 'passedOn', 'INVALID', second.authorization)
}

async function writeToCompanies(world: World): Promise<void> {
  const { url } = world.receiver
  const [refusing, announced] = [await insertCompany(world.exchange, { url }), await insertCompany(world.exchange, { url, protocol: 'REST_PUBLISH_SUBSCRIBE' })]
  await send(world, { fallenBack: refusing.to, announced: announced.to })
  await give(world, 'fallenBack', 'INVALID', refusing.system.authorization)
}

const operator = { kind: 'platform' } as const

async function redirect({ exchange: { database }, uuids }: World, name: LadderState, to: 'again' | SystemId): Promise<void> {
  await database.transaction(async (tx) => redirectLetters(tx, { letterIds: [(await getLetterId(tx, { messageUuid: uuids[name] })).letterId], to, actor: operator }))
}

/** One letter is moved away before its system is closed, one after; one that was refused is tried again. */
async function moveOn(world: World): Promise<void> {
  const { exchange, receiver } = world
  const { toSecond, primary, second } = await insertAuthority(exchange, { primary: {}, second: {} })
  const refusing = await insertAuthority(exchange, { primary: { url: receiver.url }, second: {} })
  await send(world, { moved: toSecond, closed: toSecond, again: refusing.toPrimary })
  await redirect(world, 'moved', primary.systemId)
  await exchange.database.transaction((tx) => deactivateSystem(tx, { systemId: second.systemId, actor: operator, reason: 'operator' }))
  await give(world, 'again', 'INVALID', refusing.primary.authorization)
  await redirect(world, 'again', 'again')
  await exchange.settle()
}

/** Brings a letter into each state that the delivery ladder knows, by receivers that take, refuse and fail. */
async function climbLadders(exchange: TestExchange, server: TestServer, receiver: TestReceiver): Promise<Uuids> {
  const uuids = Object.fromEntries(ladderStates.map((name) => [name, newMessageUuid()])) as Uuids // a name each
  const failing = [uuids.exhausted, uuids.retrying, uuids.receiptGivenUp, uuids.receiptFailing]
  const isFor = ({ filename, body }: ReceivedCall, uuid: MessageUuid): boolean => uuid === filename || (filename === undefined && body.includes(uuid))
  const isFirstOfLate = (call: ReceivedCall): boolean => isFor(call, uuids.receiptLate) && receiver.calls.filter((other) => isFor(other, uuids.receiptLate)).length === 1
  receiver.behave((call) => (isFirstOfLate(call) || failing.some((uuid) => isFor(call, uuid)) ? 503 : 200))
  const world = { exchange, server, receiver, uuids }
  await waitEightDays(world)
  await push(world, await insertAuthority(exchange, { primary: {}, second: { url: receiver.url } }))
  await writeToCompanies(world)
  await moveOn(world)
  await sendForReceipts(world, ['receiptPushed', 'receiptFailing'])
  return uuids
}

/** Runs a test with an exchange, its server, and letters in every state of the ladder. */
export const withLadderStates = (work: (exchange: TestExchange, server: TestServer, uuids: Uuids) => Promise<void>, options: { readonly rowBytes: number }): Promise<void> =>
  withExchange(
    (exchange) =>
      withServer(exchange, async (server) => {
        const receiver = await openReceiver()
        try {
          await work(exchange, server, await climbLadders(exchange, server, receiver))
        } finally {
          await receiver.close()
        }
      }),
    options,
  )
