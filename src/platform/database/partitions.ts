import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../clock/index.ts'
import { instant } from '../clock/index.ts'
import { firstUuidV7 } from '../crypto/index.ts'
import type { Database } from './database.ts'
import type { Read, Transaction } from './executor.ts'

/*
 * Tables that grow with time are partitioned by range of id: ids are UUIDv7 from business time, so a month is a range of ids
 * (architecture.md, Keys and partitions). What no month holds stands in the default partition, which is correct but grows;
 * so months are made before they come.
 */

/** The current month and so many after it are always there: a program that ran for weeks without a look still finds its month. */
const monthsAhead = 2

/** One maker at a time on a database; the number is arbitrary but ours. */
const partitionLock = 715_003

/** Every table that is partitioned by range of one uuid, with its default partition. */
const tablesByRange = `
  SELECT parent.relname AS name, pg_attribute.attname AS key, fallback.relname AS fallback
  FROM pg_partitioned_table
  JOIN pg_class AS parent ON parent.oid = pg_partitioned_table.partrelid
  JOIN pg_class AS fallback ON fallback.oid = pg_partitioned_table.partdefid
  JOIN pg_attribute ON pg_attribute.attrelid = parent.oid AND pg_attribute.attnum = pg_partitioned_table.partattrs[0]
  WHERE pg_partitioned_table.partstrat = 'r' AND pg_partitioned_table.partnatts = 1 AND pg_attribute.atttypid = 'uuid'::regtype
  ORDER BY parent.relname`

interface Table {
  readonly name: string
  /** The column that says which partition a row belongs to. */
  readonly key: string
  readonly fallback: string
}

interface Partition {
  readonly table: Table
  /** `letters_2026_11` */
  readonly name: string
  /** The smallest id of the month and of the next one. */
  readonly from: string
  readonly to: string
}

const monthOf = (moment: Instant): Temporal.PlainYearMonth => Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO('UTC').toPlainDate().toPlainYearMonth()

const startOf = (month: Temporal.PlainYearMonth): Instant => instant(month.toPlainDate({ day: 1 }).toZonedDateTime('UTC').epochMilliseconds)

function partitionsOf(table: Table, months: readonly Temporal.PlainYearMonth[]): Partition[] {
  return months.map((month) => ({
    table,
    name: `${table.name}_${month.toString().replace('-', '_')}`,
    from: firstUuidV7(startOf(month)),
    to: firstUuidV7(startOf(month.add({ months: 1 }))),
  }))
}

function monthsAround(now: Instant, monthsBack: number): Temporal.PlainYearMonth[] {
  const first = monthOf(now).subtract({ months: monthsBack })
  return Array.from({ length: monthsBack + 1 + monthsAhead }, (_, place) => first.add({ months: place }))
}

async function missing({ client }: Read, partitions: readonly Partition[]): Promise<Partition[]> {
  const { rows } = await client.query<{ name: string }>('SELECT relname AS name FROM pg_class WHERE relname = ANY($1)', [partitions.map(({ name }) => name)])
  const present = new Set(rows.map(({ name }) => name))
  return partitions.filter(({ name }) => !present.has(name))
}

async function holdsRows({ client }: Read, { table, from, to }: Omit<Partition, 'name'>): Promise<boolean> {
  const { rowCount } = await client.query(`SELECT 1 FROM ${table.fallback} WHERE ${table.key} >= $1 AND ${table.key} < $2 LIMIT 1`, [from, to])
  return rowCount !== 0
}

/** Names and bounds are made here and hold nothing but letters, digits, hyphens and underscores; DDL takes no parameters. */
async function makePartitions(tx: Transaction, wanted: readonly Partition[]): Promise<string[]> {
  await tx.client.query('SELECT pg_advisory_xact_lock($1)', [partitionLock])
  const made: string[] = []
  for (const { table, name, from, to } of await missing(tx, wanted)) {
    if (await holdsRows(tx, { table, from, to })) continue
    await tx.client.query(`CREATE TABLE ${name} PARTITION OF ${table.name} FOR VALUES FROM ('${from}') TO ('${to}')`)
    made.push(name)
  }
  return made
}

/**
 * Makes the partitions of the current month and the next two, and of `monthsBack` months before; answers the names of the new ones.
 * A month that has rows in the default partition already stays there: moving them would hold up everybody. May run anywhere, any
 * time and in several processes at once; when all are there it costs two look-ups.
 */
export async function ensurePartitions(database: Database, { monthsBack = 0 }: { readonly monthsBack?: number } = {}): Promise<string[]> {
  const wanted = await database.read(async (on) => {
    const months = monthsAround(on.now, monthsBack)
    const { rows } = await on.client.query<Table>(tablesByRange)
    return missing(on, rows.flatMap((table) => partitionsOf(table, months)))
  })
  const made: string[] = []
  // A transaction for each table: making its partitions locks it for a moment, and nobody should wait for all tables at once.
  for (const ofTable of Map.groupBy(wanted, ({ table }) => table.name).values()) made.push(...(await database.transaction((tx) => makePartitions(tx, ofTable))))
  return made
}

/** Falls due at the beginning of each month of business time (a DueSource of the clock). */
export const partitionSource = (database: Database) => ({
  name: 'partitions',
  nextDueAt: (on: Read): Promise<Instant> => Promise.resolve(startOf(monthOf(on.now).add({ months: 1 }))),
  runDue: async (): Promise<void> => {
    await ensurePartitions(database)
  },
})
