import { Agent } from 'node:http'
import pg from 'pg'
import { pause, stopwatch } from '../../src/platform/clock/index.ts'
import { startRealS3, whyNoRealS3 } from '../../src/platform/content/s3/real-s3.testing.ts'
import { openDatabase } from '../../src/platform/database/index.ts'
import { largeLetter, peakMemory, sendLarge } from '../../tests/large-letters.testing.ts'
import { runCommand, startServing } from '../../tests/process.testing.ts'
import type { Figure } from './report.ts'
import type { World } from './world.ts'
import { insertWorld } from './world.ts'

const letters = 100
const letterBytes = 50_000_000
const megabyte = 1_000_000

interface Count {
  count: string
}

/** Until the first decision about every letter is made. */
async function untilDecided(client: pg.Client): Promise<void> {
  while (Number((await client.query<Count>('SELECT count(*) FROM work')).rows[0]?.count) > 0) await pause(50)
}

async function assertWhole(client: pg.Client, environment: Record<string, string>, expected: number): Promise<void> {
  const { rows } = await client.query<Count>('SELECT count(*) FROM mailbox_entries')
  if (Number(rows[0]?.count) !== expected) throw new Error(`${rows[0]?.count} of ${expected} letters are in mailboxes`)
  const { code, output } = await runCommand(['check', '--all'], environment)
  if (code !== 0) throw new Error(output)
}

/** A hundred letters of 50 MB, all on their way at once: how fast they come in and are decided, and what memory the server takes for it. */
async function uploadsTo(store: string, environment: Record<string, string>, url: string, { authorization, cvr, recipients }: World): Promise<Figure[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const serving = await startServing(environment)
  const agent = new Agent({ keepAlive: true, maxSockets: letters })
  const send = async (bytes: number, number: number): Promise<void> => {
    const status = await sendLarge(agent, serving.url, authorization, largeLetter({ senderCvr: cvr, recipientId: recipients[number] ?? '' }, bytes))
    if (status !== 201) throw new Error(`answered ${status}`)
  }
  await send(megabyte, 0)
  await untilDecided(client)
  const idleBytes = peakMemory(serving.child.pid) ?? Number.NaN
  const elapsedMs = stopwatch()
  await Promise.all(Array.from({ length: letters }, (_value, number) => send(letterBytes, number)))
  const takenInMs = elapsedMs()
  await untilDecided(client)
  const decidedMs = elapsedMs()
  const peakBytes = peakMemory(serving.child.pid) ?? Number.NaN
  agent.destroy()
  await serving.stop()
  await assertWhole(client, environment, letters + 1)
  await client.end()
  const of = `${letters} letters of ${letterBytes / megabyte} MB at once, ${store}`
  return [
    { name: `${of}: taken in`, value: (letters * letterBytes) / megabyte / (takenInMs / 1_000), unit: 'MB/s' },
    { name: `${of}: until all are in mailboxes`, value: decidedMs / 1_000, unit: 's' },
    { name: `${of}: peak memory of the server`, value: peakBytes / megabyte, unit: 'MB' },
    { name: `${of}: more than after one letter`, value: (peakBytes - idleBytes) / megabyte, unit: 'MB' },
  ]
}

async function onWorld(store: string, environment: Record<string, string>, url: string): Promise<Figure[]> {
  const database = openDatabase({ url, poolSize: 2, statementTimeoutMs: 60_000, lockTimeoutMs: 10_000 })
  const world = await insertWorld(database)
  await database.close()
  return uploadsTo(store, environment, url, world)
}

export const fileUploadFigures = (environment: Record<string, string>, url: string): Promise<Figure[]> => onWorld('files', environment, url)

/** Into a bucket of MinIO, where one is found. */
export async function bucketUploadFigures(environment: Record<string, string>, url: string): Promise<Figure[]> {
  const why = whyNoRealS3()
  if (why !== undefined) {
    console.log(`uploads into a bucket: skipped, ${why}`)
    return []
  }
  const server = await startRealS3()
  const { endpoint = '', bucket, credentials } = server.access
  const toBucket = { CONTENT_STORE: 's3', S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_ACCESS_KEY_ID: credentials?.accessKeyId ?? '', S3_SECRET_ACCESS_KEY: credentials?.secretAccessKey ?? '' }
  try {
    return await onWorld('MinIO', { ...environment, ...toBucket }, url)
  } finally {
    await server.stop()
  }
}
