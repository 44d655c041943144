import type pg from 'pg'
import { stopwatch } from '../../src/platform/clock/index.ts'

/** What a decided letter writes: the same rows, columns, indexes and bytes, written by the server itself from its own tables. */
const tables = ['letter_headers', 'letter_decisions', 'receipts', 'waiting_receipts', 'mailbox_entries', 'events'] as const
/** Letters a transaction, as the worker writes them. */
const batch = 250

interface Row {
  letter_id: string
}

const keyOf = (table: (typeof tables)[number]): string =>
  table === 'waiting_receipts' ? 'receipt_id IN (SELECT receipt_id FROM receipts WHERE letter_id = ANY($1::uuid[]))' : 'letter_id = ANY($1::uuid[])'

/**
 * Letters per second that PostgreSQL writes when nothing is read, checked, decided or sent: INSERT … SELECT of the rows of finished letters
 * into empty copies of the tables with all their indexes and constraints, 250 letters a transaction.
 */
export async function writeBoundPerSecond(client: pg.Client): Promise<number> {
  await client.query('CREATE SCHEMA bound')
  for (const table of tables) await client.query(`CREATE TABLE bound.${table} (LIKE public.${table} INCLUDING ALL)`)
  const { rows } = await client.query<Row>('SELECT letter_id FROM letters ORDER BY letter_id LIMIT 5000')
  const letterIds = rows.map((row) => row.letter_id)
  const elapsedMs = stopwatch()
  for (let from = 0; from < letterIds.length; from += batch) {
    await client.query('BEGIN')
    for (const table of tables) await client.query(`INSERT INTO bound.${table} SELECT * FROM public.${table} WHERE ${keyOf(table)}`, [letterIds.slice(from, from + batch)])
    await client.query('COMMIT')
  }
  const seconds = elapsedMs() / 1000
  await client.query('DROP SCHEMA bound CASCADE')
  return letterIds.length / seconds
}
