import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MemoFault } from '../../memo/index.ts'
import { shownLines } from './shown-lines.ts'

const faultAt = (line: number, column = 1): MemoFault => ({ code: 'memo.xml.syntax', level: 'schema', line, column, message: '', remedy: '' })
const numbered = (count: number): string => Array.from({ length: count }, (_none, index) => `line ${index + 1}`).join('\n')
const places = (message: string, faults: readonly MemoFault[]): (number | string)[] => shownLines(message, faults).map((line) => ('omitted' in line ? `${line.omitted} left out` : line.number))

test('a short message is shown whole, each line with its own faults', () => {
  const shown = shownLines('<a>\n<b>\n', [faultAt(2), faultAt(2, 3)])
  assert.deepEqual(shown.map((line) => !('omitted' in line) && [line.number, line.text, line.faults.length]), [[1, '<a>', 0], [2, '<b>', 2]])
})

test('of a long message the lines around the faults are shown, and how many are not', () => {
  assert.deepEqual(places(numbered(1_000), [faultAt(500), faultAt(507)]), [1, '493 left out', ...Array.from({ length: 18 }, (_none, index) => 495 + index), '488 left out'])
})

test('a long line is cut around its first fault', () => {
  const [shown] = shownLines(`${'a'.repeat(1_000)}!${'b'.repeat(1_000)}`, [faultAt(1, 1_001)])
  assert.ok(shown !== undefined && 'text' in shown)
  assert.match(shown.text, /^…a{60}!b{179}…$/)
})

test('a fault beyond the last line stands on one', () => {
  assert.deepEqual(places('<a>\n', [faultAt(2)]), [1, 2])
})
