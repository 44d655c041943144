import type { Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { testMemo } from '../../src/exchange/test-memo.testing.ts'
import { insertTestAuthorityOrganisation } from '../../src/organisations/organisations.testing.ts'
import { machineNow, pause, stopwatch } from '../../src/platform/clock/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { openDatabase } from '../../src/platform/database/index.ts'
import { insertTestSystem } from '../../src/systems/systems.testing.ts'
import { startServing } from '../../tests/process.testing.ts'
import { sendAll } from './load.ts'
import type { Figure } from './report.ts'
import { percentile } from './report.ts'
import type { BenchLetter, World } from './world.ts'
import { pdf } from './world.ts'

const receiverCount = 50
const lettersToOne = 2_000
const lettersToMany = 4_000
const calmLetters = 200
const calmGapMs = 20

/** Receiver systems as one server of this process: `/n` is the endpoint of the n-th, and one of them may hang. */
interface Receivers {
  readonly url: string
  /** When each letter arrived, by its messageUUID. */
  readonly arrivedAt: Map<string, number>
  hang(receiver: number | undefined): void
  close(): Promise<void>
}

async function openReceivers(): Promise<Receivers> {
  const arrivedAt = new Map<string, number>()
  let hanging: string | undefined
  const server: Server = createServer((request, response) => {
    let head = ''
    request.on('data', (chunk: Buffer) => {
      if (head.length < 1_000) head += chunk.toString('latin1')
    })
    request.on('end', () => {
      if (request.url === hanging) return
      arrivedAt.set(/filename="([^"]+)"/.exec(head)?.[1] ?? '', machineNow())
      response.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // a TCP server
    arrivedAt,
    hang: (receiver) => (hanging = receiver === undefined ? undefined : `/${receiver}`),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface PushWorld extends World {
  /** CVR numbers of the authorities whose systems are pushed to. */
  readonly recipients: readonly string[]
}

const insertPushWorld = (database: Database, url: string): Promise<PushWorld> =>
  database.transaction(async (tx) => {
    const { organisationId, cvrNumber } = await insertTestAuthorityOrganisation(tx)
    const { authorization } = await insertTestSystem(tx, { organisationId })
    const recipients: string[] = []
    for (let receiver = 0; receiver < receiverCount; receiver++) {
      const authority = await insertTestAuthorityOrganisation(tx)
      await insertTestSystem(tx, { organisationId: authority.organisationId, isSender: false, isRecipient: true, serviceProtocol: 'REST_PUSH', endpoint: `${url}/${receiver}`, memoVersion: '1.2' })
      recipients.push(authority.cvrNumber)
    }
    return { authorization, cvr: cvrNumber, recipients }
  })

const lettersTo = ({ cvr }: PushWorld, recipients: readonly string[], count: number): BenchLetter[] =>
  Array.from({ length: count }, (_value, index) => {
    const { messageUuid, xml } = testMemo({ senderCvr: cvr, recipientId: recipients[index % recipients.length] ?? '', filename: 'Afgørelse.pdf', mediaType: 'application/pdf', content: pdf })
    return { messageUuid, body: Buffer.from(xml) }
  })

async function untilHandedOver(client: pg.Client, count: number): Promise<void> {
  const handedOver = `SELECT count(*)::int AS count FROM delivery_ends WHERE outcome = 'HANDED_OVER'`
  while (((await client.query<{ count: number }>(handedOver)).rows[0]?.count ?? 0) < count) await pause(10)
}

/** A backlog of accepted letters, worked off by one worker: routed, then pushed. */
async function throughput(environment: Record<string, string>, world: PushWorld, client: pg.Client, plan: { name: string; recipients: readonly string[]; count: number }): Promise<Figure> {
  const before = (await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM delivery_ends`)).rows[0]?.count ?? 0
  const api = await startServing(environment, ['--parts', 'api'])
  await sendAll(api.url, world, lettersTo(world, plan.recipients, plan.count), 32)
  await api.stop()
  const worker = await startServing({ ...environment, OPERATIONS_PORT: '0' }, ['--parts', 'worker'])
  const elapsedMs = stopwatch()
  await untilHandedOver(client, before + plan.count)
  const value = plan.count / (elapsedMs() / 1000)
  await worker.stop()
  return { name: plan.name, value, unit: 'letters/s' }
}

/** Letters one by one to the others, from the answer RECEIVED to their arrival. */
async function arrivals(url: string, world: PushWorld, receivers: Receivers): Promise<number[]> {
  const waits: number[] = []
  for (const letter of lettersTo(world, world.recipients.slice(1), calmLetters)) {
    await sendAll(url, world, [letter], 1)
    const sentAt = machineNow()
    while (!receivers.arrivedAt.has(letter.messageUuid)) await pause(1)
    waits.push(Math.max(0, (receivers.arrivedAt.get(letter.messageUuid) ?? sentAt) - sentAt))
    await pause(calmGapMs)
  }
  return waits
}

async function neighbourFigures(environment: Record<string, string>, world: PushWorld, receivers: Receivers): Promise<Figure[]> {
  const whole = await startServing(environment)
  const calm = await arrivals(whole.url, world, receivers)
  receivers.hang(0)
  await sendAll(whole.url, world, lettersTo(world, world.recipients.slice(0, 1), calmLetters), 8)
  const beside = await arrivals(whole.url, world, receivers)
  receivers.hang(undefined)
  await whole.stop()
  return [
    { name: 'accepted -> pushed to one of 49, idle, p99', value: percentile(calm, 0.99), unit: 'ms' },
    { name: 'the same while the 50th hangs with 200 letters waiting, p99', value: percentile(beside, 0.99), unit: 'ms' },
  ]
}

/** Letters pushed to receiver systems: how many a second, and whether one that hangs holds up the others. */
export async function pushFigures(environment: Record<string, string>, databaseUrl: string): Promise<Figure[]> {
  const database = openDatabase({ url: databaseUrl, poolSize: 2, statementTimeoutMs: 60_000, lockTimeoutMs: 10_000 })
  const receivers = await openReceivers()
  const world = await insertPushWorld(database, receivers.url)
  await database.close()
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const figures = [
    await throughput(environment, world, client, { name: 'accepted -> routed and pushed to 1 receiver, 4 calls at once', recipients: world.recipients.slice(0, 1), count: lettersToOne }),
    await throughput(environment, world, client, { name: 'accepted -> routed and pushed to 50 receivers', recipients: world.recipients, count: lettersToMany }),
    ...(await neighbourFigures(environment, world, receivers)),
  ]
  await client.end()
  await receivers.close()
  return figures
}
