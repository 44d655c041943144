import assert from 'node:assert/strict'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { insertTestAuthorityOrganisation } from '../../organisations/organisations.testing.ts'
import type { PartyId } from '../../parties/index.ts'
import { insertTestPerson } from '../../parties/parties.testing.ts'
import { instant, pause } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import { openLog } from '../../platform/log/index.ts'
import type { TestReceiver } from '../../platform/outbound/receiver.testing.ts'
import { startReceiver, testOutbound } from '../../platform/outbound/receiver.testing.ts'
import type { ParallelStage } from '../../platform/work/index.ts'
import { advanceClock, countDueWork, openWakeBus, ParallelLoop } from '../../platform/work/index.ts'
import { insertTestSystem } from '../../systems/systems.testing.ts'
import { addRegistrations } from '../add-registrations.ts'
import type { AskingSystem, ContactLookup } from '../contact-lookup.ts'
import { insertTestRegistration } from '../register.testing.ts'
import type { ContactId } from '../registration.ts'
import type { ContactSubscriptionId, SubscriptionWish } from '../subscriptions/contact-subscription.ts'
import { addSubscription } from '../subscriptions/keep-subscription.ts'
import { noticesDue, planNotices } from './plan-notices.ts'
import { noticeStages } from './push-notices.ts'

interface SentNotice {
  readonly contactId: string
  readonly cprNumber?: string
  readonly cvrNumber?: string
  readonly lastUpdated: string
}

export interface Entered {
  readonly partyId: PartyId
  readonly contactId: ContactId
  readonly number: string
}

export const enterPerson = (database: Database): Promise<Entered> =>
  database.transaction(async (tx) => {
    const { partyId, cprNumber } = await insertTestPerson(tx)
    return { partyId, number: cprNumber, contactId: await insertTestRegistration(tx, { partyId }) }
  })

export const changeContacts = (database: Database, ...changed: readonly Entered[]): Promise<void> => database.transaction((tx) => addRegistrations(tx, { contacts: changed, mailbox: [], nemSms: [] }))

/** What a subscriber does with a call. */
export type Manner = (notice: SentNotice) => number | 'hang' | 'drop'

export interface TestSubscriber extends AskingSystem {
  readonly subscriptionId: ContactSubscriptionId
  readonly notificationUrl: string
  /** Every notice that came, also those that were not taken. */
  readonly heard: SentNotice[]
  /** Those that were answered 200. */
  readonly taken: () => string[]
  behave(manner: Manner): void
}

export interface NoticeScene {
  readonly database: Database
  readonly stage: ParallelStage
  readonly lookups: ContactLookup[]
  subscribe(wish: Partial<SubscriptionWish>, manner?: Manner): Promise<TestSubscriber>
  /** Plans all changes so far; a transaction anywhere on the test server holds the horizon back, so it waits for those. */
  plan(): Promise<void>
  /** Plans, pushes, and waits until nothing is due. */
  settle(): Promise<void>
  /** Moves the clock forward with everything that falls due on the way. */
  advance(byMs: number): Promise<void>
}

const patienceMs = 20_000

/** Until every transaction that ran when it was called has ended. */
export async function untilEnded(database: Database): Promise<void> {
  const ask = async (sql: string): Promise<bigint> => BigInt(await database.transaction(async ({ client }) => (await client.query<{ id: string }>(sql)).rows[0]?.id ?? '0'))
  const now = await ask('SELECT pg_current_xact_id()::text AS id')
  for (let waitedMs = 0; (await ask('SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS id')) <= now; waitedMs += 10) {
    assert.ok(waitedMs < patienceMs, 'a transaction stayed open')
    await pause(10)
  }
}

async function readNotice(request: IncomingMessage): Promise<SentNotice> {
  assert.deepEqual([request.method, request.headers['content-type']], ['POST', 'application/json'])
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer) // a request without encoding gives buffers
  return JSON.parse(Buffer.concat(chunks).toString()) as SentNotice // tests look at it
}

/** A server that hears notices and behaves as it is told. */
async function startSubscriber(first: Manner): Promise<{ receiver: TestReceiver; heard: SentNotice[]; taken: () => string[]; behave: (manner: Manner) => void }> {
  let manner = first
  const heard: SentNotice[] = []
  const taken: string[] = []
  const listen = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const notice = await readNotice(request)
    heard.push(notice)
    const done = manner(notice)
    if (done === 'drop') return void request.socket.destroy()
    if (done === 'hang') return
    if (done === 200) taken.push(notice.contactId)
    response.writeHead(done).end()
  }
  const receiver = await startReceiver((request, response) => void listen(request, response))
  return { receiver, heard, taken: () => [...taken], behave: (next) => (manner = next) }
}

/** The register with its planner and pushes, and subscribers that listen for real. A call that hangs is given up after a second and a half: longer than a busy machine stands still. */
export function withNotices(work: (scene: NoticeScene) => Promise<void>): Promise<void> {
  return withTestDatabase(async (database) => {
    const log = openLog('silent')
    const lookups: ContactLookup[] = []
    const { outbound, ...calls } = testOutbound({ timeoutMs: 1_500 })
    const [stage] = noticeStages({ database, log, outbound, recordLookups: async (_tx, recorded) => void lookups.push(...recorded) })
    if (stage === undefined) assert.fail('no stage')
    const wakeBus = await openWakeBus(database, log)
    const loop = new ParallelLoop({ database, log, wakeBus }, stage, { slots: 8, leaseMs: 60_000, breakOffMs: 100 })
    loop.start()
    const receivers: TestReceiver[] = []
    const plan = async (): Promise<void> => {
      await untilEnded(database)
      await database.transaction(planNotices)
    }
    const idle = async (): Promise<void> => {
      wakeBus.wake(stage.name)
      for (let waitedMs = 0; (await database.read((on) => countDueWork(on, { now: on.now }))).count > 0; waitedMs += 10) {
        assert.ok(waitedMs < patienceMs, 'work stays due')
        await pause(10)
      }
    }
    const subscribe: NoticeScene['subscribe'] = async ({ operations = [], contactIds = [] }, manner = () => 200) => {
      const { receiver, ...subscriber } = await startSubscriber(manner)
      receivers.push(receiver)
      const notificationUrl = `http://127.0.0.1:${receiver.port}/contacts`
      return database.transaction(async (tx) => {
        const { organisationId, partyId } = await insertTestAuthorityOrganisation(tx)
        const { systemId } = await insertTestSystem(tx, { organisationId })
        const { subscriptionId } = await addSubscription(tx, systemId, { operations, contactIds, notificationUrl })
        return { ...subscriber, notificationUrl, systemId, organisationPartyId: partyId, organisationType: 'AUTHORITY' as const, subscriptionId }
      })
    }
    const clock = { database, dueSources: [noticesDue(database)], wakeAll: () => wakeBus.wake(stage.name), drainTimeoutMs: patienceMs }
    const advance = async (byMs: number): Promise<void> => {
      const now = await database.read((on) => Promise.resolve(on.now))
      await advanceClock(clock, instant(now + byMs))
    }
    try {
      await work({ database, stage, lookups, subscribe, plan, advance, settle: async () => (await plan(), idle()) })
    } finally {
      await loop.stop()
      await calls[Symbol.asyncDispose]()
      for (const receiver of receivers) await receiver[Symbol.asyncDispose]()
      await wakeBus.close()
    }
  })
}
