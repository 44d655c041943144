import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import { withExchange } from '../../exchange/exchange.testing.ts'
import type { MachineTime } from '../../platform/clock/index.ts'
import { machineNow } from '../../platform/clock/index.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import { openLog } from '../../platform/log/index.ts'
import { minuteMs, minuteOf } from './measure.ts'
import { MinuteSampler } from './minute-sampler.ts'
import { insertSamples } from './minutes.testing.ts'

const log = openLog('silent')
const minute = minuteOf(machineNow())
const written = "SELECT measure || ' ' || (labels #>> '{}') AS measure, value FROM operation_minutes ORDER BY measure, labels"

test('what the process counted in a minute is a sample of it, once; what others counted is added', () =>
  withExchange(async (exchange) => {
    const { database } = exchange
    const [sampler, other] = [new MinuteSampler({ database, log }), new MinuteSampler({ database, log })]
    await sampler.sample((minute - minuteMs) as MachineTime) // branding
    await ask(database, 'DELETE FROM operation_minutes')
    for (const recipientId of [exchange.sender.cvr, exchange.sender.cvr, '0101010000']) await exchange.send({ recipientId })
    await exchange.settle()
    await sampler.sample(minute)
    await sampler.sample(minute)
    const samples = new Map((await ask(database, written)).map(({ measure, value }) => [String(measure), Number(value)]))
    assert.equal(samples.get('accepted ["single"]'), 3)
    assert.equal(samples.get('rejected []'), 1)
    assert.equal((await ask(database, 'SELECT 1 FROM mailbox_entries')).length, 2)
    assert.equal(samples.get('delivered ["mailbox"]'), 2)
    assert.equal(samples.get('receipts-given []'), 3)
    const visible = [...samples].filter(([measure]) => measure.startsWith('visible ["single"')).reduce((sum, [, value]) => sum + value, 0)
    assert.equal(visible, 2)
    // Another process that has counted as much since it began, as far as this one can tell.
    await other.sample(minute)
    const [accepted] = await ask(database, "SELECT value FROM operation_minutes WHERE measure = 'accepted'")
    assert.deepEqual(accepted, { value: 6 })
  }))

test('of how things stood the highest of a minute stays, and samples go after thirty days', () =>
  withTestDatabase(async (database) => {
    const sampler = new MinuteSampler({ database, log })
    const old = (minute - 31 * 86_400_000) as MachineTime // branding
    await database.transaction((tx) => insertSamples(tx, old, [{ measure: 'due', labels: ['route', 'single'], value: 7 }]))
    const insertWork = "INSERT INTO work (subject_id, stage, lane, sender_id, rank, due_at) SELECT gen_random_uuid(), 'route', 'single', gen_random_uuid(), n, now() - interval '20 s' FROM generate_series(1, $1) AS n"
    for (const rows of [2, 3]) {
      await ask(database, insertWork, [rows])
      await sampler.sample(minute)
    }
    await ask(database, 'DELETE FROM work')
    await sampler.sample(minute)
    const due = await ask(database, "SELECT minute, labels, value FROM operation_minutes WHERE measure = 'due'")
    assert.deepEqual(due, [{ minute, labels: ['route', 'single'], value: 5 }])
    const [age] = await ask(database, "SELECT value FROM operation_minutes WHERE measure = 'age'")
    assert.ok(Number(age?.['value']) >= 20_000)
  }))

test('a minute that could not be written is written with the next one', () =>
  withExchange(async (exchange) => {
    const { database } = exchange
    let away = true
    const sampler = new MinuteSampler({ database: { ...database, transaction: (work) => (away ? Promise.reject(new Error('away')) : database.transaction(work)) }, log })
    const [before] = await ask(database, 'SELECT count(*)::int4 AS rows FROM operation_minutes')
    assert.deepEqual(before, { rows: 0 })
    await exchange.send({ recipientId: exchange.sender.cvr })
    await exchange.settle()
    await sampler.sample(minute)
    away = false
    await sampler.sample(minute)
    const [accepted] = await ask(database, "SELECT value FROM operation_minutes WHERE measure = 'accepted'")
    assert.ok(Number(accepted?.['value']) > 0)
  }))
