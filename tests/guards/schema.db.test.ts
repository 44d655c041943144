import assert from 'node:assert/strict'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { migrate, openDatabase } from '../../src/platform/database/index.ts'
import { printSchema } from '../../src/platform/database/schema-printer.ts'
import { migrationsDirectory } from '../../src/platform/database/testing.ts'
import { withEmptyDatabase } from '../../tools/empty-database.ts'
import { root } from './project-files.ts'
import { oldestPostgres, withOldestPostgres } from './oldest-postgres.ts'

const suiteServer = process.env['BREVDUE_TEST_SERVER'] ?? ''

async function schemaOf(url: string): Promise<string> {
  const database = openDatabase({ url, poolSize: 2, statementTimeoutMs: 30_000, lockTimeoutMs: 10_000 })
  try {
    return await database.read(printSchema)
  } finally {
    await database.close()
  }
}

async function migrateAtOnce(url: string): Promise<void> {
  await migrate(url, migrationsDirectory)
}

/** As an installation that took every release lives through it. */
async function migrateOneByOne(url: string): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'brevdue-migrations-'))
  try {
    for (const file of readdirSync(migrationsDirectory).filter((name) => name.endsWith('.sql')).toSorted()) {
      copyFileSync(path.join(migrationsDirectory, file), path.join(folder, file))
      assert.deepEqual(await migrate(url, folder), [file.slice(0, -'.sql'.length)])
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const schemaAfter = (server: string, migrateAll: (url: string) => Promise<void>): Promise<string> =>
  withEmptyDatabase(server, async (url) => {
    await migrateAll(url)
    return schemaOf(url)
  })

const committed = (): string => readFileSync(path.join(root, 'database', 'schema.sql'), 'utf8')

test('database/schema.sql is what the migrations make', async () => {
  assert.equal(await schemaAfter(suiteServer, migrateAtOnce), committed(), 'Run "npm run schema" and look at what changed in database/schema.sql')
})

test('migrated step by step is the same as fresh', async () => {
  assert.equal(await schemaAfter(suiteServer, migrateOneByOne), await schemaAfter(suiteServer, migrateAtOnce), 'A migration works differently on an old database; correct it')
})

test('the oldest PostgreSQL that is supported makes the same schema', { skip: oldestPostgres === undefined ? 'no PostgreSQL 15 on this machine' : false }, async () => {
  const schema = await withOldestPostgres((server) => schemaAfter(server, migrateAtOnce))
  assert.equal(schema, committed(), 'Write the migration so that PostgreSQL 15 and later understand it alike')
})
