import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../clock/index.ts'
import { makePdf } from './index.ts'
import type { PdfDocument } from './index.ts'
import { pdfPages } from './pdf.testing.ts'

const receipt: PdfDocument = {
  language: 'da',
  title: 'Kvittering for tilslutning',
  sandbox: true,
  madeAt: instant(Date.UTC(2027, 2, 1, 8)),
  parts: [
    { paragraph: 'Årets første blåbærgrød koster 12 €.' },
    { heading: 'Oplysninger' },
    { facts: [['Navn', 'Prøvekøbing Kommune'], ['CVR-nummer', '99990019']] },
    { list: ['Gem kvitteringen.', 'I hører fra os.'] },
  ],
}
const raw = (pdf: Buffer): string => pdf.toString('latin1')

test('everything that was given can be read in the file', async () => {
  const [page = ''] = pdfPages(await makePdf(receipt))
  for (const text of ['Kvittering for tilslutning', 'Årets første blåbærgrød koster 12 €.', 'Oplysninger', 'Navn Prøvekøbing Kommune', 'CVR-nummer 99990019', '• Gem kvitteringen.', '• I hører fra os.', 'Side 1 af 1'])
    assert.ok(page.includes(text), `${text} in ${page}`)
})

test('a file is tagged, claims PDF/UA, and says its language and title', async () => {
  const pdf = raw(await makePdf(receipt))
  for (const sign of ['/MarkInfo', '/Marked true', '/StructTreeRoot', '/Lang (da-DK)', '/DisplayDocTitle true', '<pdfuaid:part>1</pdfuaid:part>', 'Kvittering for tilslutning', '/FontFile2', 'D:20270301080000Z'])
    assert.ok(pdf.includes(sign), sign)
  for (const tag of ['Document', 'H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD', 'L', 'LI', 'Lbl', 'LBody']) assert.ok(pdf.includes(`/S /${tag}\n`), tag)
  assert.match(pdf, /\/Scope \/Row/)
  assert.match(raw(await makePdf({ ...receipt, language: 'en' })), /\/Lang \(en-GB\)/)
})

test('no list of glyphs stands beside a font, for it would lack the parts of composed letters', async () => {
  assert.doesNotMatch(raw(await makePdf({ ...receipt, title: 'Åse på Ærø' })), /CIDSet/)
})

test('every page of the sandbox says so, and none of the real thing', async () => {
  const parts = Array.from({ length: 120 }, (_, index) => ({ paragraph: `Afsnit ${index + 1}` }))
  const trial = pdfPages(await makePdf({ ...receipt, parts }))
  assert.ok(trial.length > 2)
  for (const [index, page] of trial.entries()) assert.ok(page.includes(`SANDBOX: kun til prøve, uden retsvirkning Side ${index + 1} af ${trial.length}`), page)
  for (const page of pdfPages(await makePdf({ ...receipt, parts, sandbox: false }))) assert.doesNotMatch(page, /SANDBOX/)
})

test('a value is never cut: it wraps, and what is longer than a page goes on', async () => {
  const words = Array.from({ length: 900 }, (_, index) => `ord${index}`)
  const pages = pdfPages(await makePdf({ ...receipt, parts: [{ facts: [['Lang', words.slice(0, 60).join(' ')]] }, { paragraph: words.join(' ') }, { paragraph: 'x'.repeat(300) }] }))
  const read = pages.join(' ')
  for (const word of words) assert.ok(read.includes(word), word)
  assert.equal(read.match(/x/g)?.length, 300)
})

test('the same content gives the same bytes', async () => {
  assert.deepEqual(await makePdf(receipt), await makePdf(receipt))
})
