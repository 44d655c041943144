import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'

export interface Migration {
  /** `20261122_1000_first_letter`: time and purpose; the order of names is the order of application. */
  readonly name: string
  readonly sql: string
  readonly sha256: string
}

/** The migrations that came with this release, in order. */
export function readMigrations(directory: string): Migration[] {
  const names = readdirSync(directory).filter((name) => name.endsWith('.sql')).toSorted()
  return names.map((file) => {
    const sql = readFileSync(path.join(directory, file), 'utf8')
    return { name: file.slice(0, -'.sql'.length), sql, sha256: createHash('sha256').update(sql).digest('hex') }
  })
}

const createLedger = `CREATE TABLE IF NOT EXISTS schema_migrations (
  name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz(3) NOT NULL DEFAULT clock_timestamp())`

/** One migrator at a time in a whole cluster; the number is arbitrary but ours. */
const migrationLock = 715_001

interface Applied {
  name: string
  sha256: string
}

async function pendingOn(client: pg.Client, migrations: readonly Migration[]): Promise<Migration[]> {
  await client.query(createLedger)
  const applied = new Map((await client.query<Applied>('SELECT name, sha256 FROM schema_migrations')).rows.map((row) => [row.name, row.sha256]))
  for (const migration of migrations) {
    const recorded = applied.get(migration.name)
    if (recorded !== undefined && recorded !== migration.sha256)
      throw new Error(`Migration ${migration.name} was changed after it was applied. Restore the file; put changes in a new migration.`)
  }
  return migrations.filter((migration) => !applied.has(migration.name))
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(migration.sql)
    await client.query('INSERT INTO schema_migrations (name, sha256) VALUES ($1, $2)', [migration.name, migration.sha256])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC -c client_min_messages=warning' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Applies what is missing, each migration in its own transaction, and answers their names. Forward only. */
export function migrate(url: string, directory: string): Promise<string[]> {
  return withClient(url, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock])
    const pending = await pendingOn(client, readMigrations(directory))
    for (const migration of pending) await apply(client, migration)
    return pending.map((migration) => migration.name)
  })
}

/** The names of migrations that this release has and the database lacks. */
export const pendingMigrations = (url: string, directory: string): Promise<string[]> =>
  withClient(url, async (client) => (await pendingOn(client, readMigrations(directory))).map((migration) => migration.name))
