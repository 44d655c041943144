import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import type { TestExchange } from '../exchange.testing.ts'
import { withExchange } from '../exchange.testing.ts'
import { checkLetters } from '../index.ts'
import type { MailingId } from './mailing.ts'
import { mixed, sendMailing, wish } from './mailings.testing.ts'

/** How far a mailing is brought before something of it is broken. */
const stages: Readonly<Record<string, (exchange: TestExchange, id: MailingId) => Promise<unknown>>> = {
  ready: () => Promise.resolve(),
  waiting: async (exchange, id) => {
    await wish(exchange, id, 'start')
    await exchange.settle()
  },
  paused: async (exchange, id) => {
    await wish(exchange, id, 'start')
    await exchange.settle()
    await wish(exchange, id, 'pause')
  },
  stopped: (exchange, id) => wish(exchange, id, 'stop'),
  finished: async (exchange, id) => {
    await wish(exchange, id, 'start')
    await exchange.advance('PT15M')
  },
}

const corruptions: readonly (readonly [stage: string, sql: string, code: string])[] = [
  ['ready', 'DELETE FROM mailings WHERE mailing_id = $1', 'mailing.missing'],
  ['ready', "UPDATE mailings SET state = 'examining' WHERE mailing_id = $1", 'work.missing'],
  ['ready', 'UPDATE container_progress SET released = 1 WHERE container_id = $1', 'mailing.state.wrong'],
  ['waiting', 'DELETE FROM work WHERE subject_id = $1', 'work.missing'],
  ['waiting', 'UPDATE mailings SET next_step_at = NULL WHERE mailing_id = $1', 'mailing.state.wrong'],
  ['waiting', "UPDATE mailings SET state = 'finished', next_step_at = NULL WHERE mailing_id = $1", 'mailing.state.wrong'],
  ['paused', 'DELETE FROM mailing_changes WHERE mailing_id = $1 AND change_number = 3', 'mailing.changes.missing'],
  ['paused', "UPDATE mailings SET state = 'stopped' WHERE mailing_id = $1", 'mailing.state.wrong'],
  ['stopped', "UPDATE mailings SET state = 'paused' WHERE mailing_id = $1", 'mailing.state.wrong'],
  ['finished', "UPDATE mailings SET state = 'running' WHERE mailing_id = $1", 'mailing.state.wrong'],
]

const codes = async ({ database, contentStore }: TestExchange): Promise<string[]> => (await checkLetters(database, contentStore, { all: false })).gaps.map(({ code }) => code)

test('whatever is broken of a mailing is named', () =>
  withExchange(async (exchange) => {
    const entries = await mixed(exchange, 12, 0)
    for (const [stage, sql, code] of corruptions) {
      const { containerId } = await sendMailing(exchange, entries, { name: `${stage} ${code}` }).catch(() => assert.fail(stage))
      await exchange.settle()
      await stages[stage]?.(exchange, containerId)
      assert.deepEqual(await codes(exchange), [], `${stage}: nothing is broken yet`)
      await ask(exchange.database, sql, [containerId])
      assert.ok((await codes(exchange)).includes(code), `${stage}: ${sql}`)
      for (const table of ['container_progress', 'containers', 'container_parts', 'container_keys', 'container_faults'])
        await ask(exchange.database, `DELETE FROM ${table} WHERE container_id = $1`, [containerId])
      for (const table of ['mailings', 'mailing_changes', 'mailing_examinations', 'mailing_findings']) await ask(exchange.database, `DELETE FROM ${table} WHERE mailing_id = $1`, [containerId])
      await ask(exchange.database, 'DELETE FROM content WHERE content_id = $1', [containerId])
      await ask(exchange.database, 'DELETE FROM work')
    }
  }))
