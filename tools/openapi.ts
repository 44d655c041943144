// npm run openapi: writes docs/openapi.json from the routes of the built program, on a throw-away PostgreSQL.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as program from '../tests/guards/program.ts'
import { withEmptyDatabase } from './empty-database.ts'
import { withSuiteDatabase } from './suite-database.ts'

const root = path.dirname(import.meta.dirname)

const built = spawnSync(process.execPath, [path.join(root, 'tools', 'build.ts')], { stdio: 'inherit' })
if (built.status !== 0) process.exit(built.status ?? 1)

// Pages are TSX, which only the built program can load.
const { openApiText, programRoutes } = (await import(pathToFileURL(path.join(root, 'dist', 'tests', 'guards', 'program.js')).href)) as typeof program // the same module, built
const routes = await withSuiteDatabase(() => withEmptyDatabase(process.env['BREVDUE_TEST_SERVER'] ?? '', programRoutes), 'quick')
writeFileSync(path.join(root, 'docs', 'openapi.json'), openApiText(routes))
console.log('docs/openapi.json is written')
