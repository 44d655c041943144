import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import MailComposer from 'nodemailer/lib/mail-composer'
import { readEmail } from './read-email.ts'

const compose = (subject: string, text: string): Promise<Buffer> =>
  new MailComposer({ from: { name: 'Brevdue på prøve', address: 'due@brevdue.example' }, to: { name: '', address: 'it@by.example' }, subject, text }).compile().build()

/** A subject as it is planned: one line, nothing at its ends. */
const subjects = fc.string({ unit: 'grapheme', maxLength: 200 }).map((text) => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim())
/** Also prose, whose spaces stand where lines are folded. */
const prose = fc.array(fc.constantFrom('brevet', 'på', 'ære', 'a', 'systemet', '='), { maxLength: 60 }).map((words) => words.join(' '))
const line = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 200 }).map((text) => text.replaceAll(/[\r\n]/g, '')), prose)
const bodies = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n'))

test('whatever we write is read as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(subjects, bodies, async (subject, text) => {
      const { headers, body } = readEmail(await compose(subject, text))
      assert.equal(headers['subject'] ?? '', subject)
      assert.equal(body.replace(/\n$/, ''), text.replace(/\n$/, ''))
      assert.deepEqual([headers['from'], headers['to']], ['Brevdue på prøve <due@brevdue.example>', 'it@by.example'])
    }),
    { numRuns: 300 },
  )
})

test('long lines, mostly Danish letters and bytes at the end of a line are no obstacle', async () => {
  for (const text of ['æøå'.repeat(500), `${'x'.repeat(2000)} \t`, 'Blåbær = grød=\n=C3=A5\n.\n..\n', 'From here\nFrom there', '🐦'.repeat(100)]) {
    const { headers, body } = readEmail(await compose(text.split('\n')[0]?.trim() ?? '', text))
    assert.deepEqual([headers['subject'], body.trimEnd()], [text.split('\n')[0]?.trim(), text.trimEnd()])
  }
})

test('what is no e-mail at all is read without complaint', () => {
  for (const text of ['', '\r\n\r\n', 'no header', 'a: b', 'a: b\r\n\r\n', ': \r\n\r\nx']) assert.equal(typeof readEmail(Buffer.from(text)).body, 'string')
})
