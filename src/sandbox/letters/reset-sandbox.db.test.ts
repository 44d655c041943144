import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask, sealUntil } from '../../events/events.testing.ts'
import { verifyLogCommand } from '../../events/index.ts'
import { checkLetters } from '../../exchange/index.ts'
import { machineNow, pause } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { resetSandbox } from './reset-sandbox.ts'
import type { SeedServices } from './seed-sandbox.ts'
import { seedSandbox } from './seed-sandbox.ts'
import { leastWish, withEmptySandbox } from './seed-sandbox.testing.ts'

const count = async (database: Database, what: string): Promise<number> => Number((await ask(database, `SELECT count(*)::int4 AS count FROM ${what}`))[0]?.['count'])

/** Tables that have rows, partitions by the table that they belong to. */
async function inhabited(database: Database): Promise<string[]> {
  const tables = await ask(database, "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace ORDER BY relname")
  const names = tables.map((row) => String(row['relname']))
  const counts = await Promise.all(names.map((name) => count(database, name)))
  return names.filter((_, place) => counts[place] !== 0)
}

/** Somebody who was not born in the demo nation. */
const addStranger = (database: Database): Promise<unknown> =>
  ask(database, "INSERT INTO parties (party_id, kind, name, created_at, updated_at) VALUES (gen_random_uuid(), 'person', 'Fremmed', '2026-01-01', '2026-01-01')")

/** A reset that fails in its middle: without its master key the first letter cannot be sealed, and by then the tables were emptied. */
async function assertCutOff(services: SeedServices): Promise<void> {
  const { database, contentStore } = services
  const before = await Promise.all(['letters', 'parties', 'events', 'sandbox_resets'].map((table) => count(database, table)))
  await assert.rejects(resetSandbox({ ...services, contentStore: { ...contentStore, ring: { currentId: 'gone', keys: new Map() } } }, undefined), { name: 'MasterKeyMissing' })
  assert.deepEqual(await Promise.all(['letters', 'parties', 'events', 'sandbox_resets'].map((table) => count(database, table))), before)
}

/** Somebody whose transaction begins before a reset and ends in it. */
const addLater = (database: Database): Promise<void> =>
  database.transaction(async (tx) => {
    await pause(1_200)
    await tx.client.query("INSERT INTO parties (party_id, kind, name, created_at, updated_at) VALUES (gen_random_uuid(), 'person', 'Sidste', '2026-01-01', '2026-01-01')")
  })

test('a reset waits for what is under way and leaves nothing of what was made; cut off it changes nothing', () =>
  withEmptySandbox(async (services) => {
    const { database, contentStore } = services
    await seedSandbox(services, leastWish)
    const ids = 'SELECT party_id FROM parties ORDER BY party_id'
    const [before, letters] = [await ask(database, ids), await count(database, 'letters')]
    await addStranger(database)
    await ask(database, "UPDATE business_clock SET offset_ms = 86400000 * 400::bigint")
    await sealUntil(database, await count(database, 'events'))
    await assertCutOff(services)
    const underWay = addLater(database)
    const outcomes = await Promise.all([resetSandbox(services, undefined), resetSandbox(services, undefined)])
    assert.deepEqual(outcomes.map(({ kind }) => kind).toSorted(), ['reset', 'resetting'], 'of two at once one is told')
    await underWay
    assert.deepEqual(await ask(database, ids), before, 'the same people')
    assert.equal(await count(database, 'letters'), letters, 'of the sizes of before')
    assert.ok(Math.abs((await database.read((on) => Promise.resolve(on.now))) - machineNow()) < 60_000, 'the clock is the machine’s')
    assert.deepEqual(await ask(database, 'SELECT epoch, reason FROM event_epochs'), [{ epoch: 2, reason: 'sandbox reset' }])
    await sealUntil(database, await count(database, 'events'))
    assert.equal(await verifyLogCommand({ database, keys: contentStore.ring, print: () => undefined }, []), 0)
    assert.deepEqual((await checkLetters(database, contentStore, { all: true })).gaps, [])
  }))

test('without a nation before and now the sandbox is as a new one, and its store empty', () =>
  withEmptySandbox(async (services) => {
    const { database, contentStore } = services
    const small = { ...services, contentStore: { ...contentStore, rowBytes: 1_000 } }
    await seedSandbox(small, leastWish)
    await ask(database, 'DELETE FROM demo_seeds')
    const blobs = async (): Promise<number> => {
      let found = 0
      for await (const { size } of contentStore.blobs.list('', '')) found += Math.sign(size)
      return found
    }
    assert.ok((await blobs()) > 10)
    assert.deepEqual(await resetSandbox(small, undefined), { kind: 'reset', letters: 0 })
    assert.deepEqual(await inhabited(database), ['business_clock', 'contact_change_marks', 'content_removals', 'event_epochs', 'sandbox_resets', 'schema_migrations'])
    assert.equal(await blobs(), 0)
    assert.deepEqual(await ask(database, 'SELECT letter_id FROM content_removals'), [{ letter_id: '00000000-0000-0000-0000-000000000000' }])
  }))
