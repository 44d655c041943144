import type pg from 'pg'
import { stopwatch } from '../../src/platform/clock/index.ts'

/** A set of tables and how many letters a transaction writes into them. */
export interface Bound {
  readonly tables: readonly string[]
  readonly batch: number
}

/** What an accepted letter writes, in batches of as many letters as 32 connections can bring at once. */
export const intakeBound: Bound = { tables: ['letter_keys', 'content', 'letters'], batch: 32 }

/** What a decided letter writes, in batches as the worker writes them. */
export const decisionBound: Bound = {
  tables: ['letter_headers', 'letter_decisions', 'receipts', 'waiting_receipts', 'mailbox_entries', 'events'],
  batch: 250,
}

/** What a letter of a container writes: it is accepted and decided at once. */
export const containerBound: Bound = { tables: [...intakeBound.tables, ...decisionBound.tables], batch: 100 }

const lettersMeasured = 5_000

/** How a table's rows of some letters are found where the column is not letter_id. */
const keys: Readonly<Record<string, string>> = {
  content: 'content_id = ANY($1::uuid[])',
  waiting_receipts: 'receipt_id IN (SELECT receipt_id FROM receipts WHERE letter_id = ANY($1::uuid[]))',
}

interface Row {
  letter_id: string
}

interface Column {
  column_name: string
}

/** Copies the rows of some letters aside, numbered by the transaction that will write them: what is measured must not search for them. Answers the table's columns. */
async function setAside(client: pg.Client, table: string, letterIds: readonly string[], batch: number): Promise<string> {
  const { rows } = await client.query<Column>(`SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position`, [table])
  const columns = rows.map(({ column_name: name }) => name).join(', ')
  await client.query(`CREATE TABLE bound.${table}_aside AS SELECT ${columns}, 0 AS batch FROM public.${table} WHERE false`)
  for (let from = 0; from < letterIds.length; from += batch)
    await client.query(`INSERT INTO bound.${table}_aside SELECT ${columns}, $2::int FROM public.${table} WHERE ${keys[table] ?? 'letter_id = ANY($1::uuid[])'}`, [letterIds.slice(from, from + batch), from])
  await client.query(`CREATE INDEX ON bound.${table}_aside (batch)`)
  await client.query(`ANALYZE bound.${table}_aside`)
  return columns
}

/**
 * Letters per second that PostgreSQL writes when nothing is received, read, checked or decided: INSERT … SELECT of the rows of finished
 * letters into empty copies of the tables with all their indexes and constraints, the same bytes, so many letters a transaction.
 */
export async function boundPerSecond(client: pg.Client, { tables, batch }: Bound): Promise<number> {
  await client.query('CREATE SCHEMA bound')
  const { rows } = await client.query<Row>('SELECT letter_id FROM letters ORDER BY letter_id LIMIT $1', [lettersMeasured])
  const letterIds = rows.map((row) => row.letter_id)
  const columnsOf = new Map<string, string>()
  for (const table of tables) {
    await client.query(`CREATE TABLE bound.${table} (LIKE public.${table} INCLUDING ALL)`)
    columnsOf.set(table, await setAside(client, table, letterIds, batch))
  }
  // What was set aside is written to the disk before, not meanwhile.
  await client.query('CHECKPOINT')
  const elapsedMs = stopwatch()
  for (let from = 0; from < letterIds.length; from += batch) {
    await client.query('BEGIN')
    for (const [table, columns] of columnsOf) await client.query(`INSERT INTO bound.${table} (${columns}) SELECT ${columns} FROM bound.${table}_aside WHERE batch = $1`, [from])
    await client.query('COMMIT')
  }
  const perSecond = (letterIds.length * 1000) / elapsedMs()
  await client.query('DROP SCHEMA bound CASCADE')
  return perSecond
}
