import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { pause } from '../../src/platform/clock/index.ts'
import { withTestDatabase } from '../../src/platform/database/testing.ts'
import type { Sample } from '../../src/platform/metrics/parse-exposition.testing.ts'
import { parseExposition } from '../../src/platform/metrics/parse-exposition.testing.ts'
import { root, startServing, withFolder } from '../process.testing.ts'

const folder = path.join(root, 'docs', 'operations')
const rules = readFileSync(path.join(folder, 'alarms.yml'), 'utf8')
const chapter = readFileSync(path.join(folder, 'monitoring.md'), 'utf8')

const alarms = [...rules.matchAll(/- alert: (\w+)\n\s+expr: (.+)\n/g)].map(([, name = '', expression = '']) => ({ name, expression }))

interface Selector {
  readonly metric: string
  readonly matchers: readonly { readonly label: string; readonly operator: string; readonly value: string }[]
}

/** What an expression reads: our metrics with their matchers. */
const selectorsIn = (expression: string): Selector[] =>
  [...expression.matchAll(/\b(brevdue_\w+)(?:\{([^}]*)\})?/g)].map(([, metric = '', inside = '']) => ({
    metric,
    matchers: [...inside.matchAll(/(\w+)(=~|=)"([^"]*)"/g)].map(([, label = '', operator = '', value = '']) => ({ label, operator, value })),
  }))

/** Prometheus adds these itself; a class of answers has a series once one was given. */
const addedByPrometheus = ['instance', 'job']
const mayBeMissing = /^[1-5]xx$/

function faultsOf(expression: string, samples: readonly Sample[]): string[] {
  const ofMetric = (metric: string) => samples.filter(({ name }) => name === metric)
  const selected = selectorsIn(expression).flatMap(({ metric, matchers }) => {
    const series = ofMetric(metric)
    if (series.length === 0) return [metric]
    const isThere = ({ label, operator, value }: Selector['matchers'][number]): boolean =>
      series.some(({ labels }) => labels[label] !== undefined && (mayBeMissing.test(value) || (operator === '=' ? labels[label] === value : new RegExp(`^(${value})$`).test(labels[label]))))
    return matchers.filter((matcher) => !isThere(matcher)).map(({ label, operator, value }) => `${metric}{${label}${operator}"${value}"}`)
  })
  const grouped = [...expression.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, labels = '']) => labels.split(',').map((label) => label.trim()))
  const known = new Set([...addedByPrometheus, ...selectorsIn(expression).flatMap(({ metric }) => ofMetric(metric).flatMap(({ labels }) => Object.keys(labels)))])
  return [...selected, ...grouped.filter((label) => !known.has(label)).map((label) => `by (${label})`)]
}

const patienceMs = 20_000
const lookEveryMs = 100

/** What a program tells once it has answered a request and checked its letters for the first time. */
async function scrapeChecked(url: string): Promise<readonly Sample[]> {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += lookEveryMs) {
    const families = parseExposition(await (await fetch(`${url}/metrics`)).text())
    const samples = [...families.values()].flatMap((family) => family.samples)
    if (waitedMs > 0 && samples.some(({ name }) => name === 'brevdue_reconciliation_gaps')) return samples
    await pause(lookEveryMs)
  }
  throw new Error('The program checked no letters')
}

test('every metric and label that an alarm reads is in the answer of a running program', () =>
  withFolder((data) =>
    withTestDatabase(async (_database, databaseUrl) => {
      // A scanner that is away: it is a dependency all the same.
      const { url } = await startServing({ BREVDUE_DATA: data, DATABASE_URL: databaseUrl, CLAMD_ADDRESS: '127.0.0.1:1' })
      const samples = await scrapeChecked(url)
      assert.ok(alarms.length > 10)
      assert.equal(alarms.length, rules.match(/- alert:/g)?.length, 'every rule was read')
      assert.deepEqual(alarms.flatMap(({ name, expression }) => faultsOf(expression, samples).map((fault) => `${name}: ${fault}`)), [])
      const scanner = samples.find(({ name, labels }) => name === 'brevdue_dependency_up' && labels['dependency'] === 'virus scan')
      assert.equal(scanner?.value, 0)
    }),
  ))

test('the test of alarms finds what is not there', () => {
  const samples: Sample[] = [{ name: 'brevdue_work_due', labels: { stage: 'route', lane: 'single' }, value: 0 }]
  assert.deepEqual(faultsOf('max by (stage, colour) (brevdue_work_due{lane="double"}) > brevdue_nothing', samples), ['brevdue_work_due{lane="double"}', 'brevdue_nothing', 'by (colour)'])
})

test('every alarm says what to do, and its chapter is there', () => {
  for (const { name } of alarms) {
    const rule = rules.split(`- alert: ${name}\n`)[1]?.split('- alert:')[0] ?? ''
    for (const part of [/labels: \{ severity: (page|ticket) \}/, /\n\s+summary: .+/, /\n\s+action: .+/, new RegExp(`\\n\\s+chapter: monitoring\\.md#${name.toLowerCase()}\\n`)]) assert.match(rule, part, name)
    assert.ok(chapter.includes(`<a id="${name.toLowerCase()}"></a>`), name)
  }
})

const promtool = (...args: string[]) => spawnSync('promtool', args, { cwd: folder, encoding: 'utf8' })
const skip = promtool('--version').error === undefined ? false : 'promtool is not installed (Debian: apt-get install prometheus)'

test('Prometheus takes the rules, and each fires when it shall', { skip }, () => {
  for (const args of [['check', 'rules', 'alarms.yml'], ['test', 'rules', 'alarms.test.yml']]) {
    const { status, stdout, stderr } = promtool(...args)
    assert.equal(status, 0, stdout + stderr)
  }
})
