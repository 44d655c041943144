import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Canary } from './assert-no-canaries.ts'
import { assertNoCanaries } from './assert-no-canaries.ts'

const canaries: Canary[] = [
  { kind: 'number', value: '2504801234' },
  { kind: 'name', value: 'Åse "Kanarie" Prøve' },
]

test('a clean log passes', () => {
  assertNoCanaries('{"msg":"request","route":"/post/{id}"}\n', canaries)
})

for (const line of ['2504801234', '250480-1234', '250480 1234', 'ÅSE "KANARIE" PRØVE', '{"name":"Åse \\"Kanarie\\" Prøve"}', '?q=%C3%85se%20%22Kanarie%22%20Pr%C3%B8ve'])
  test(`a canary is found, and not repeated: ${line}`, () => {
    assert.throws(
      () => assertNoCanaries(`fine\nsays ${line} aloud\n`, canaries),
      (error: Error) => /line 2: a (number|name)/.test(error.message) && !error.message.includes(line),
    )
  })

test('an empty log proves nothing', () => {
  assert.throws(() => assertNoCanaries('', canaries))
  assert.throws(() => assertNoCanaries('line', []))
})
