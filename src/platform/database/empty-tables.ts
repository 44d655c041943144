import type { Transaction } from './executor.ts'

/** Who waits for a second looks whether it waits in a circle and ends somebody; giving up before that harms nobody else. */
const lockWithinMs = 700

const everyTable = `
  SELECT pg_class.relname AS name FROM pg_class JOIN pg_namespace ON pg_namespace.oid = pg_class.relnamespace
  WHERE pg_namespace.nspname = current_schema() AND pg_class.relkind IN ('r', 'p') AND NOT pg_class.relispartition AND pg_class.relname <> ALL($1)
  ORDER BY pg_class.relname`

/**
 * Empties every table but these, as part of a transaction. Every transaction reads the clock when it begins: holding its table lets the
 * running ones end and no other begin, until this one has ended. Throws an error of the class "not now" when somebody does not end soon.
 */
export async function emptyTables({ client }: Transaction, kept: readonly string[]): Promise<void> {
  await client.query(`SET LOCAL lock_timeout = ${lockWithinMs}`)
  await client.query('LOCK TABLE business_clock IN ACCESS EXCLUSIVE MODE')
  const { rows } = await client.query<{ name: string }>(everyTable, [kept])
  await client.query(`TRUNCATE ${rows.map(({ name }) => name).join(', ')}`)
}
