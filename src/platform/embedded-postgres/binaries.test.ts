import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { findBinaries, restoreLinks, usableBinaries } from './binaries.ts'
import { isRoot, nobody, temporaryFolder } from './embedded-postgres.testing.ts'

/** A package as npm unpacks it when it runs no scripts: without links. `mode` as a strict umask leaves it. */
function unpacked(folder: string, mode: number): string {
  const native = path.join(folder, 'package', 'native')
  for (const name of ['bin', 'lib', 'share']) mkdirSync(path.join(native, name), { recursive: true })
  writeFileSync(path.join(native, 'bin', 'postgres'), '#!/bin/sh\ncat "$(dirname "$0")/../lib/libpq.so"\n', { mode: 0o700 })
  writeFileSync(path.join(native, 'lib', 'libpq.so.5.18'), 'library', { mode: 0o600 })
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so' }]
  writeFileSync(path.join(native, 'pg-symlinks.json'), JSON.stringify(links))
  chmodSync(path.join(folder, 'package'), mode)
  return path.join(folder, 'package')
}

test('the package of this platform is found', () => {
  assert.match(findBinaries().version, /^18\./)
})

test('links that the installation did not make are made', (t) => {
  const folder = unpacked(temporaryFolder(t), 0o755)
  assert.equal(restoreLinks(folder), true)
  assert.equal(restoreLinks(folder), true)
  assert.equal(readlinkSync(path.join(folder, 'native', 'lib', 'libpq.so')), 'libpq.so.5.18')
})

test('programs that the user cannot reach are copied once so that he can run them', { skip: !isRoot && 'only root can change to another user' }, (t) => {
  const folder = temporaryFolder(t)
  const found = { folder: unpacked(folder, 0o700), version: '18.0.0' }
  const programs = usableBinaries(found, nobody, path.join(folder, 'system'))
  assert.equal(programs, path.join(folder, 'system', 'postgres-binaries-18.0.0', 'native'))
  assert.equal(spawnSync(path.join(programs, 'bin', 'postgres'), { ...nobody, cwd: '/', encoding: 'utf8' }).stdout, 'library')
  writeFileSync(path.join(programs, 'lib', 'libpq.so.5.18'), 'the copy of the first time')
  usableBinaries(found, nobody, path.join(folder, 'system'))
  assert.equal(readFileSync(path.join(programs, 'lib', 'libpq.so'), 'utf8'), 'the copy of the first time')
})
