import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { readMasterKeys } from './key-ring.ts'
import type { KeyRing } from './key-ring.ts'

const one = Buffer.alloc(32, 1).toString('base64')
const two = Buffer.alloc(32, 2).toString('base64')

function ringOf(text: string): KeyRing {
  const read = readMasterKeys(text)
  assert.ok('ring' in read)
  return read.ring
}

function faultsOf(text: string): readonly string[] {
  const read = readMasterKeys(text)
  assert.ok('faults' in read)
  return read.faults
}

test('the first key is the current one and all are kept', () => {
  const ring = ringOf(`2027-01:${two}, 2026-01:${one}\n`)
  assert.equal(ring.currentId, '2027-01')
  assert.deepEqual([...ring.keys.keys()], ['2027-01', '2026-01'])
  assert.deepEqual(ring.keys.get('2026-01')?.export(), Buffer.alloc(32, 1))
})

test('a printed ring shows no key', () => {
  assert.equal(inspect(ringOf(`a:${one}`), { depth: 9 }).includes(one.slice(0, 12)), false)
})

test('every fault is told with its place, and none repeats the secret', () => {
  const faults = faultsOf(`a b:${one},x:${one.slice(4)},y:${one},y:${two},,z:${one}:${two}`)
  assert.deepEqual(
    faults.map((fault) => fault.slice(0, 'Master key 1'.length)),
    ['Master key 1', 'Master key 2', 'Master key 4', 'Master key 5', 'Master key 5', 'Master key 6'],
  )
  assert.equal(faults.some((fault) => fault.includes(one.slice(4, 20))), false)
})

test('an empty text is no ring', () => {
  assert.equal(faultsOf('').length, 2)
})
