import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { declaredMetrics } from '../../src/platform/metrics/index.ts'
import { assertNone } from './faults.ts'
import { loadModules } from './load-modules.ts'
import { root } from './project-files.ts'

const page = readFileSync(path.join(root, 'docs', 'operations', 'monitoring.md'), 'utf8')

test('the chapter on monitoring tells every metric, and none that is not there', async () => {
  await loadModules('**/*.metrics')
  const declared = declaredMetrics().map(({ name }) => name)
  assert.ok(declared.length > 15)
  assertNone(declared.filter((name) => !page.includes(`\`${name}\``)), 'Tell it in docs/operations/monitoring.md:')
  const told = [...page.matchAll(/`(brevdue_[a-z_]+)`/g)].map(([, name = '']) => name)
  assertNone(told.filter((name) => !declared.includes(name)), 'Told in docs/operations/monitoring.md, and no metric:')
})

test('metrics bear names as Prometheus has them, and no label that could name somebody', () => {
  const faults = declaredMetrics().flatMap(({ name, kind, labels }) => [
    ...(/^brevdue_[a-z]+(_[a-z]+)*$/.test(name) && name.endsWith('_total') === (kind === 'counter') ? [] : [name]),
    ...labels.filter((label) => !/^[a-z]+$/.test(label) || /id|uuid|name|number|cpr|cvr|address/.test(label)).map((label) => `${name} ${label}`),
  ])
  assertNone(faults, 'Rename:')
})
