import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MasterKeyMissing, newContentKey, unwrapContentKey, wrapContentKey, WrappedKeyBroken } from './content-key.ts'
import { readMasterKeys } from './key-ring.ts'
import type { KeyRing } from './key-ring.ts'
import { uuidV7 } from './uuid.ts'

const contentId = uuidV7(1_800_000_000_000)

function ringOf(...ids: readonly [string, number][]): KeyRing {
  const read = readMasterKeys(ids.map(([id, fill]) => `${id}:${Buffer.alloc(32, fill).toString('base64')}`).join(','))
  assert.ok('ring' in read)
  return read.ring
}

const ring = ringOf(['old', 1])

test('a wrapped key opens to the same key', () => {
  const key = newContentKey()
  const wrapped = wrapContentKey(ring, contentId, key)
  assert.equal(wrapped.keyId, 'old')
  assert.equal(wrapped.bytes.length, 61)
  assert.deepEqual(unwrapContentKey(ring, contentId, wrapped), key)
})

test('after a rotation the old key still opens and the new one wraps', () => {
  const key = newContentKey()
  const wrapped = wrapContentKey(ring, contentId, key)
  const rotated = ringOf(['new', 2], ['old', 1])
  assert.deepEqual(unwrapContentKey(rotated, contentId, wrapped), key)
  assert.equal(wrapContentKey(rotated, contentId, key).keyId, 'new')
})

test('the same key wrapped twice looks different', () => {
  const key = newContentKey()
  assert.notDeepEqual(wrapContentKey(ring, contentId, key).bytes, wrapContentKey(ring, contentId, key).bytes)
})

test('opens what version 1 once wrapped', () => {
  const bytes = Buffer.from(
    '01000102030405060708090a0bbca1922127f9017ef96de0c3276ecfa4a9c16c0df296420776cd3f87a6803ab5c7211389e354ca09c7499fa67ebd3ccc',
    'hex',
  )
  assert.deepEqual(unwrapContentKey(ring, '017f22e2-79b0-7cc3-98c4-dc0c0c07398f', { keyId: 'old', bytes }), Buffer.alloc(32, 7))
})

test('a change of any byte is noticed', () => {
  const { keyId, bytes } = wrapContentKey(ring, contentId, newContentKey())
  for (const position of bytes.keys()) {
    const changed = Buffer.from(bytes)
    changed[position] = (changed[position] ?? 0) ^ 1
    assert.throws(() => unwrapContentKey(ring, contentId, { keyId, bytes: changed }), WrappedKeyBroken, `byte ${position}`)
  }
  assert.throws(() => unwrapContentKey(ring, contentId, { keyId, bytes: bytes.subarray(1) }), WrappedKeyBroken)
})

test('a wrapped key opens for its own content and its own master key only', () => {
  const wrapped = wrapContentKey(ring, contentId, newContentKey())
  assert.throws(() => unwrapContentKey(ring, uuidV7(1_800_000_000_000), wrapped), WrappedKeyBroken)
  assert.throws(() => unwrapContentKey(ringOf(['old', 9]), contentId, wrapped), WrappedKeyBroken)
  assert.throws(() => unwrapContentKey(ringOf(['old', 1], ['alias', 1]), contentId, { ...wrapped, keyId: 'alias' }), WrappedKeyBroken)
  assert.throws(() => unwrapContentKey(ringOf(['new', 1]), contentId, wrapped), new MasterKeyMissing('old'))
})
