// The type-aware lint over everything hand-written.
import { spawnSync } from 'node:child_process'
import path from 'node:path'

const root = path.dirname(import.meta.dirname)
const result = spawnSync(path.join(root, 'node_modules', '.bin', 'oxlint'), ['--type-aware', '--deny-warnings', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
process.exit(result.status ?? 1)
