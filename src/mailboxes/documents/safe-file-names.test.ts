import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contentDisposition } from '../../platform/http/index.ts'
import { safeFileName, uniqueFileNames } from './safe-file-names.ts'

test('a name is never a path, a device or a trick of writing', () => {
  const names = ['../../etc/passwd', '..\\a.txt', '/a', '.htaccess', 'con.txt', 'COM1', 'a\u202Egpj.exe', 'a\r\nb.pdf', ' . ', '', 'Afgørelse 2026.pdf']
  assert.deepEqual(names.map(safeFileName), ['_.._etc_passwd', '_a.txt', '_a', 'htaccess', '_con.txt', '_COM1', 'agpj.exe', 'ab.pdf', 'fil', 'fil', 'Afgørelse 2026.pdf'])
})

test('a long name keeps its extension', () => {
  const name = safeFileName(`${'å'.repeat(300)}.pdf`)
  assert.equal(name.length, 120)
  assert.match(name, /å\.pdf$/)
  assert.equal(safeFileName(`${'😀'.repeat(200)}.pdf`).isWellFormed(), true)
})

test('names are unique in any case', () => {
  assert.deepEqual(uniqueFileNames(['Brev.pdf', 'brev.PDF', 'Brev (2).pdf', 'Brev.pdf', 'uden', 'uden']), ['Brev.pdf', 'brev (2).PDF', 'Brev (2) (2).pdf', 'Brev (3).pdf', 'uden', 'uden (2)'])
})

test('a name in a header can neither end the header nor its quotes', () => {
  const header = contentDisposition('attachment', 'Æ"\r\nSet-Cookie: a=1; b=\'(x).pdf\uD800')
  assert.equal(header, `attachment; filename="____Set-Cookie_ a_1_ b__(x).pdf_"; filename*=UTF-8''%C3%86%22%0D%0ASet-Cookie%3A%20a%3D1%3B%20b%3D%27%28x%29.pdf%EF%BF%BD`)
})
