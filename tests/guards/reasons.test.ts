import { test } from 'node:test'
import { assertNone } from './faults.ts'
import { handWritten } from './project-files.ts'

/** The code of a line: without comment, texts and regular expressions. */
const codeOf = (line: string): string =>
  line
    .replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/g, "''")
    .replace(/(^|[(,=:[!&|?{};\s])\/(?![/*])(?:[^/\\\n]|\\.)+\/[a-z]*/g, '$1//')
    .replace(/\/\/ .*$|^\s*\*.*$|\/\*.*?\*\//g, '')

/** Lines outside of templates that run over several lines (SQL, HTML). */
function codeLines(lines: readonly string[]): { number: number; line: string }[] {
  let inTemplate = false
  return lines.flatMap((line, index) => {
    const began = inTemplate
    const ticks = line.replaceAll('\\`', '').split('`').length - 1
    if (ticks % 2 === 1) inTemplate = !inTemplate
    return began ? [] : [{ number: index + 1, line }]
  })
}

const assertion = /[\w)\]}'] as (?!const\b|of\b)[\w{[(]/
const nonNull = /[\w)\]]!(?=[.,;)\]\s[]|$)(?!=)/
const silenced = /(oxlint|eslint)-disable|@ts-(expect-error|ignore|nocheck)/
const isImport = /^\s*(import|export)\b.*\bfrom\b|^\s*(import|export) (type )?\{/
const hasReason = /\/\/ \S.{2,}$/

test('every type assertion and silenced rule has its reason on the same line', () => {
  const faults = handWritten().flatMap((file) =>
    codeLines(file.lines).flatMap(({ number, line }) => {
      const code = codeOf(line)
      const unsound = !isImport.test(line) && (assertion.test(code) || nonNull.test(code))
      const missing = (unsound && !hasReason.test(line)) || (silenced.test(line) && !/-- \S|: \S|\S {2,}\/\/ /.test(line.replace(/^.*(disable|expect-error|ignore)[\w-]*/, '')))
      return missing ? [`${file.name}:${number}: ${line.trim().slice(0, 120)}`] : []
    }),
  )
  assertNone(faults, 'Find a way without it, or say on the same line why it is right (// reason):')
})
