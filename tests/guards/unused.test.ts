import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { test } from 'node:test'
import { root } from './project-files.ts'

test('every file, export and dependency is used, and every dependency is declared', () => {
  const knip = spawnSync(process.execPath, [path.join(root, 'node_modules', 'knip', 'bin', 'knip.js'), '--no-progress'], { cwd: root, encoding: 'utf8' })
  assert.equal(knip.status, 0, `Remove what nothing uses, or use it (knip.json says what is looked at):\n${knip.stdout}\n${knip.stderr}`)
})
