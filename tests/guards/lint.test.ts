import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { test } from 'node:test'
import { root } from './project-files.ts'

test('the lint is clean', () => {
  const lint = spawnSync(path.join(root, 'node_modules', '.bin', 'oxlint'), ['--type-aware', '--deny-warnings'], { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' })
  assert.equal(lint.status, 0, `Run "npm run lint" and correct:\n${lint.stdout}\n${lint.stderr}`)
})
