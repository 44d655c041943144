import { rm } from 'node:fs/promises'
import { Agent } from 'node:http'
import path from 'node:path'
import pg from 'pg'
import { pause, stopwatch } from '../../src/platform/clock/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { openDatabase } from '../../src/platform/database/index.ts'
import { runCommand, startServing } from '../../tests/process.testing.ts'
import type { Packing } from './container-file.ts'
import { uploadContainer, writeContainer } from './container-file.ts'
import { sendOne } from './load.ts'
import { boundPerSecond, containerBound } from './raw-bound.ts'
import type { Figure } from './report.ts'
import { percentile } from './report.ts'
import type { World } from './world.ts'
import { insertWorld, makeLetter, ownPdf } from './world.ts'

const warmUpLetters = 2_000
/** Unpacking lzma is the slow part: fewer show it. */
const lettersIn: Readonly<Record<Packing, number>> = { plain: 20_000, zstd: 20_000, lzma: 5_000 }
const crowd = 100_000
const singleEveryMs = 200
const pollMs = 5

interface Count {
  count: string
}

type Asked = Pick<pg.Client, 'query'> | pg.Pool

const countOf = async (client: Asked, sql: string, values: unknown[] = []): Promise<number> => Number((await client.query<Count>(sql, values)).rows[0]?.count ?? 0)

async function untilAllEnded(client: pg.Client): Promise<void> {
  while ((await countOf(client, 'SELECT count(*) FROM container_progress WHERE ended_at IS NULL')) > 0) await pause(pollMs)
}

interface Timing {
  /** From the first byte sent to the technical receipt. */
  readonly receivedMs: number
  /** From the technical receipt to the last letter. */
  readonly takenMs: number
}

async function timeContainer(url: string, world: World, client: pg.Client, file: string): Promise<Timing> {
  const elapsedMs = stopwatch()
  await uploadContainer(url, world, file)
  const receivedMs = elapsedMs()
  await untilAllEnded(client)
  return { receivedMs, takenMs: elapsedMs() - receivedMs }
}

async function containerFigures(url: string, world: World, client: pg.Client, folder: string): Promise<Figure[]> {
  const figures: Figure[] = []
  const file = path.join(folder, 'container')
  await writeContainer(file, world, warmUpLetters, 'plain')
  await timeContainer(url, world, client, file)
  for (const packing of ['plain', 'zstd', 'lzma'] as const) {
    const letters = lettersIn[packing]
    await writeContainer(file, world, letters, packing)
    const { receivedMs, takenMs } = await timeContainer(url, world, client, file)
    const bound = await boundPerSecond(client, containerBound)
    figures.push(
      { name: `container of ${letters}, ${packing} tar: accepted -> in mailbox with receipts`, value: (letters * 1000) / takenMs, unit: 'letters/s', target: '>= 1000', bound },
      { name: `the same from the first byte sent`, value: (letters * 1000) / (receivedMs + takenMs), unit: 'letters/s', bound },
      { name: `of it, received, unpacked and durable`, value: (letters * 1000) / receivedMs, unit: 'letters/s' },
    )
  }
  await rm(file)
  return figures
}

const visible = 'SELECT count(*) FROM letter_keys JOIN mailbox_entries ON mailbox_entries.letter_id = letter_keys.letter_id WHERE letter_keys.message_uuid = $1'

/** Sends a single letter and answers how long after its receipt it is in the mailbox. */
async function timeSingle(agent: Agent, url: string, world: World, client: Asked): Promise<number> {
  const letter = makeLetter(world, 0, ownPdf())
  await sendOne(agent, url, world, letter)
  const elapsedMs = stopwatch()
  while ((await countOf(client, visible, [letter.messageUuid])) === 0) await pause(pollMs)
  return elapsedMs()
}

/** The server, and what is asked and written beside it. */
interface Bench {
  readonly url: string
  readonly client: pg.Client
  readonly folder: string
  readonly databaseUrl: string
}

/** Another sender's single letters while a container of 100 000 is taken in. */
async function crowdFigures({ url, client, folder, databaseUrl }: Bench, [crowding, single]: readonly [World, World]): Promise<Figure[]> {
  const file = path.join(folder, 'crowd')
  await writeContainer(file, crowding, crowd, 'zstd')
  const agent = new Agent({ keepAlive: true })
  // Several single letters are on their way at the same time.
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 })
  const waits: Promise<number>[] = []
  let isOver = false
  const timing = timeContainer(url, crowding, client, file).finally(() => (isOver = true))
  while (!isOver) {
    waits.push(timeSingle(agent, url, single, pool))
    await pause(singleEveryMs)
  }
  const { receivedMs, takenMs } = await timing
  const times = await Promise.all(waits)
  agent.destroy()
  await pool.end()
  await rm(file)
  return [
    { name: `container of ${crowd} beside single letters: accepted -> in mailbox`, value: (crowd * 1000) / takenMs, unit: 'letters/s' },
    { name: `the same, whole`, value: (receivedMs + takenMs) / 1000, unit: 's' },
    { name: `single letters meanwhile (${times.length}): accepted -> visible, median`, value: percentile(times, 0.5), unit: 'ms' },
    { name: `single letters meanwhile: accepted -> visible, p99`, value: percentile(times, 0.99), unit: 'ms', target: '< 5000' },
  ]
}

/** Nothing lost, nothing doubled: the whole check. */
async function assertNothingLost(environment: Record<string, string>): Promise<void> {
  const { code, output } = await runCommand(['check', '--all'], environment)
  if (code !== 0) throw new Error(`check --all found something:\n${output.slice(-2_000)}`)
}

const insertWorlds = async (database: Database): Promise<readonly [World, World]> => [await insertWorld(database), await insertWorld(database)]

/** Containers from the file to the mailbox, and what single letters feel of a large one. */
export async function massFigures(environment: Record<string, string>, databaseUrl: string): Promise<Figure[]> {
  const database = openDatabase({ url: databaseUrl, poolSize: 2, statementTimeoutMs: 60_000, lockTimeoutMs: 10_000 })
  const worlds = await insertWorlds(database)
  await database.close()
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const server = await startServing(environment)
  const folder = environment['BREVDUE_DATA'] ?? ''
  try {
    return [...(await containerFigures(server.url, worlds[0], client, folder)), ...(await crowdFigures({ url: server.url, client, folder, databaseUrl }, worlds))]
  } finally {
    await server.stop()
    await client.end()
    await assertNothingLost(environment)
  }
}
