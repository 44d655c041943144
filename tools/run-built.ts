import { spawnSync } from 'node:child_process'
import path from 'node:path'

const root = path.dirname(import.meta.dirname)
const run = (...args: string[]): number => spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1

/** Builds, runs a program of `dist/` with the arguments of this one, and ends as it ends: what imports pages (TSX) runs only built. */
export function runBuilt(program: string): never {
  const built = run(path.join(root, 'tools', 'build.ts'), '--quiet')
  process.exit(built !== 0 ? built : run(path.join(root, 'dist', ...program.split('/')), ...process.argv.slice(2)))
}
