import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask, sealUntil } from '../../events/events.testing.ts'
import { verifyLogCommand } from '../../events/index.ts'
import { checkLetters } from '../../exchange/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { canaryTitles } from './plan/citizen-post.ts'
import { seedSandbox } from './seed-sandbox.ts'
import { leastWish, withEmptySandbox } from './seed-sandbox.testing.ts'

const entriesOf = (database: Database, tag: string) =>
  ask(
    database,
    `SELECT mailbox_entries.*, folders.folder_type FROM mailbox_entries JOIN folders USING (mailbox_id, folder_id)
     JOIN mailboxes USING (mailbox_id) JOIN demo_tags USING (party_id) WHERE demo_tags.tag = $1`,
    [tag],
  )

async function assertFullMailbox(database: Database): Promise<void> {
  const entries = await entriesOf(database, 'citizen-with-post')
  assert.ok(entries.length >= 40, `${entries.length} letters`)
  assert.deepEqual([...new Set(entries.map((entry) => String(entry['folder_type'])))].toSorted(), ['DELETED', 'DRAFTS', 'INBOX', 'SENT', 'USER_DEFINED'])
  const some = (...conditions: ((entry: Record<string, unknown>) => boolean)[]) => conditions.map((condition) => entries.some(condition))
  assert.deepEqual(
    some(
      (entry) => entry['read_at'] === null,
      (entry) => entry['read_at'] !== null,
      (entry) => entry['attachments'] === 2,
      (entry) => entry['has_action'] === true,
      (entry) => entry['reply_by'] !== null,
      (entry) => entry['mandatory'] === true,
      (entry) => entry['legal_notification'] === true && entry['read_at'] === null,
      (entry) => entry['legal_notification'] === true && entry['read_at'] !== null,
    ),
    Array.from({ length: 8 }, () => true),
  )
  const types = await ask(database, `SELECT DISTINCT file->>'encodingFormat' AS type FROM letter_headers, jsonb_path_query(documents, '$[*].files[*]') AS file`)
  for (const type of ['application/pdf', 'text/html', 'text/plain', 'image/png', 'text/calendar']) assert.ok(types.some((row) => row['type'] === type), type)
}

async function assertEveryWay(database: Database): Promise<void> {
  const routes = await ask(database, 'SELECT DISTINCT route FROM letter_decisions ORDER BY route')
  assert.deepEqual(routes.map((row) => row['route']), ['mailbox', 'paper', 'recalled', 'rejected', 'sms', 'system', 'undeliverable', 'wait'])
  const [counts] = await ask(
    database,
    `SELECT (SELECT count(DISTINCT code) FROM letter_decisions)::int4 AS codes, (SELECT count(*) FROM waiting_deliveries)::int4 AS waiting,
       (SELECT count(*) FROM delivery_ends WHERE outcome = 'REFUSED')::int4 AS refused, (SELECT count(*) FROM waiting_receipts)::int4 AS receipts,
       (SELECT count(*) FROM work)::int4 AS held, (SELECT count(*) FROM letters_default)::int4 AS unplaced, (SELECT count(*) FROM letters)::int4 AS letters`,
  )
  assert.ok(Number(counts?.['codes']) >= 10, 'refused for many reasons')
  for (const state of ['waiting', 'refused', 'receipts', 'held']) assert.ok(Number(counts?.[state]) > 0, state)
  assert.equal(counts?.['unplaced'], 0)
  assert.ok(Number(counts?.['letters']) >= 100)
}

/** An administrator gave and took rights lately; whoever shows one right still has this one alone. */
async function assertActs(database: Database): Promise<void> {
  const ofAuthority = `JOIN demo_tags ON demo_tags.tag = 'authority-every-right' AND demo_tags.party_id`
  const acts = await ask(database, `SELECT tag FROM (SELECT events.tag, events.event_id FROM events ${ofAuthority} = events.owner_id WHERE events.actor_kind = 'employee') AS acts ORDER BY event_id`)
  assert.deepEqual(acts.map((row) => row['tag']), ['PRIVILEGES_GRANTED', 'PRIVILEGES_CHANGED', 'PRIVILEGES_REVOKED', 'PRIVILEGE_GROUP_CHANGED', 'PRIVILEGE_GROUP_CHANGED'])
  const [most] = await ask(database, `SELECT max(standing)::int4 AS rights FROM (SELECT count(*) AS standing FROM privilege_grants ${ofAuthority} = privilege_grants.party_id WHERE privilege_grants.revoked_at IS NULL GROUP BY privilege_grants.identity_id) AS each`)
  assert.equal(most?.['rights'], 1)
}

test('a seeded sandbox has every kind of post, its canaries, and passes check and verify-log', () =>
  withEmptySandbox(async (services) => {
    const { database, contentStore } = services
    const outcome = await seedSandbox(services, leastWish)
    assert.equal(outcome.kind, 'seeded')
    await assertFullMailbox(database)
    await assertEveryWay(database)
    await assertActs(database)
    const titles = await ask(database, 'SELECT title FROM letter_headers WHERE title = ANY($1)', [canaryTitles])
    assert.equal(titles.length, canaryTitles.length)
    assert.deepEqual((await checkLetters(database, contentStore, { all: true })).gaps, [])
    const [events] = await ask(database, 'SELECT count(*)::int4 AS count FROM events')
    await sealUntil(database, Number(events?.['count']))
    assert.equal(await verifyLogCommand({ database, keys: contentStore.ring, print: () => undefined }, []), 0)
    assert.deepEqual(await seedSandbox(services, leastWish), { kind: 'seeded.before' })
  }))

test('a seeding that is cut off leaves nothing, the next one does it, and of two at once only one', () =>
  withEmptySandbox(async (services) => {
    const { database, contentStore } = services
    // Without its master key the first letter cannot be sealed: the nation was inserted by then.
    const broken = { ...services, contentStore: { ...contentStore, ring: { currentId: 'gone', keys: new Map() } } }
    await assert.rejects(seedSandbox(broken, leastWish), { name: 'MasterKeyMissing' })
    assert.deepEqual(await ask(database, 'SELECT (SELECT count(*) FROM parties)::int4 AS parties, (SELECT count(*) FROM demo_seeds)::int4 AS seeds'), [{ parties: 0, seeds: 0 }])
    const outcomes = await Promise.all([seedSandbox(services, leastWish), seedSandbox(services, leastWish)])
    assert.deepEqual(outcomes.map(({ kind }) => kind).toSorted(), ['seeded', 'seeded.before'])
  }))

test('a database in which somebody lives is left as it is', () =>
  withEmptySandbox(async (services) => {
    await ask(services.database, `INSERT INTO parties VALUES (gen_random_uuid(), 'person', 'En borger', 0, '2026-01-01', '2026-01-01')`)
    assert.deepEqual(await seedSandbox(services, leastWish), { kind: 'inhabited' })
  }))
