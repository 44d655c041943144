import { readFileSync } from 'node:fs'
import path from 'node:path'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertNone } from './faults.ts'
import { root } from './project-files.ts'

const maxRuntimeDependencies = 40

interface Package {
  readonly dependencies: Readonly<Record<string, string>>
  readonly optionalDependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Package // our own file

test('few dependencies at run time', (t) => {
  const count = Object.keys(manifest.dependencies).length
  t.diagnostic(`runtime dependencies: ${count}`)
  assert.ok(count <= maxRuntimeDependencies, `${count} runtime dependencies, at most ${maxRuntimeDependencies}: remove one`)
})

test('every dependency has its reason in docs/dependencies.md', () => {
  const reasons = readFileSync(path.join(root, 'docs', 'dependencies.md'), 'utf8')
  const names = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.devDependencies })
  const missing = names.filter((name) => !reasons.includes(`\`${name}\``) && !reasons.includes(`\`${name.replace(/\/.*$/, '/*')}\``))
  assertNone(missing, 'Say in docs/dependencies.md what it is for and why this one:')
})

test('every version is exact', () => {
  const all = Object.entries({ ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.devDependencies })
  assertNone(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)).map(([name, version]) => `${name}: ${version}`), 'Pin it (npm install --save-exact):')
})
