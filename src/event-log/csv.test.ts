import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeCsv } from './csv.ts'

test('no cell is run by a spreadsheet, and separators, quotes and new lines stay inside their cell', () => {
  assert.equal(writeCsv([['=1+1', '+45', '-x', '@sum', '\tx'], ['a;b', 'say "hi"', 'two\nlines', 'plain']]), '\uFEFF\'=1+1;\'+45;\'-x;\'@sum;\'\tx\r\n"a;b";"say ""hi""";"two\nlines";plain\r\n')
})
