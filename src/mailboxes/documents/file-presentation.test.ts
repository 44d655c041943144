import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeText } from './decode-text.ts'
import { presentationOf, servingOf } from './file-presentation.ts'

const file = (filename: string, encodingFormat: string, length = 1) => ({ filename, encodingFormat, length })

test('the name decides how a file is shown, if the stated type agrees', () => {
  assert.equal(presentationOf(file('Brev.PDF', 'application/pdf')), 'pdf')
  assert.equal(presentationOf(file('Brev.html', 'text/html; charset=utf-8')), 'html')
  assert.equal(presentationOf(file('Brev.txt', 'text/plain')), 'text')
  assert.equal(presentationOf(file('Kort.jpeg', 'image/jpg')), 'image')
})

test('contradictions, what can run, and what is unknown is never shown', () => {
  const files = [['x.pdf', 'text/html'], ['x.pdf', 'image/svg+xml'], ['x.svg', 'image/svg+xml'], ['x.xml', 'text/xml'], ['x.png', 'text/html'], ['x.xhtml', 'application/xhtml+xml'], ['x', 'text/html'], ['x.constructor', 'text/html'], ['x.__proto__', '']] as const
  for (const [filename, type] of files) {
    assert.equal(presentationOf(file(filename, type)), 'none', filename)
    assert.deepEqual(servingOf(file(filename, type)), { contentType: 'application/octet-stream', inline: false }, filename)
  }
})

test('HTML as it was sent is only ever a download', () => {
  assert.deepEqual(servingOf(file('Brev.html', 'text/html')), { contentType: 'application/octet-stream', inline: false })
})

test('what is too large for a page is a download', () => {
  assert.equal(presentationOf(file('Brev.html', 'text/html', 2_000_001)), 'none')
  assert.equal(presentationOf(file('Brev.txt', 'text/plain', 500_001)), 'none')
  assert.equal(presentationOf(file('Brev.pdf', 'application/pdf', 90_000_000)), 'pdf')
})

test('text that is not UTF-8 is read as Danish Windows text', () => {
  assert.equal(decodeText(Buffer.from('\uFEFFBlåbærgrød')), 'Blåbærgrød')
  assert.equal(decodeText(Buffer.from('Blåbærgrød', 'latin1')), 'Blåbærgrød')
})
