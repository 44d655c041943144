import assert from 'node:assert/strict'
import { test } from 'node:test'
import { counter, declaredMetrics, exposition, gauge, histogram } from './index.ts'
import { parseExposition, valueOf } from './parse-exposition.testing.ts'

const words = { da: 'Til prøve.', en: 'For a test.' }
const scraped = async () => parseExposition(await exposition())

test('a counter whose labels are known has all its series from the start; one with an open label when it counts', async () => {
  const known = counter('brevdue_test_known_total', words, { lane: ['single', 'bulk'], place: ['here'] })
  const open = counter('brevdue_test_open_total', words, { stage: 'open', outcome: ['done'] })
  known.add({ lane: 'bulk', place: 'here' }, 3)
  const before = await scraped()
  assert.deepEqual(before.get('brevdue_test_known_total')?.samples.map(({ labels, value }) => [labels['lane'], value]), [['single', 0], ['bulk', 3]])
  assert.deepEqual(before.get('brevdue_test_open_total')?.samples, [])
  open.add({ stage: 'a "stage"\\\n', outcome: 'done' })
  assert.equal(valueOf(await scraped(), 'brevdue_test_open_total', { stage: 'a \\"stage\\"\\\\\\n' }), 1, 'labels are escaped')
  assert.deepEqual(await known.read(), [{ labels: { lane: 'single', place: 'here' }, value: 0 }, { labels: { lane: 'bulk', place: 'here' }, value: 3 }])
})

test('a gauge is absent until it is set, and again when it is cleared', async () => {
  const bare = gauge('brevdue_test_gaps', words, {})
  const samples = async () => (await scraped()).get('brevdue_test_gaps')?.samples.map(({ value }) => value)
  assert.deepEqual(await samples(), [])
  bare.set({}, 4)
  assert.deepEqual(await samples(), [4])
  bare.clear()
  assert.deepEqual(await samples(), [])
})

test('a histogram counts below its limits, cumulatively', async () => {
  const seconds = histogram('brevdue_test_way_seconds', words, { labels: { lane: ['single'] }, buckets: [0.5, 5] })
  for (const value of [0.1, 0.5, 0.6, 7]) seconds.observe({ lane: 'single' }, value)
  assert.deepEqual((await seconds.readBuckets()).map(({ labels, value }) => [labels['le'], value]), [[0.5, 2], [5, 3], ['+Inf', 4]])
  assert.equal(valueOf(await scraped(), 'brevdue_test_way_seconds_sum'), 8.2)
})

test('what is declared is told in both languages', () => {
  const told = declaredMetrics().filter(({ name }) => name.startsWith('brevdue_test_'))
  assert.deepEqual(told.map(({ name, kind }) => `${name} ${kind}`), ['brevdue_test_gaps gauge', 'brevdue_test_known_total counter', 'brevdue_test_open_total counter', 'brevdue_test_way_seconds histogram'])
  assert.deepEqual(told[0]?.words, words)
})
