import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import type { TestExchange } from '../exchange.testing.ts'
import { withExchange } from '../exchange.testing.ts'
import { checkLetters } from '../reconciliation/check-letters.ts'
import { newMessageUuid, testMemo } from '../test-memo.testing.ts'
import type { ContainerId, ContainerLane } from './container.ts'
import { sendContainer, tarOf } from './containers.testing.ts'

type Corruption = (exchange: TestExchange, containerId: ContainerId) => Promise<unknown>

const by =
  (sql: string): Corruption =>
  ({ database }, containerId) =>
    ask(database, sql, [containerId])

/** A bulk container is ended; of one that waits as a mailing nothing is released, so its letters still stand in its pack. */
const corruptions: readonly (readonly [lane: ContainerLane, corrupt: Corruption, code: string])[] = [
  ['mailing', by('DELETE FROM container_keys WHERE container_id = $1'), 'container.key.missing'],
  ['mailing', by('DELETE FROM content WHERE content_id = $1'), 'container.pack.missing'],
  ['mailing', ({ contentStore }, containerId) => contentStore.blobs.remove(containerId), 'container.pack.unreadable'],
  ['mailing', by(`UPDATE content SET wrapped_key = set_byte(wrapped_key, 20, get_byte(wrapped_key, 20) # 1) WHERE content_id = $1`), 'container.pack.unreadable'],
  ['mailing', by('DELETE FROM container_parts WHERE container_id = $1'), 'container.parts.wrong'],
  ['bulk', by('UPDATE container_parts SET handled = 0 WHERE container_id = $1'), 'container.parts.wrong'],
  ['bulk', by('UPDATE letters SET transmission_id = gen_random_uuid() WHERE letter_id IN (SELECT letter_id FROM container_faults WHERE container_id = $1)'), 'container.letters.wrong'],
  ['bulk', by('DELETE FROM container_faults WHERE container_id = $1'), 'container.faults.wrong'],
]

test('whatever is broken of a container is named', () =>
  withExchange(async (exchange) => {
    for (const [lane, corrupt, code] of corruptions) {
      const { xml, messageUuid } = testMemo({ senderCvr: exchange.sender.cvr, recipientId: '0101019999' })
      const archive = await tarOf([{ name: `${messageUuid}.xml`, bytes: xml }, { name: `${newMessageUuid()}.xml`, bytes: '' }])
      const { containerId } = await sendContainer(exchange, archive, { lane })
      await exchange.settle()
      const codes = async (): Promise<string[]> =>
        (await checkLetters(exchange.database, exchange.contentStore, { all: true })).gaps.flatMap(({ code: found, detail }) => (detail.includes(containerId) && !found.startsWith('mailing.') ? [found] : []))
      assert.deepEqual(await codes(), [], `${code}: nothing is broken yet`)
      await corrupt(exchange, containerId)
      assert.deepEqual(await codes(), [code])
    }
  }))
