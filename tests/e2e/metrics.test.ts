import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../src/events/events.testing.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { withTestDatabase } from '../../src/platform/database/testing.ts'
import { parseExposition, valueOf } from '../../src/platform/metrics/parse-exposition.testing.ts'
import { settled } from '../correspondents.testing.ts'
import { startServing, withFolder } from '../process.testing.ts'
import type { SmallWorld } from './world.testing.ts'
import { insertSmallWorld, pullReceipts, sendLetter } from './world.testing.ts'

const nobody = (world: SmallWorld): SmallWorld => ({ ...world, citizen: { ...world.citizen, cprNumber: '0101010000' } })

/** What the database says happened, as the metrics call it. */
const counted = `
  SELECT 'brevdue_letters_accepted_total' AS name, jsonb_build_object('lane', lane, 'way', way) AS labels, count(*)::int4 AS value FROM letters GROUP BY lane, way
  UNION ALL SELECT 'brevdue_letters_routed_total', jsonb_build_object('route', route), count(*)::int4 FROM letter_decisions WHERE code IS NULL GROUP BY route
  UNION ALL SELECT 'brevdue_letters_rejected_total', jsonb_build_object('code', code), count(*)::int4 FROM letter_decisions WHERE code IS NOT NULL GROUP BY code
  UNION ALL SELECT 'brevdue_letters_delivered_total', '{"place": "mailbox"}', count(*)::int4 FROM mailbox_entries
  UNION ALL SELECT 'brevdue_letter_visible_seconds_count', '{"lane": "single"}', count(*)::int4 FROM mailbox_entries
  UNION ALL SELECT 'brevdue_receipts_given_total', jsonb_build_object('status', status), count(*)::int4 FROM receipts GROUP BY status
  UNION ALL SELECT 'brevdue_receipts_handed_over_total', '{"by": "pull"}', count(*)::int4 FROM receipt_pulls`

interface Counted {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

const scrape = async (url: string) => parseExposition(await (await fetch(`${url}/metrics`)).text())

async function assertAsInDatabase(url: string, database: Database): Promise<void> {
  const families = await scrape(url)
  const rows = (await ask(database, counted)) as unknown as Counted[] // the columns above
  assert.equal(rows.length, 8)
  for (const { name, labels, value } of rows) {
    assert.ok(value > 0, name)
    assert.equal(valueOf(families, name, labels), value, `${name} ${JSON.stringify(labels)}`)
    assert.equal(valueOf(families, name), rows.filter((row) => row.name === name).reduce((sum, row) => sum + row.value, 0), `${name}, all series`)
  }
}

test('after real letters the counters of the program are what the database holds, and its routes stand there by pattern', () =>
  withFolder((folder) =>
    withTestDatabase(async (database, databaseUrl) => {
      const { url } = await startServing({ BREVDUE_DATA: folder, DATABASE_URL: databaseUrl })
      const world = await insertSmallWorld(database)
      for (const recipient of [world, world, nobody(world)]) assert.equal((await sendLetter(url, recipient, 'Et brev')).status, 201)
      await settled(database)
      assert.equal((await pullReceipts(url, world)).length, 3)
      await assertAsInDatabase(url, database)
      const families = await scrape(url)
      assert.equal(valueOf(families, 'brevdue_http_request_duration_seconds_count', { route: '/apis/v1/memos/', status: '2xx' }), 3)
      assert.ok(valueOf(families, 'brevdue_work_batches_total', { stage: 'route', outcome: 'done' }) > 0)
      assert.ok(valueOf(families, 'process_cpu_seconds_total') > 0)
      assert.deepEqual(families.get('brevdue_process_part')?.samples.map(({ labels }) => labels['part']), ['web', 'api', 'worker', 'sftp'])
      assert.equal(valueOf(families, 'brevdue_reconciliation_gaps'), 0)
      const values = [...families.values()].flatMap(({ samples }) => samples).flatMap(({ labels }) => Object.values(labels))
      assert.deepEqual(values.filter((value) => /\d{8}|[0-9a-f]{8}-[0-9a-f]{4}/.test(value)), [], 'no number and no id is a label')
    }),
  ))
