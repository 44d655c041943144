import assert from 'node:assert/strict'
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { readMasterKeys } from './key-ring.ts'
import { readOrMakeMasterKeyFile } from './master-key-file.ts'

const folder = await mkdtemp(path.join(tmpdir(), 'master-key-'))
after(() => rm(folder, { recursive: true }))

test('makes a file that only its owner reads, with one key in the form of the setting', async () => {
  const file = path.join(folder, 'first')
  const text = await readOrMakeMasterKeyFile(file)
  assert.ok('ring' in readMasterKeys(text))
  assert.equal((await stat(file)).mode & 0o777, 0o600)
})

test('gives the same key ever after', async () => {
  const file = path.join(folder, 'again')
  assert.equal(await readOrMakeMasterKeyFile(file), await readOrMakeMasterKeyFile(file))
})

test('processes that start together agree on one key and leave no drafts', async () => {
  const own = await mkdtemp(path.join(folder, 'race-'))
  const texts = await Promise.all(Array.from({ length: 20 }, () => readOrMakeMasterKeyFile(path.join(own, 'master-key'))))
  assert.equal(new Set(texts).size, 1)
  assert.deepEqual(await readdir(own), ['master-key'])
})

test('a file that was put there is read as it is', async () => {
  const file = path.join(folder, 'given')
  await writeFile(file, 'mine:text')
  await chmod(file, 0o400)
  assert.equal(await readOrMakeMasterKeyFile(file), 'mine:text')
})

test('a folder that is missing is an error, not a new key', async () => {
  await assert.rejects(readOrMakeMasterKeyFile(path.join(folder, 'nowhere', 'master-key')), { code: 'ENOENT' })
})
