import { createHash, randomUUID } from 'node:crypto'
import path from 'node:path'
import pg from 'pg'
import type { Database } from './database.ts'
import { openDatabase } from './database.ts'
import { migrate, readMigrations } from './migrate.ts'

/** The repository's migrations, from the compiled place of this file. */
export const migrationsDirectory = path.join(import.meta.dirname, '..', '..', '..', '..', 'database', 'migrations')

function suiteServer(): string {
  const url = process.env['BREVDUE_TEST_SERVER']
  if (url === undefined) throw new Error('No test server: run database tests by "npm test", which starts one.')
  return url
}

const urlOf = (name: string): string => {
  const url = new URL(suiteServer())
  url.pathname = `/${name}`
  return url.href
}

async function asAdministrator<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: suiteServer() })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Makes a template once per suite; test files run in parallel processes, so under a lock of its own. */
async function ensureTemplate(client: pg.Client, name: string, make: (unfinished: string) => Promise<void>): Promise<void> {
  await client.query('SELECT pg_advisory_lock(715002, hashtext($1))', [name])
  try {
    const exists = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (exists.rowCount !== 0) return
    await client.query(`DROP DATABASE IF EXISTS ${name}_raw WITH (FORCE)`)
    await make(`${name}_raw`)
    await client.query(`ALTER DATABASE ${name}_raw RENAME TO ${name}`)
  } finally {
    await client.query('SELECT pg_advisory_unlock(715002, hashtext($1))', [name])
  }
}

async function ensureMigrated(client: pg.Client): Promise<string> {
  const hash = createHash('sha256')
  for (const migration of readMigrations(migrationsDirectory)) hash.update(migration.sha256)
  const name = `template_${hash.digest('hex').slice(0, 16)}`
  await ensureTemplate(client, name, async (unfinished) => {
    await client.query(`CREATE DATABASE ${unfinished}`)
    await migrate(urlOf(unfinished), migrationsDirectory)
  })
  return name
}

const copy = (client: pg.Client, template: string, name: string): Promise<unknown> => client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`)

/** Makes a database once per suite that test files copy: the migrated one, with what `fill` puts in. Nobody may be connected when it resolves. */
export const ensureFilledTemplate = (name: string, fill: (url: string) => Promise<void>): Promise<void> =>
  asAdministrator((client) =>
    ensureTemplate(client, name, async (unfinished) => {
      await copy(client, await ensureMigrated(client), unfinished)
      await fill(urlOf(unfinished))
    }),
  )

/** A fresh copy of the migrated template, or of one that `ensureFilledTemplate` made; the caller drops it by calling `drop` after closing every connection. */
export async function createTestDatabase(template?: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asAdministrator(async (client) => copy(client, template ?? (await ensureMigrated(client)), name))
  const drop = (): Promise<void> => asAdministrator(async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)))
  return { url: urlOf(name), drop }
}

/** Runs a test on a fresh, migrated database of its own. */
export async function withTestDatabase<Result>(work: (database: Database, url: string) => Promise<Result>): Promise<Result> {
  const { url, drop } = await createTestDatabase()
  const database = openDatabase({ url, poolSize: 8, statementTimeoutMs: 30_000, lockTimeoutMs: 10_000 })
  try {
    return await work(database, url)
  } finally {
    await database.close()
    await drop()
  }
}
