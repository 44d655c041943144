import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allProblems } from '../../src/platform/problems/index.ts'
import { assertNone } from './faults.ts'
import { loadModules } from './load-modules.ts'
import { programFiles } from './project-files.ts'

// Loading fails when two rooms define one code.
await loadModules('**/*.problems')
const problems = [...allProblems()]

test('problem codes are words with dots', () => {
  assert.ok(problems.length > 10)
  assertNone(problems.map(([code]) => code).filter((code) => !/^[a-z][a-z0-9]*(\.[a-z0-9]+)+$/.test(code)), 'Write the code as the wire does, memo.uuid.mismatch:')
})

test('every problem says in whole sentences, in both languages, what is wrong and what to do', () => {
  const faults = problems.flatMap(([code, { da, en }]) => {
    const sentences = [da.message, da.remedy, en.message, en.remedy]
    const whole = sentences.every((sentence) => /^\S.{8,}[.:!?]$/s.test(sentence.trim()))
    return [...(whole ? [] : [`${code}: a text is no sentence`]), ...(da.message === en.message ? [`${code}: Danish and English are the same`] : [])]
  })
  assertNone(faults, 'Correct the texts in the *.problems.ts of the room:')
})

test('every problem can happen', () => {
  const program = programFiles().filter(({ name }) => !name.endsWith('.problems.ts'))
  const unused = problems.map(([code]) => code).filter((code) => !program.some(({ text }) => text.includes(`'${code}'`)))
  assertNone(unused, 'Nothing raises this code; raise or remove it:')
})
