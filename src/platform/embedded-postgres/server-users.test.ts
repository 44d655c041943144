import assert from 'node:assert/strict'
import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from './embedded-postgres.testing.ts'
import { endUse, isUsed, registerUse } from './server-users.ts'

test('a folder is used as long as one of its uses lives', (t) => {
  const folder = temporaryFolder(t)
  assert.equal(isUsed(folder), false)
  const [one, other] = [registerUse(folder), registerUse(folder)]
  endUse(one)
  assert.equal(isUsed(folder), true)
  endUse(other)
  assert.equal(isUsed(folder), false)
})

test('a use by a process that is dead, or whose number is another process now, counts for nothing and is cleared away', (t) => {
  const folder = temporaryFolder(t)
  endUse(registerUse(folder))
  const uses = path.join(folder, 'postgres-users')
  writeFileSync(path.join(uses, `${process.pid}-reused00`), '1 an-earlier-boot')
  writeFileSync(path.join(uses, '4194399-dead0000'), '1 an-earlier-boot')
  writeFileSync(path.join(uses, `${process.pid}-torn0000`), '')
  assert.equal(isUsed(folder), false)
  assert.deepEqual(readdirSync(uses), [])
})
