import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { after, test } from 'node:test'
import { createTestDatabase } from '../../src/platform/database/testing.ts'
import { Mailer, smtpAccess } from '../../src/notifications/index.ts'
import { EntryThreads } from '../../src/exchange/index.ts'
import { allProblems } from '../../src/platform/problems/index.ts'
import { plannedStages } from '../../src/platform/work/index.ts'
import type { Runtime } from '../../src/processes/runtime.ts'
import { parallelStages, workerStages } from '../../src/processes/worker.ts'
import { assertNone } from './faults.ts'
import { loadModules } from './load-modules.ts'
import { openApiText, programRoutes, withProgram } from './program.ts'
import { programFiles, root } from './project-files.ts'

const { url, drop } = await createTestDatabase()
after(drop)
const routes = await programRoutes(url)

test('docs/openapi.json is what the routes say', () => {
  const committed = readFileSync(path.join(root, 'docs', 'openapi.json'), 'utf8')
  assert.equal(openApiText(routes), committed, 'Run "npm run openapi" and look at what changed in docs/openapi.json')
})

test('no two routes have the same method and path', () => {
  const names = routes.map(({ method, path: address }) => `${method} ${address}`)
  assertNone(names.filter((name, index) => names.indexOf(name) < index), 'One of them is never reached:')
})

test('every problem that a route declares is registered', () => {
  const faults = routes.flatMap((route) => (route.problems ?? []).filter((code) => !allProblems().has(code)).map((code) => `${route.method} ${route.path}: ${code}`))
  assertNone(faults, 'Define the code in the *.problems.ts of its room:')
})

/** It connects to nobody before it has something to send. */
const mailerOf = ({ settings }: Runtime): Mailer => new Mailer(smtpAccess('smtp://localhost', settings))

/** Nothing is woken by whoever only asks for names. */
const silentBus = { wake: () => undefined, listen: () => () => undefined, close: () => Promise.resolve() }

test('every stage for which work is planned is consumed by the worker, and the other way round', async () => {
  for (const { name } of programFiles().filter(({ text }) => /\bdefineStage\('/.test(text))) await loadModules(name.replace(/^src\//, '').replace(/\.tsx?$/, ''))
  const consumed = new Set(await withProgram(url, (runtime) => Promise.resolve([...workerStages(runtime), ...parallelStages(runtime, { mailer: mailerOf(runtime), wakeBus: silentBus, threads: new EntryThreads(runtime.contentStore.ring, 0) })].map(({ name }) => name))))
  assert.ok(consumed.size > 0)
  assertNone([...plannedStages()].filter((name) => !consumed.has(name)), 'Planned, but no worker takes it: add a stage to workerStages or parallelStages:')
  assertNone([...consumed].filter((name) => !plannedStages().has(name)), 'Consumed, but nothing plans it: declare it with defineStage:')
})
