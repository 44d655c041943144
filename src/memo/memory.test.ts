import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { test } from 'node:test'

const mostBytes = 64 * 1024 * 1024

/** Run in a process of its own, so that nothing but the letter is measured. */
function memoryFor(doing: string, shape: string): { added: number; bytes: number; faults: number } {
  const program = path.join(import.meta.dirname, 'large-letter.testing.js')
  const run = spawnSync(process.execPath, [program, doing, shape], { encoding: 'utf8' })
  assert.equal(run.status, 0, run.stderr)
  const [added = 0, bytes = 0, faults = 0] = run.stdout.split(' ').map(Number)
  return { added, bytes, faults }
}

for (const [doing, shape] of [
  ['read', 'dense'],
  ['read', 'wrapped'],
  ['convert', 'dense'],
  ['convert', 'wrapped'],
  ['write', 'dense'],
] as const) {
  test(`a letter of 99.5 MB with ${shape} content adds less than 64 MB: ${doing}`, () => {
    const { added, bytes, faults } = memoryFor(doing, shape)
    assert.equal(faults, 0)
    assert.ok(bytes > (doing === 'read' ? 70_000_000 : 95_000_000), `${bytes} bytes`)
    assert.ok(added < mostBytes, `added ${(added / 1024 / 1024).toFixed(1)} MB`)
  })
}
