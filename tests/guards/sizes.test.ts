import { readFileSync } from 'node:fs'
import path from 'node:path'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertNone } from './faults.ts'
import { handWritten, isTest, root } from './project-files.ts'

const maxLines = 300
const maxTestLines = 400

/** style.md, Types and limits. Lint measures them; here we see that nobody loosened them. */
const lintLimits = {
  'max-lines': { max: maxLines },
  'max-lines-per-function': { max: 60 },
  'max-params': 4,
  'max-depth': 3,
  complexity: 10,
} as const

interface LintConfiguration {
  readonly rules: Readonly<Record<string, unknown>>
  readonly overrides: readonly { readonly files: readonly string[]; readonly rules: Readonly<Record<string, unknown>> }[]
}

const lineCount = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)

test('no file is longer than it may be', (t) => {
  const sizes = handWritten().map(({ name, text }) => ({ name, lines: lineCount(text) }))
  const program = sizes.filter(({ name }) => !isTest(name)).toSorted((a, b) => a.lines - b.lines)
  const largest = program.at(-1)
  t.diagnostic(`program files: ${program.length}, median ${program[Math.floor(program.length / 2)]?.lines} lines, largest ${largest?.name} with ${largest?.lines}`)
  const faults = sizes.filter(({ name, lines }) => lines > (isTest(name) ? maxTestLines : maxLines)).map(({ name, lines }) => `${name}: ${lines} lines`)
  assertNone(faults, 'Split by behaviour, not by kind of code:')
})

test('the limits of the lint are those of the house', () => {
  const configuration = JSON.parse(readFileSync(path.join(root, '.oxlintrc.json'), 'utf8')) as LintConfiguration // our own file
  for (const [rule, limit] of Object.entries(lintLimits)) {
    const [level, found] = configuration.rules[rule] as [string, object | number] // a rule without limits fails below
    assert.equal(level, 'error', rule)
    if (typeof limit === 'number') assert.equal(found, limit, rule)
    else assert.equal((found as { max: number }).max, limit.max, rule) // see above
  }
  const loosened = configuration.overrides.flatMap(({ files, rules }) =>
    Object.keys(rules).filter((rule) => rule in lintLimits && !files.every((pattern) => pattern.includes('.test.'))),
  )
  assertNone(loosened, 'No list of exemptions; only tests have limits of their own:')
})
