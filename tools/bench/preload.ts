import type pg from 'pg'

/*
 * Fills the tables with finished letters: copies of letters that went their way, under new ids of this month, so that they stand in the same partitions as
 * the letters to come. Constraints and indexes are taken off while the rows are written, and made again as they were.
 */

/** Bytes of a preloaded content. */
const contentBytes = 200

/** What stands in a copied column instead of the original; all others are copied. */
const replaced: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  letter_keys: { letter_id: 'copies.letter_id', message_uuid: 'copies.message_uuid' },
  letters: { letter_id: 'copies.letter_id', message_uuid: 'copies.message_uuid' },
  content: { content_id: 'copies.letter_id', data: `substring(original.data FROM 1 FOR ${contentBytes})`, sealed_length: `${contentBytes}` },
  letter_headers: { letter_id: 'copies.letter_id' },
  letter_decisions: { letter_id: 'copies.letter_id' },
  receipts: { letter_id: 'copies.letter_id', message_uuid: 'copies.message_uuid', receipt_id: 'copies.receipt_id' },
  mailbox_entries: { letter_id: 'copies.letter_id' },
  events: { letter_id: 'copies.letter_id', event_id: `(substring(copies.letter_id::text FROM 1 FOR 18) || '-8' || substring(md5(original.event_id::text || copies.number) FROM 1 FOR 3) || '-' || substring(md5(original.event_id::text || copies.number) FROM 4 FOR 12))::uuid` },
}

const originalKey = (table: string): string => (table === 'content' ? 'content_id' : 'letter_id')

interface Named {
  name: string
  definition: string
}

interface Column {
  column_name: string
}

/** Keys and indexes of a table, to be taken off and made again. */
async function strip(client: pg.Client, table: string): Promise<() => Promise<void>> {
  const constraints = await client.query<Named>(
    `SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conrelid = $1::regclass AND contype IN ('p', 'u')`,
    [table],
  )
  for (const { name } of constraints.rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`)
  const indexes = await client.query<Named>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index WHERE indrelid = $1::regclass`,
    [table],
  )
  for (const { name } of indexes.rows) await client.query(`DROP INDEX ${name}`)
  return async () => {
    for (const { name, definition } of constraints.rows) await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`)
    // Of a partitioned table the definition says ONLY, which would leave its partitions without.
    for (const { definition } of indexes.rows) await client.query(definition.replace(' ON ONLY ', ' ON '))
    await client.query(`ANALYZE ${table}`)
  }
}

async function copy(client: pg.Client, table: string): Promise<void> {
  const { rows } = await client.query<Column>(
    `SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    [table],
  )
  const columns = rows.map(({ column_name: name }) => name)
  const values = columns.map((name) => replaced[table]?.[name] ?? `original.${name}`)
  await client.query(`INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM copies JOIN ${table} AS original ON original.${originalKey(table)} = copies.original_id`)
}

/** Adds so many finished letters, numbered from `first` on; each a copy of one that is in a mailbox. */
export async function preload(client: pg.Client, first: number, count: number): Promise<void> {
  await client.query('DROP TABLE IF EXISTS copies')
  await client.query(
    `CREATE UNLOGGED TABLE copies AS
     WITH originals AS (
       SELECT array_agg(letter_id) AS letter_ids FROM (
         SELECT letters.letter_id FROM letters JOIN mailbox_entries ON mailbox_entries.letter_id = letters.letter_id ORDER BY letters.letter_id LIMIT 1000) AS delivered),
     month AS (SELECT (extract(epoch FROM date_trunc('month', max(accepted_at))) * 1000)::bigint AS start_ms FROM letters)
     SELECT number, originals.letter_ids[number % cardinality(originals.letter_ids) + 1] AS original_id, gen_random_uuid() AS message_uuid,
       (lpad(to_hex(month.start_ms + number / 16), 12, '0') || '7' || lpad(to_hex(number % 16 * 256), 3, '0') || '8' || substring(md5('l' || number) FROM 1 FOR 15))::uuid AS letter_id,
       (lpad(to_hex(month.start_ms + number / 16), 12, '0') || '7' || lpad(to_hex(number % 16 * 256), 3, '0') || '8' || substring(md5('r' || number) FROM 1 FOR 15))::uuid AS receipt_id
     FROM generate_series($1::bigint, $1::bigint + $2::bigint - 1) AS number
     CROSS JOIN month CROSS JOIN originals`,
    [first, count],
  )
  await client.query('ANALYZE copies')
  for (const table of Object.keys(replaced)) {
    const restore = await strip(client, table)
    await copy(client, table)
    await restore()
  }
  await client.query('DROP TABLE copies')
  // What was written is to be on its disk before anything is measured.
  await client.query('CHECKPOINT')
}
