// npm run bench: the figures of docs/performance.md, measured on databases of their own and checked that nothing was lost.
// `npm run bench -- exchange` runs one part (memo, exchange, mass, push, ladder, inbox, switch, uploads); `npm run bench -- growth` the one that
// needs 40 GB of disk and half an hour, with as many letters preloaded as `growth=…` says, ten million without.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import pg from 'pg'
import { instantText, machineNow } from '../../src/platform/clock/index.ts'
import { openDatabase } from '../../src/platform/database/index.ts'
import { createTestDatabase } from '../../src/platform/database/testing.ts'
import { withFolder } from '../../tests/process.testing.ts'
import { exchangeFigures } from './exchange-bench.ts'
import { growthFigures } from './growth-bench.ts'
import { inboxFigures } from './inbox-bench.ts'
import type { Figure } from './report.ts'
import { printReport } from './report.ts'
import { ladderFigures } from './ladder-bench.ts'
import { massFigures } from './mass-bench.ts'
import { pushFigures } from './push-bench.ts'
import { switchFigures } from './switch-bench.ts'
import { bucketUploadFigures, fileUploadFigures } from './uploads-bench.ts'
import { insertWorld } from './world.ts'
import { withSuiteDatabase } from '../suite-database.ts'

const parts = process.argv.length > 2 ? process.argv.slice(2) : ['memo', 'exchange', 'mass', 'push', 'ladder', 'inbox', 'switch', 'uploads']
const growth = parts.find((part) => /^growth(=\d+)?$/.test(part))
const growthLetters = growth === undefined ? undefined : Number(growth.split('=')[1] ?? 10_000_000)
const facts: Record<string, string> = {}

/** Figures without durability are worth nothing: refuses to run with fsync off. */
async function readFacts(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const name of ['server_version', 'fsync', 'synchronous_commit', 'shared_buffers']) facts[name] = String((await client.query<Record<string, string>>(`SHOW ${name}`)).rows[0]?.[name])
  await client.end()
  if (facts['fsync'] !== 'on') throw new Error('fsync is off: such figures are not published')
}

async function onDatabase(work: (environment: Record<string, string>, url: string) => Promise<Figure[]>): Promise<Figure[]> {
  const { url, drop } = await createTestDatabase()
  try {
    await readFacts(url)
    return await withFolder((folder) => work({ BREVDUE_DATA: folder, DATABASE_URL: url, LOG_LEVEL: 'warn' }, url))
  } finally {
    await drop()
  }
}

const exchange = (environment: Record<string, string>, url: string): Promise<Figure[]> => {
  const database = openDatabase({ url, poolSize: 2, statementTimeoutMs: 60_000, lockTimeoutMs: 10_000 })
  return insertWorld(database).then(async (world) => {
    await database.close()
    return exchangeFigures(environment, world, url)
  })
}

if (parts.includes('memo')) spawnSync(process.execPath, [path.join(import.meta.dirname, '..', 'bench-memo.js')], { stdio: 'inherit' })
const figures: Figure[] = []
await withSuiteDatabase(async () => {
  if (parts.includes('exchange')) figures.push(...(await onDatabase(exchange)))
  if (parts.includes('mass')) figures.push(...(await onDatabase(massFigures)))
  if (growthLetters !== undefined) figures.push(...(await onDatabase((environment, url) => growthFigures(environment, url, growthLetters))))
  if (parts.includes('push')) figures.push(...(await onDatabase(pushFigures)))
  if (parts.includes('ladder')) figures.push(...(await onDatabase(ladderFigures)))
  if (parts.includes('inbox')) figures.push(...(await onDatabase(inboxFigures)))
  if (parts.includes('switch')) figures.push(...(await onDatabase(switchFigures)))
  if (parts.includes('uploads')) figures.push(...(await onDatabase(fileUploadFigures)), ...(await onDatabase(bucketUploadFigures)))
})
if (figures.length > 0) printReport({ ...facts, processes: 'one server process, PostgreSQL and the load generator', date: instantText(machineNow()).slice(0, 10) }, figures)
process.exit(0)
