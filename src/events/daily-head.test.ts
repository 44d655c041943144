import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { KeyRing } from '../platform/crypto/index.ts'
import { readMasterKeys } from '../platform/crypto/index.ts'
import { isSignedBy, readHeads, signHead, writeHeads } from './daily-head.ts'

const head = { day: '2026-11-21', epoch: 1, sealNumber: 42, seal: 'ab'.repeat(32) }

function ring(...keys: [id: string, fill: number][]): KeyRing {
  const read = readMasterKeys(keys.map(([id, fill]) => `${id}:${Buffer.alloc(32, fill).toString('base64')}`).join(','))
  assert.ok('ring' in read)
  return read.ring
}

test('a head written, read and checked is as it was signed, also after the key was rotated', () => {
  const signed = signHead(ring(['old', 1]), head)
  const read = readHeads(writeHeads([signed]))
  assert.deepEqual(read, [signed])
  assert.equal(isSignedBy(ring(['new', 2], ['old', 1]), signed), true)
})

test('a head that was altered, or signed by another key, is forged', () => {
  const signed = signHead(ring(['old', 1]), head)
  assert.equal(isSignedBy(ring(['old', 1]), { ...signed, seal: 'cd'.repeat(32) }), false)
  assert.equal(isSignedBy(ring(['old', 1]), { ...signed, day: '2026-11-20' }), false)
  assert.equal(isSignedBy(ring(['old', 2]), signed), false)
  assert.equal(isSignedBy(ring(['new', 1]), signed), false)
})

test('a file of anything else is no file of heads', () => {
  assert.equal(readHeads('not a head\n'), undefined)
  assert.equal(readHeads('{"day":"2026-11-21"}\n'), undefined)
})
