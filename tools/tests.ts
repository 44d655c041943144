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
const atOnce = Number(process.env['BREVDUE_TEST_FILES'] ?? 2)
const longestShown = 10

/** Begun first, the longest before all others, so that no core waits at the end for a file that was begun last. */
const first = ['tests/a11y/', 'tests/authorisation/', 'tests/outage/', 'tests/e2e/']

function build(): void {
  const built = spawnSync(process.execPath, [path.join(root, 'tools', 'build.ts')], { stdio: 'inherit' })
  if (built.status !== 0) process.exit(built.status ?? 1)
}

const turnOf = (file: string): number => {
  const turn = first.findIndex((folder) => file.includes(folder))
  return turn === -1 ? first.length : turn
}

function testFiles(): string[] {
  const files = globSync('dist/{src,tests}/**/*.test.js', { cwd: root }).toSorted()
  return files.filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part))).toSorted((one, other) => turnOf(one) - turnOf(other))
}

interface Tally {
  passed: number
  failed: number
  skipped: number
  readonly secondsByFile: Map<string, number>
}

/** Counts leaves only: a suite or a file is no test. */
function runFiles(files: string[]): Promise<Tally> {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0, secondsByFile: new Map() }
  const stream = run({ files: files.map((file) => path.join(root, file)), concurrency: atOnce, timeout: 600_000 })
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
  // A file comes as a test that bears its own name.
  stream.on('test:complete', ({ name, file, details }) => {
    if (name === file) tally.secondsByFile.set(path.relative(path.join(root, 'dist'), file), details.duration_ms / 1_000)
  })
  stream.compose(spec).pipe(process.stdout)
  return new Promise((resolve) => stream.on('end', () => resolve(tally)))
}

function printLongest({ secondsByFile }: Tally): void {
  const longest = [...secondsByFile].toSorted(([, one], [, other]) => other - one).slice(0, longestShown)
  const together = [...secondsByFile.values()].reduce((sum, seconds) => sum + seconds, 0)
  console.log(`${secondsByFile.size} files, ${atOnce} at a time, ${Math.round(together)} s together; the longest:`)
  for (const [file, seconds] of longest) console.log(`${seconds.toFixed(1).padStart(8)} s  ${file}`)
}

build()
// Some hundred processes start on the same modules.
process.env['NODE_COMPILE_CACHE'] = path.join(root, 'dist', '.compiled')
const files = testFiles()
const tally = await withSuiteDatabase(() => runFiles(files), 'quick')
await new Promise((resolve) => setTimeout(resolve, 100))
printLongest(tally)
if (tally.skipped > 0) console.log(`${tally.skipped} skipped, each with its reason above`)
console.log(`${tally.passed} passed, ${tally.failed} failed`)
process.exit(tally.failed > 0 || tally.passed === 0 ? 1 : 0)
