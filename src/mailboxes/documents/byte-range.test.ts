import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byteRangeOf, isKnown, rangeCounts } from './byte-range.ts'

test('one range of bytes is read as RFC 9110 writes it', () => {
  assert.deepEqual(byteRangeOf('bytes=0-0', 10), { start: 0, end: 1 })
  assert.deepEqual(byteRangeOf('bytes=3-', 10), { start: 3, end: 10 })
  assert.deepEqual(byteRangeOf('bytes=3-99', 10), { start: 3, end: 10 })
  assert.deepEqual(byteRangeOf('bytes=-4', 10), { start: 6, end: 10 })
  assert.deepEqual(byteRangeOf('bytes=-40', 10), { start: 0, end: 10 })
})

test('what lies outside cannot be had', () => {
  for (const header of ['bytes=10-', 'bytes=10-12', 'bytes=-0']) assert.equal(byteRangeOf(header, 10), 'unsatisfiable', header)
  assert.equal(byteRangeOf('bytes=0-', 0), 'unsatisfiable')
})

test('what is no single range of bytes is passed over', () => {
  for (const header of [undefined, '', 'bytes=', 'bytes=-', 'items=0-1', 'bytes=5-2', 'bytes=0-1,4-5', 'bytes=a-b', `bytes=${'9'.repeat(16)}-`])
    assert.equal(byteRangeOf(header, 10), undefined, header)
})

test('conditions compare the tag', () => {
  assert.equal(rangeCounts(undefined, '"a"'), true)
  assert.equal(rangeCounts('"b"', '"a"'), false)
  assert.equal(rangeCounts('Wed, 21 Oct 2026 07:28:00 GMT', '"a"'), false)
  assert.equal(isKnown('"b", W/"a"', '"a"'), true)
  assert.equal(isKnown('*', '"a"'), true)
  assert.equal(isKnown('"b"', '"a"'), false)
  assert.equal(isKnown(undefined, '"a"'), false)
})
