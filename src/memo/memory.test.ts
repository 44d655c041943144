import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { test } from 'node:test'

const mostBytes = 64 * 1024 * 1024

/** Run in a process of its own, so that nothing but the reading is measured. */
function memoryFor(shape: 'dense' | 'wrapped'): { added: number; length: number; faults: number } {
  const program = path.join(import.meta.dirname, 'read-large-letter.testing.js')
  const run = spawnSync(process.execPath, [program, shape], { encoding: 'utf8' })
  assert.equal(run.status, 0, run.stderr)
  const [added = 0, length = 0, faults = 0] = run.stdout.split(' ').map(Number)
  return { added, length, faults }
}

for (const shape of ['dense', 'wrapped'] as const) {
  test(`a letter of 99.5 MB with ${shape} content adds less than 64 MB`, () => {
    const { added, length, faults } = memoryFor(shape)
    assert.equal(faults, 0)
    assert.ok(length > 70_000_000, `decoded ${length} bytes`)
    assert.ok(added < mostBytes, `added ${(added / 1024 / 1024).toFixed(1)} MB`)
  })
}
