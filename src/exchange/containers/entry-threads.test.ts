import assert from 'node:assert/strict'
import { createSecretKey, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import type { Worker } from 'node:worker_threads'
import { instant } from '../../platform/clock/index.ts'
import { NotNow } from '../../platform/problems/index.ts'
import { testMemo } from '../test-memo.testing.ts'
import { EntryThreads } from './entry-threads.ts'
import type { NumberedEntry } from './prepare-entry.ts'

const now = instant(1_800_000_000_000)
const ring = { currentId: 'test', keys: new Map([['test', createSecretKey(randomBytes(32))]]) }

function entry(number: number, text: string): NumberedEntry {
  const bytes = Buffer.from(text)
  return { number, name: `letter-${number}.xml`, length: bytes.length, leftOut: false, start: 0, end: bytes.length, bytes }
}

test('entries come back in their order, each with its own sealed bytes', async () => {
  const threads = new EntryThreads(ring, 2)
  const letters = Array.from({ length: 20 }, () => testMemo({ senderCvr: '11111119', recipientId: '0101019999' }))
  const entries = [...letters.map(({ xml }, index) => entry(index + 1, xml)), entry(21, 'nothing')]
  const [prepared, again] = await Promise.all([threads.prepare(entries, now), threads.prepare(entries.slice(0, 3), now)])
  await threads.close()
  assert.deepEqual(prepared.map(({ number }) => number), entries.map(({ number }) => number))
  assert.deepEqual(prepared.flatMap((one) => (one.kind === 'letter' ? [one.messageUuid] : [])), letters.map(({ messageUuid }) => messageUuid))
  assert.deepEqual(prepared.at(-1)?.kind === 'refused' && prepared.at(-1), { kind: 'refused', number: 21, name: 'letter-21.xml', end: 7, messageUuid: null, code: 'memo.uuid.missing' })
  for (const one of prepared) if (one.kind === 'letter') assert.equal(one.content.data?.length, one.content.sealedLength)
  assert.equal(again.length, 3)
})

test('a thread that ends leaves nobody waiting: what it was asked is tried again', async () => {
  const threads = new EntryThreads(ring, 1)
  const asked = threads.prepare([entry(1, 'a')], now)
  const refused = assert.rejects(asked, NotNow)
  await threads.close()
  await refused
  assert.equal((await threads.prepare([entry(1, 'a')], now)).length, 1)
  await threads.close()
})

for (const [how, end] of [
  ['dies', (thread: Worker) => void thread.emit('error', new Error('out of memory'))],
  ['ends without a word', (thread: Worker) => void thread.terminate()],
] as const)
  test(`a letter under which a thread ${how} has failed: it may do so again`, async () => {
    const threads = new EntryThreads(ring, 1)
    process.once('worker', end)
    await assert.rejects(threads.prepare([entry(1, 'a')], now), (error) => !(error instanceof NotNow))
    assert.equal((await threads.prepare([entry(1, 'a')], now)).length, 1)
    await threads.close()
  })

test('a thread that does not answer in time is ended, and the next question gets another one', async () => {
  const threads = new EntryThreads(ring, 1, { patienceMs: 1 })
  const many = Array.from({ length: 2_000 }, (_, index) => entry(index + 1, testMemo({ senderCvr: '11111119', recipientId: '0101019999' }).xml))
  for (let time = 0; time < 2; time++) await assert.rejects(threads.prepare(many, now), /did not answer/)
  await threads.close()
})
