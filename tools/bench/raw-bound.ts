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

/**
 * Letters per second that PostgreSQL writes when nothing is received, read, checked or decided: INSERT … SELECT of the rows of finished
 * letters into empty copies of the tables with all their indexes and constraints, the same bytes, so many letters a transaction.
 */
export async function boundPerSecond(client: pg.Client, { tables, batch }: Bound): Promise<number> {
  await client.query('CREATE SCHEMA bound')
  for (const table of tables) await client.query(`CREATE TABLE bound.${table} (LIKE public.${table} INCLUDING ALL)`)
  const { rows } = await client.query<Row>('SELECT letter_id FROM letters ORDER BY letter_id LIMIT $1', [lettersMeasured])
  const letterIds = rows.map((row) => row.letter_id)
  const elapsedMs = stopwatch()
  for (let from = 0; from < letterIds.length; from += batch) {
    await client.query('BEGIN')
    for (const table of tables)
      await client.query(`INSERT INTO bound.${table} SELECT * FROM public.${table} WHERE ${keys[table] ?? 'letter_id = ANY($1::uuid[])'}`, [letterIds.slice(from, from + batch)])
    await client.query('COMMIT')
  }
  const perSecond = (letterIds.length * 1000) / elapsedMs()
  await client.query('DROP SCHEMA bound CASCADE')
  return perSecond
}
