import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { makeClientKey, noOpenSsh } from './openssh.testing.ts'
import { publicKeyOf, readSshPublicKey } from './public-key.ts'
import { makeSshKeyPair } from './ssh-key-pair.ts'

const folder = await mkdtemp(path.join(tmpdir(), 'key-pair-'))
after(() => rm(folder, { recursive: true }))

const keyBytes = 32

test('every pair can be read, those with zeros at the beginning too', () => {
  const pairs = Array.from({ length: 6_000 }, () => makeSshKeyPair('test'))
  const read = pairs.map((pair) => readSshPublicKey(pair.public))
  assert.ok(read.some((key) => typeof key !== 'string' && key.blob.at(-keyBytes) === 0), 'one in 256 begins with a zero')
  assert.deepEqual(pairs.map((pair) => publicKeyOf(pair.private)), read)
})

test('OpenSSH reads a pair as we do', { skip: noOpenSsh }, () => {
  const { file, line } = makeClientKey(folder)
  const read = readSshPublicKey(line)
  const shown = spawnSync('ssh-keygen', ['-l', '-f', file], { encoding: 'utf8' }).stdout
  assert.ok(typeof read !== 'string' && shown.includes(read.fingerprint), shown)
  assert.equal(spawnSync('ssh-keygen', ['-y', '-f', file], { encoding: 'utf8' }).stdout.trim(), line)
})
