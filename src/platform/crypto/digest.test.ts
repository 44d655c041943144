import assert from 'node:assert/strict'
import { test } from 'node:test'
import { equalInConstantTime, sha256 } from './digest.ts'

test('SHA-256 gives the digests that FIPS 180 publishes', () => {
  assert.equal(sha256('').toString('hex'), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  assert.equal(sha256('abc').toString('hex'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  assert.equal(
    sha256(Buffer.from('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toString('hex'),
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  )
})

test('a claim equals a secret only when every byte and the length do', () => {
  assert.equal(equalInConstantTime('hemmelig', Buffer.from('hemmelig')), true)
  for (const claim of ['', 'hemmeli', 'hemmeligt', 'Hemmelig']) assert.equal(equalInConstantTime('hemmelig', claim), false)
})
