import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { assertNone, linesMatching } from './faults.ts'
import { keptFiles, root } from './project-files.ts'

// Written so that this file does not find itself.
const machinePaths = new RegExp(`(?<![\\w.$}*)/-])/(${['work', 'home', 'Users', 'root', 'private'].join('|')})/\\w|(?<![\\w.$}*)/-])/t${'mp'}/|\\b[A-Z]:\\\\\\\\?(Users|Windows)\\b`)

test('no kept file names a place of one machine', () => {
  assertNone(linesMatching(keptFiles(), machinePaths), 'Use a path from the project, or os.tmpdir():')
})

test('the lock file names no registry', () => {
  const lock = readFileSync(path.join(root, 'package-lock.json'), 'utf8')
  const resolved = lock.split('\n').filter((line) => line.includes('"resolved"'))
  assertNone(resolved.slice(0, 5), 'Remove the addresses ("resolved") from package-lock.json, so that any registry serves:')
})
