import path from 'node:path'
import pg from 'pg'
import { pause, stopwatch } from '../../src/platform/clock/index.ts'
import { openDatabase } from '../../src/platform/database/index.ts'
import type { ServingProcess } from '../../tests/process.testing.ts'
import { startServing } from '../../tests/process.testing.ts'
import { uploadContainer, writeContainer } from './container-file.ts'
import { sendAll } from './load.ts'
import { preload } from './preload.ts'
import type { Figure } from './report.ts'
import { percentile } from './report.ts'
import type { World } from './world.ts'
import { insertWorld, makeLetters } from './world.ts'

const few = 100_000
const measured = 10_000
const singles = 3_000
const rounds = 3
const pollMs = 10

interface Row {
  waiting: boolean
  bytes: string
}

const untilNone = async (client: pg.Client, waiting: string): Promise<void> => {
  while ((await client.query<Row>(`SELECT EXISTS (${waiting}) AS waiting`)).rows[0]?.waiting === true) await pause(pollMs)
}

interface Costs {
  /** Microseconds a letter. */
  readonly container: number
  readonly single: number
}

/** A process of its own, warm: what letters cost from their receipt to the mailbox, the median of some rounds. */
async function measure(environment: Record<string, string>, world: World, client: pg.Client): Promise<Costs> {
  const server: ServingProcess = await startServing(environment)
  const file = path.join(environment['BREVDUE_DATA'] ?? '', 'growth')
  const takeContainer = async (letters: number): Promise<number> => {
    await writeContainer(file, world, letters, 'plain')
    await uploadContainer(server.url, world, file)
    const elapsedMs = stopwatch()
    await untilNone(client, 'SELECT FROM container_progress WHERE ended_at IS NULL')
    return (elapsedMs() * 1000) / letters
  }
  const sendSingles = async (): Promise<number> => {
    const letters = makeLetters(world, singles)
    const elapsedMs = stopwatch()
    await sendAll(server.url, world, letters, 32)
    await untilNone(client, `SELECT FROM work WHERE stage = 'route'`)
    return (elapsedMs() * 1000) / singles
  }
  try {
    await takeContainer(2_000)
    const costs: Costs[] = []
    for (let round = 0; round < rounds; round++) {
      const cost = { container: await takeContainer(measured), single: await sendSingles() }
      console.error(`${cost.container.toFixed(0)} µs a letter of a container, ${cost.single.toFixed(0)} µs a single one`)
      costs.push(cost)
    }
    return { container: percentile(costs.map(({ container }) => container), 0.5), single: percentile(costs.map(({ single }) => single), 0.5) }
  } finally {
    await server.stop()
  }
}

const sizeOf = async (client: pg.Client): Promise<number> => Number((await client.query<Row>('SELECT pg_database_size(current_database()) AS bytes')).rows[0]?.bytes ?? 0)

async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** What a letter costs where a hundred thousand letters are, and where `many` are, all in the partitions of this month. */
export async function growthFigures(environment: Record<string, string>, databaseUrl: string, many: number): Promise<Figure[]> {
  const database = openDatabase({ url: databaseUrl, poolSize: 2, statementTimeoutMs: 60_000, lockTimeoutMs: 10_000 })
  const world = await insertWorld(database)
  await database.close()
  const { before, after, gigabytes } = await withClient(databaseUrl, async (client) => {
    // Ten million letters in ten minutes keep it busy for an hour; those that come over months do not.
    await client.query('ALTER SYSTEM SET autovacuum = off')
    await client.query('SELECT pg_reload_conf()')
    await measure(environment, world, client)
    await preload(client, 0, few)
    const withFew = await measure(environment, world, client)
    await preload(client, few, many - few)
    return { before: withFew, after: await measure(environment, world, client), gigabytes: (await sizeOf(client)) / 1e9 }
  })
  return [
    { name: `a letter of a container, with ${few} letters preloaded`, value: before.container, unit: 'µs' },
    { name: `the same with ${many} (${gigabytes.toFixed(1)} GB)`, value: after.container, unit: 'µs' },
    { name: 'growth of its cost', value: after.container / before.container, unit: 'times', target: '<= 1.3' },
    { name: `a single letter over 32 connections, with ${few} letters preloaded`, value: before.single, unit: 'µs' },
    { name: `the same with ${many}`, value: after.single, unit: 'µs' },
    { name: 'growth of its cost', value: after.single / before.single, unit: 'times', target: '<= 1.3' },
  ]
}
