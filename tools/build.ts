// Builds dist/ from the sources when their content changed; otherwise says nothing and does nothing.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buildAssets } from './assets.ts'

const root = path.dirname(import.meta.dirname)
const stamp = path.join(root, 'dist', '.built')

function sourceHash(): string {
  const hash = createHash('sha256')
  const files = globSync(['{src,tests,tools}/**/*.{ts,tsx}', 'src/platform/ui/**/*.{js,css,svg}', 'tsconfig.json', 'package-lock.json'], { cwd: root }).toSorted()
  for (const file of files) hash.update(file).update('\0').update(readFileSync(path.join(root, file))).update('\0')
  return hash.digest('hex')
}

/** Removes what was compiled from sources that no longer exist, so that a deleted test cannot run on. */
function removeOrphans(): void {
  for (const file of globSync('dist/{src,tests,tools}/**/*.js', { cwd: root })) {
    const source = path.join(root, file.slice('dist/'.length, -'.js'.length))
    if (existsSync(`${source}.ts`) || existsSync(`${source}.tsx`)) continue
    rmSync(path.join(root, file))
    rmSync(path.join(root, `${file}.map`), { force: true })
  }
}

const hash = sourceHash()
const current = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
if (current !== hash) {
  if (!process.argv.includes('--quiet')) console.log('Building ...')
  const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const result = spawnSync(process.execPath, [compiler, '-p', root], { stdio: 'inherit' })
  if (result.status !== 0) process.exit(result.status ?? 1)
  removeOrphans()
  buildAssets()
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, hash)
}
