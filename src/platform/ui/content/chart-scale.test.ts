import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { scaleFor, spread } from './chart-scale.ts'

test('an axis ends at the next round number, with at most four steps', () => {
  assert.deepEqual(scaleFor(0), { top: 1, marks: [0, 1] })
  assert.deepEqual(scaleFor(0.3), { top: 0.3, marks: [0, 0.1, 0.2, 0.3] })
  assert.deepEqual(scaleFor(7), { top: 8, marks: [0, 2, 4, 6, 8] })
  assert.deepEqual(scaleFor(1_234), { top: 1_500, marks: [0, 500, 1_000, 1_500] })
  assert.deepEqual(scaleFor(1, { whole: true }), { top: 1, marks: [0, 1] })
  assert.deepEqual(scaleFor(2, { whole: true }), { top: 2, marks: [0, 1, 2] })
})

test('every value has room below the top, and at least a third of the height is used', () =>
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (highest) => {
      const { top, marks } = scaleFor(highest)
      assert.ok(top >= highest * (1 - 1e-9) && top <= highest * 3 && marks.length <= 5, `${highest}: ${marks.join()}`)
    }),
  ))

test('labels keep their distance and stay inside', () => {
  const room = { apart: 15, from: 20, to: 160 }
  assert.deepEqual(spread([50, 100], room), [50, 100])
  assert.deepEqual(spread([159, 160, 158], room), [145, 160, 130])
  assert.deepEqual(spread([20, 20], room), [20, 35])
})
