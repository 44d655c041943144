import { Agent } from 'node:http'
import pg from 'pg'
import { pause, stopwatch } from '../../src/platform/clock/index.ts'
import { startServing } from '../../tests/process.testing.ts'
import { sendAll, sendOne } from './load.ts'
import { boundPerSecond, decisionBound, intakeBound } from './raw-bound.ts'
import type { Figure } from './report.ts'
import { percentile } from './report.ts'
import type { World } from './world.ts'
import { makeLetters } from './world.ts'

const backlogLetters = 6_000
const intakeLetters = { 1: 600, 8: 2_000, 32: 4_000 } as const
const throughLetters = 3_000
const idleLetters = 60
const idleGapMs = 40
const pollMs = 2

interface Count {
  count: string
}

const countOf = async (client: pg.Client, sql: string, values: unknown[] = []): Promise<number> => Number((await client.query<Count>(sql, values)).rows[0]?.count ?? 0)
const inMailboxes = (client: pg.Client): Promise<number> => countOf(client, 'SELECT count(*) FROM mailbox_entries')
const accepted = (client: pg.Client): Promise<number> => countOf(client, 'SELECT count(*) FROM letters')

async function untilAllInMailboxes(client: pg.Client): Promise<void> {
  while ((await countOf(client, 'SELECT count(*) FROM work')) > 0) await pause(10)
  if ((await inMailboxes(client)) !== (await accepted(client))) throw new Error('letters were lost or doubled')
}

/** Intake alone: accepted and durable, the worker not running. */
async function intakeFigures(environment: Record<string, string>, world: World, client: pg.Client): Promise<Figure[]> {
  const api = await startServing(environment, ['--parts', 'api'])
  const figures: Figure[] = []
  for (const connections of [1, 8, 32] as const) {
    const letters = makeLetters(world, intakeLetters[connections])
    figures.push({ name: `REST intake, ${connections} connection(s), accepted and durable`, value: await sendAll(api.url, world, letters, connections), unit: 'letters/s', ...(connections === 32 ? { target: '>= 500' } : {}) })
  }
  await sendAll(api.url, world, makeLetters(world, backlogLetters), 32)
  await api.stop()
  const bound = await boundPerSecond(client, intakeBound)
  return figures.map((figure) => ({ ...figure, bound }))
}

/** A backlog worked off, each letter checked, decided, in its mailbox with its receipt and events. */
async function backlogFigure(environment: Record<string, string>, client: pg.Client): Promise<Figure> {
  const before = await countOf(client, 'SELECT count(*) FROM work')
  const worker = await startServing({ ...environment, OPERATIONS_PORT: '0' }, ['--parts', 'worker'])
  const elapsedMs = stopwatch()
  await untilAllInMailboxes(client)
  const seconds = elapsedMs() / 1000
  await worker.stop()
  return { name: 'backlog -> in mailbox with receipt and events', value: before / seconds, unit: 'letters/s', target: '>= 1000', bound: await boundPerSecond(client, decisionBound) }
}

/** Accepting and delivering at once, in one process, over 32 connections: just started, and then warm. */
async function throughFigures(url: string, world: World, client: pg.Client): Promise<Figure[]> {
  const perSecond = async (): Promise<number> => {
    const letters = makeLetters(world, throughLetters)
    const elapsedMs = stopwatch()
    await sendAll(url, world, letters, 32)
    await untilAllInMailboxes(client)
    return letters.length / (elapsedMs() / 1000)
  }
  const cold = await perSecond()
  const warm = [await perSecond(), await perSecond(), await perSecond()]
  return [
    { name: 'REST, 32 connections, accepted -> in mailbox, one process, just started', value: cold, unit: 'letters/s' },
    { name: 'the same, warm (median of 3)', value: percentile(warm, 0.5), unit: 'letters/s', target: '>= 500' },
  ]
}

/** From the answer RECEIVED until the entry can be read, with nothing else going on. */
async function idleFigures(url: string, world: World, client: pg.Client): Promise<Figure[]> {
  const agent = new Agent({ keepAlive: true })
  const waits: number[] = []
  for (const letter of makeLetters(world, idleLetters)) {
    await sendOne(agent, url, world, letter)
    const elapsedMs = stopwatch()
    const visible = 'SELECT count(*) FROM letter_keys JOIN mailbox_entries ON mailbox_entries.letter_id = letter_keys.letter_id WHERE letter_keys.message_uuid = $1'
    while ((await countOf(client, visible, [letter.messageUuid])) === 0) await pause(pollMs)
    waits.push(elapsedMs())
    await pause(idleGapMs)
  }
  agent.destroy()
  return [
    { name: 'accepted -> visible, idle, median', value: percentile(waits, 0.5), unit: 'ms' },
    { name: 'accepted -> visible, idle, p99', value: percentile(waits, 0.99), unit: 'ms', target: '< 500' },
  ]
}

/** Everything about a letter's way, on a database of its own. */
export async function exchangeFigures(environment: Record<string, string>, world: World, databaseUrl: string): Promise<Figure[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const figures = [...(await intakeFigures(environment, world, client)), await backlogFigure(environment, client)]
  const whole = await startServing(environment)
  figures.push(...(await throughFigures(whole.url, world, client)), ...(await idleFigures(whole.url, world, client)))
  await whole.stop()
  await client.end()
  return figures
}
