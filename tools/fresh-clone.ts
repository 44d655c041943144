// node bin/brevdue-run fresh-clone: builds, then tries the README's two commands on clones of HEAD (tools/fresh-clone/main.ts).
import { spawnSync } from 'node:child_process'
import path from 'node:path'

const root = path.dirname(import.meta.dirname)
const run = (...args: string[]): number => spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1
const built = run(path.join(root, 'tools', 'build.ts'), '--quiet')
process.exit(built !== 0 ? built : run(path.join(root, 'dist', 'tools', 'fresh-clone', 'main.js'), ...process.argv.slice(2)))
