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

/** The line of the page that begins with the package, perhaps among its siblings. */
const lineOf = (page: readonly string[], name: string): string | undefined => page.find((line) => line.startsWith('|') && (line.split('|')[1] ?? '').includes(`\`${name}\``))

test('docs/dependencies.md has a line with reason and version for every dependency', () => {
  const page = readFileSync(path.join(root, 'docs', 'dependencies.md'), 'utf8').split('\n')
  const all = Object.entries({ ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.devDependencies })
  assertNone(all.filter(([name, version]) => !lineOf(page, name)?.includes(`| ${version} |`)).map(([name, version]) => `${name} ${version}`), 'Say in docs/dependencies.md what it is for, why this one, and its version:')
  const named = page.filter((line) => line.startsWith('| `')).flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''))
  assertNone(named.filter((name) => !all.some(([known]) => known === name)), 'Remove from docs/dependencies.md what is no dependency any more:')
})

test('every version is exact', () => {
  const all = Object.entries({ ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.devDependencies })
  assertNone(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)).map(([name, version]) => `${name}: ${version}`), 'Pin it (npm install --save-exact):')
})
