import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import { stopwatch } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import { makeServer } from '../../platform/http/index.ts'
import { openLog } from '../../platform/log/index.ts'
import { parseExposition, valueOf } from '../../platform/metrics/parse-exposition.testing.ts'
import type { MetricsReaders } from './metrics.routes.ts'
import { metricsRoutes } from './metrics.routes.ts'
import type { Surroundings } from './surroundings.ts'

async function withMetrics(database: Database, readers: MetricsReaders, work: (url: string) => Promise<void>, dependencies: Surroundings['dependencies'] = []): Promise<void> {
  const routes = metricsRoutes({ database, readers, dependencies, dataFolder: tmpdir() })
  const app = await makeServer({ log: openLog('silent'), routes, problemPage: () => ({ status: 500 }), secure: false, trustedProxies: [], allowedHosts: [] })
  try {
    await work(`${await app.listen({ host: '127.0.0.1', port: 0 })}/metrics`)
  } finally {
    app.server.closeAllConnections()
    await app.close()
  }
}

const scrape = async (url: string) => parseExposition(await (await fetch(url)).text())

const insertWork = `INSERT INTO work (subject_id, stage, lane, sender_id, rank, due_at, stuck_since)
  SELECT gen_random_uuid(), stage, lane, gen_random_uuid(), 0, now() + due, CASE WHEN stuck THEN now() END
  FROM (VALUES ('route', 'single', interval '-90 s', false), ('route', 'single', interval '-30 s', false), ('route', 'bulk', interval '1 day', false), ('send-sms', 'single', interval '-2 h', true))
    AS item (stage, lane, due, stuck)`

test('the gauges say how things stand in the database', () =>
  withTestDatabase((database) =>
    withMetrics(database, 'everybody', async (url) => {
      await ask(database, insertWork)
      const families = await scrape(url)
      const at = (name: string, stage: string, lane: string) => valueOf(families, `brevdue_work_${name}`, { stage, lane })
      assert.deepEqual([at('waiting', 'route', 'single'), at('due', 'route', 'single'), at('stuck', 'route', 'single')], [2, 2, 0])
      assert.deepEqual([at('waiting', 'route', 'bulk'), at('due', 'route', 'bulk'), at('oldest_due_seconds', 'route', 'bulk')], [1, 0, 0])
      assert.deepEqual([at('stuck', 'send-sms', 'single'), at('oldest_due_seconds', 'send-sms', 'single')], [1, 0], 'what is stuck does not make a queue old')
      const age = at('oldest_due_seconds', 'route', 'single')
      assert.ok(age >= 90 && age < 120, String(age))
      assert.ok(families.get('brevdue_work_due')?.samples.some(({ labels }) => labels['stage'] === 'push-letters'), 'an empty queue is there, at nought')
      assert.deepEqual([valueOf(families, 'brevdue_undeliverable_letters'), valueOf(families, 'brevdue_database_up')], [0, 1])
    }),
  ))

test('events without a seal are counted, with the age of the oldest', () =>
  withTestDatabase((database) =>
    withMetrics(database, 'everybody', async (url) => {
      const insertEvent = "INSERT INTO events (event_id, epoch, tag, owner_id, actor_kind, properties, occurred_at) VALUES (gen_random_uuid(), 1, 'TEST', gen_random_uuid(), 'platform', '{}', now() - interval '40 s')"
      await ask(database, insertEvent)
      const families = await scrape(url)
      assert.equal(valueOf(families, 'brevdue_events_unsealed'), 1)
      assert.ok(valueOf(families, 'brevdue_events_oldest_unsealed_seconds') >= 40)
    }),
  ))

test('a reading with 100,000 rows of work takes less than 100 ms, and those that follow at once share it', () =>
  withTestDatabase(async (database) => {
    await ask(database, "INSERT INTO work (subject_id, stage, lane, sender_id, rank, due_at) SELECT gen_random_uuid(), 'route', 'bulk', gen_random_uuid(), n, now() FROM generate_series(1, 100000) AS n")
    await ask(database, 'ANALYZE work')
    const waiting = async (url: string) => valueOf(await scrape(url), 'brevdue_work_waiting', { stage: 'route', lane: 'bulk' })
    const took: number[] = []
    // The best of some: other tests run beside.
    for (let reading = 0; reading < 5; reading++)
      await withMetrics(database, 'everybody', async (url) => {
        const elapsedMs = stopwatch()
        assert.equal(await waiting(url), 100_000)
        took.push(elapsedMs())
      })
    assert.ok(Math.min(...took) < 100, took.join(' ms, '))
    await withMetrics(database, 'everybody', async (url) => {
      await waiting(url)
      await ask(database, 'DELETE FROM work')
      assert.equal(await waiting(url), 100_000, 'kept for some seconds')
    })
  }))

test('while the database is away the process still tells of itself, and nothing of what it read before', () =>
  withTestDatabase(async (database) => {
    let away = false
    const leaving: Database = { ...database, read: (work) => (away ? Promise.reject(new Error('away')) : database.read(work)) }
    const hanging: Database = { ...database, read: () => new Promise(() => undefined) }
    await withMetrics(leaving, 'everybody', async (url) => assert.equal(valueOf(await scrape(url), 'brevdue_database_up'), 1))
    away = true
    for (const gone of [leaving, hanging])
      await withMetrics(gone, 'everybody', async (url) => {
        const families = await scrape(url)
        assert.deepEqual(families.get('brevdue_database_up')?.samples.map(({ value }) => value), [0])
        assert.deepEqual(families.get('brevdue_undeliverable_letters')?.samples, [])
      })
  }))

test('what the process needs from outside is asked, and who does not answer is away', () =>
  withTestDatabase((database) => {
    const there = { name: 'content store', there: () => Promise.resolve(true) }
    const hanging = { name: 'virus scan', there: () => new Promise<boolean>(() => undefined) }
    const work = async (url: string): Promise<void> => {
      const families = await scrape(url)
      assert.deepEqual(families.get('brevdue_dependency_up')?.samples.map(({ labels, value }) => [labels['dependency'], value]), [['content store', 1], ['virus scan', 0]])
      assert.ok(valueOf(families, 'brevdue_data_free_bytes') > 0)
    }
    return withMetrics(database, 'everybody', work, [there, hanging])
  }))

test('a port that others reach answers no metrics; the sandbox answers its own machine, and nobody through a proxy', () =>
  withTestDatabase(async (database) => {
    const answers = async (readers: MetricsReaders, headers: Record<string, string> = {}): Promise<number> => {
      let status = 0
      await withMetrics(database, readers, async (url) => void ({ status } = await fetch(url, { headers })))
      return status
    }
    assert.equal(await answers('nobody'), 403)
    assert.equal(await answers('this-machine'), 200)
    assert.equal(await answers('this-machine', { 'x-forwarded-for': '192.0.2.1' }), 403)
    assert.equal(await answers('everybody', { 'x-forwarded-for': '192.0.2.1' }), 200)
  }))
