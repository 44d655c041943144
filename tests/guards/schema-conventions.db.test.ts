import { after, test } from 'node:test'
import { openDatabase } from '../../src/platform/database/index.ts'
import { createTestDatabase } from '../../src/platform/database/testing.ts'
import { assertNone } from './faults.ts'
import { foreignIds, singularTables, unindexedForeignKeys } from './schema-conventions.ts'

const { url, drop } = await createTestDatabase()
const database = openDatabase({ url, poolSize: 2, statementTimeoutMs: 30_000, lockTimeoutMs: 10_000 })
after(async () => {
  await database.close()
  await drop()
})

/** The first column of an answer. */
const ask = (sql: string): Promise<string[]> =>
  database.read(async (on) => (await on.client.query<[string]>({ text: sql, rowMode: 'array' })).rows.map(([value]) => value))

/** Fails on names without a reason, and on reasons that nothing needs any more. */
function assertReasoned(names: readonly string[], reasons: Readonly<Record<string, string>>, remedy: string): void {
  assertNone(names.filter((name) => reasons[name] === undefined), `${remedy}, or add it with a reason to tests/guards/schema-conventions.ts:`)
  assertNone(Object.keys(reasons).filter((name) => !names.includes(name)), 'Remove the exemption from tests/guards/schema-conventions.ts, nothing needs it:')
}

const ours = `relations.relnamespace = 'public'::regnamespace AND relations.relkind IN ('r', 'p') AND NOT relations.relispartition`
const columns = `FROM pg_attribute AS columns JOIN pg_class AS relations ON relations.oid = columns.attrelid
  WHERE ${ours} AND columns.attnum > 0 AND NOT columns.attisdropped`

test('names are snake_case', async () => {
  const names = await ask(`SELECT relations.relname FROM pg_class AS relations WHERE ${ours} UNION ALL SELECT relations.relname || '.' || columns.attname ${columns}`)
  assertNone(names.filter((name) => !/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$/.test(name)), 'Rename it in a migration:')
})

test('tables are called by the plural of what a row is', async () => {
  const names = await ask(`SELECT relations.relname FROM pg_class AS relations WHERE ${ours}`)
  assertReasoned(names.filter((name) => !name.endsWith('s')), singularTables, 'Use the plural')
})

test('every table has a primary key', async () => {
  const names = await ask(`SELECT relations.relname FROM pg_class AS relations WHERE ${ours}
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE pg_constraint.conrelid = relations.oid AND pg_constraint.contype = 'p')`)
  assertNone(names, 'Add a primary key:')
})

test('times are timestamptz(3), texts are text, ids are uuid', async () => {
  const types = `format_type(columns.atttypid, columns.atttypmod)`
  const times = await ask(`SELECT relations.relname || '.' || columns.attname || ' ' || ${types} ${columns}
    AND ${types} LIKE 'time%' AND ${types} <> 'timestamp(3) with time zone'`)
  assertNone(times, 'Use timestamptz(3):')
  const texts = await ask(`SELECT relations.relname || '.' || columns.attname || ' ' || ${types} ${columns} AND ${types} LIKE 'char%'`)
  assertNone(texts, 'Use text with a CHECK on its length:')
  const ids = await ask(`SELECT relations.relname || '.' || columns.attname ${columns} AND columns.attname LIKE '%\\_id' AND ${types} <> 'uuid'`)
  assertReasoned(ids, foreignIds, 'Use uuid')
})

test('every foreign key has an index that begins with its columns', async () => {
  const names = await ask(`
    SELECT keys.conname
    FROM pg_constraint AS keys
    JOIN pg_class AS relations ON relations.oid = keys.conrelid
    WHERE ${ours} AND keys.contype = 'f' AND keys.conparentid = 0
      AND NOT EXISTS (
        SELECT FROM pg_index
        WHERE pg_index.indrelid = keys.conrelid
          AND (pg_index.indkey::int2[])[0:cardinality(keys.conkey) - 1] @> keys.conkey
          AND (pg_index.indpred IS NULL OR pg_get_expr(pg_index.indpred, pg_index.indrelid) LIKE '%IS NOT NULL)'))`)
  assertReasoned(names, unindexedForeignKeys, 'Add an index')
})
