// npm test: builds, starts one throw-away PostgreSQL for the suite, runs every test file, and ends with `N passed, N failed`.
// `npm test -- memo` runs only the files whose path contains "memo".
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import path from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { withSuiteDatabase } from './suite-database.ts'

const root = path.dirname(import.meta.dirname)
const wanted = process.argv.slice(2)

function build(): void {
  const built = spawnSync(process.execPath, [path.join(root, 'tools', 'build.ts')], { stdio: 'inherit' })
  if (built.status !== 0) process.exit(built.status ?? 1)
}

function testFiles(): string[] {
  const files = globSync('dist/{src,tests}/**/*.test.js', { cwd: root }).toSorted()
  return files.filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
}

interface Tally {
  passed: number
  failed: number
  skipped: number
}

/** Counts leaves only: a suite or a file is no test. */
function runFiles(files: string[]): Promise<Tally> {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0 }
  const stream = run({ files: files.map((file) => path.join(root, file)), concurrency: 2, timeout: 600_000 })
  stream.on('test:pass', (event) => {
    if (event.details.type === 'suite') return
    if (event.skip !== undefined) {
      tally.skipped++
      console.log(`SKIPPED ${event.name}: ${String(event.skip)}`)
    } else tally.passed++
  })
  stream.on('test:fail', () => {
    tally.failed++
  })
  stream.compose(spec).pipe(process.stdout)
  return new Promise((resolve) => stream.on('end', () => resolve(tally)))
}

build()
const files = testFiles()
const tally = await withSuiteDatabase(() => runFiles(files))
await new Promise((resolve) => setTimeout(resolve, 100))
if (tally.skipped > 0) console.log(`${tally.skipped} skipped, each with its reason above`)
console.log(`${tally.passed} passed, ${tally.failed} failed`)
process.exit(tally.failed > 0 || tally.passed === 0 ? 1 : 0)
