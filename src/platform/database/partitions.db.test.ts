import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Instant } from '../clock/index.ts'
import { addDuration, instant, parseInstant } from '../clock/index.ts'
import { uuidV7 } from '../crypto/index.ts'
import type { Database } from './database.ts'
import { ensurePartitions, partitionSource } from './partitions.ts'
import { withTestDatabase } from './testing.ts'

const november = parseInstant('2026-11-22T12:00:00Z') ?? instant(0)

/** The same database at another business time. */
const at = (database: Database, now: Instant): Database => ({ ...database, read: (work) => database.read((on) => work({ ...on, now })) })

const insertEvent = (database: Database, moment: Instant): Promise<string> =>
  database.transaction(async ({ client }) => {
    const { rows } = await client.query<{ place: string }>(
      `INSERT INTO events (event_id, epoch, tag, owner_id, actor_kind, properties, occurred_at) VALUES ($1, 1, 'T', $1, 'platform', '{}', '2026-01-01')
       RETURNING tableoid::regclass::text AS place`,
      [uuidV7(moment)],
    )
    return rows[0]?.place ?? ''
  })

test('every table that grows gets this month and the next two, once', () =>
  withTestDatabase(async (database) => {
    const made = await ensurePartitions(at(database, november))
    assert.deepEqual(made.filter((name) => name.startsWith('letters_')), ['letters_2026_11', 'letters_2026_12', 'letters_2027_01'])
    const tables = ['content', 'deliveries', 'delivery_ends', 'event_personal_properties', 'events', 'letter_decisions', 'letter_headers', 'letters', 'receipts']
    assert.deepEqual([...new Set(made.map((name) => name.slice(0, -'_2026_11'.length)))], tables)
    assert.deepEqual(await ensurePartitions(at(database, november)), [])
    assert.deepEqual((await ensurePartitions(at(database, addDuration(november, 'P1M')))).length, tables.length)
  }))

test('a row goes to the month of its id, to the millisecond; before and after all months to the default', () =>
  withTestDatabase(async (database) => {
    await ensurePartitions(at(database, november), { monthsBack: 1 })
    const midnight = parseInstant('2026-11-01T00:00:00Z') ?? instant(0)
    assert.equal(await insertEvent(database, instant(midnight - 1)), 'events_2026_10')
    assert.equal(await insertEvent(database, midnight), 'events_2026_11')
    assert.equal(await insertEvent(database, addDuration(midnight, 'P1Y')), 'events_default')
    assert.equal(await insertEvent(database, addDuration(midnight, '-P1Y')), 'events_default')
  }))

test('a month with rows in the default partition is left there, and hinders no other', () =>
  withTestDatabase(async (database) => {
    await insertEvent(database, addDuration(november, 'P1M'))
    const made = await ensurePartitions(at(database, november))
    assert.deepEqual(made.filter((name) => name.startsWith('events_')), ['events_2026_11', 'events_2027_01'])
    assert.equal(await insertEvent(database, addDuration(november, 'P1M')), 'events_default')
  }))

test('several processes at once make each partition once', () =>
  withTestDatabase(async (database) => {
    const made = await Promise.all([1, 2, 3].map(() => ensurePartitions(at(database, november))))
    assert.equal(made.flat().length, 27)
    assert.equal(new Set(made.flat()).size, 27)
  }))

test('a new month falls due at its beginning', () =>
  withTestDatabase((database) =>
    database.read(async (on) => {
      const source = partitionSource(database)
      const december = parseInstant('2026-12-01T00:00:00Z')
      assert.equal(await source.nextDueAt({ ...on, now: november }), december)
      assert.equal(await source.nextDueAt({ ...on, now: december ?? november }), parseInstant('2027-01-01T00:00:00Z'))
      await source.runDue()
      assert.deepEqual(await ensurePartitions(database), [])
    }),
  ))
