// npm run schema: writes database/schema.sql as the migrations make it, on a throw-away PostgreSQL.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { openDatabase } from '../src/platform/database/database.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { printSchema } from '../src/platform/database/schema-printer.ts'
import { withEmptyDatabase } from './empty-database.ts'
import { withSuiteDatabase } from './suite-database.ts'

const folder = path.join(path.dirname(import.meta.dirname), 'database')

async function writeSchema(url: string): Promise<void> {
  await migrate(url, path.join(folder, 'migrations'))
  const database = openDatabase({ url, poolSize: 2, statementTimeoutMs: 30_000, lockTimeoutMs: 10_000 })
  try {
    writeFileSync(path.join(folder, 'schema.sql'), await database.read(printSchema))
    console.log('database/schema.sql is written')
  } finally {
    await database.close()
  }
}

await withSuiteDatabase(() => withEmptyDatabase(process.env['BREVDUE_TEST_SERVER'] ?? '', writeSchema), 'quick')
