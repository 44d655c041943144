import assert from 'node:assert/strict'
import { test } from 'node:test'
import { receiptCodes } from '../../exchange/index.ts'
import { memoFaultTexts } from '../../memo/index.ts'
import { allProblems } from '../../platform/problems/index.ts'
import { listErrorGroups } from './error-groups.ts'

test('every code of every registry stands on the page, in its language', () => {
  const { receipts, faults, refusals } = listErrorGroups('da')
  assert.deepEqual(receipts.map(({ code }) => code).toSorted(), Object.keys(receiptCodes).toSorted())
  assert.deepEqual(faults.map(({ code }) => code).toSorted(), Object.keys(memoFaultTexts).toSorted())
  assert.deepEqual(refusals.map(({ code }) => code).toSorted(), [...allProblems().keys()].toSorted())
  assert.equal(receipts.find(({ code }) => code === 'recipient.not.found')?.message, 'Modtageren findes ikke.')
  assert.equal(listErrorGroups('en').receipts.find(({ code }) => code === 'recipient.not.found')?.status, 'INVALID')
})

test('a code has one anchor, in the group where it comes first', () => {
  const { receipts, faults, refusals } = listErrorGroups('en')
  const anchors = [...receipts, ...faults, ...refusals].filter(({ anchor }) => anchor).map(({ code }) => code)
  assert.equal(new Set(anchors).size, anchors.length)
  assert.deepEqual(new Set(anchors), new Set([...receipts, ...faults, ...refusals].map(({ code }) => code)))
  const shared = refusals.find(({ code }) => code === 'memo.uuid.mismatch')
  assert.equal(shared?.anchor, false, 'the trace leads to the receipt')
})

test('a fault of the format says which code the receipt has, and names no place that is not there', () => {
  const { faults } = listErrorGroups('en')
  assert.equal(faults.find(({ code }) => code === 'memo.element.unexpected')?.status, 'memo.invalid')
  assert.equal(faults.find(({ code }) => code === 'file.empty.not.allowed')?.status, 'file.empty.not.allowed')
  for (const { message } of faults) assert.doesNotMatch(message, /[{}]/)
})
