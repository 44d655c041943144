import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { fileTypeFromBuffer } from 'file-type'
import { plainDate } from '../../platform/clock/index.ts'
import type { LetterOccasion } from './fill-letter.ts'
import { letterTemplates } from './letter-templates.ts'
import { makeLetterDocuments } from './make-letter-documents.ts'
import type { DocumentFile } from './make-letter-documents.ts'

const occasion: LetterOccasion = {
  sender: { name: 'Nordbæk Kommune', addressLines: ['Rådhustorvet 1', '9999 Nordbæk'], telephone: '70 00 00 01', website: 'nordbaek.example' },
  recipientName: 'Åse <Margrethe> & Søn',
  date: plainDate('2026-11-02'),
  seed: 'test',
}

async function filesOf(code: string, more: Partial<LetterOccasion> = {}): Promise<DocumentFile[]> {
  const template = letterTemplates.find((each) => each.code === code)
  assert.ok(template, code)
  const { main, additional } = await makeLetterDocuments(template, { ...occasion, ...more })
  return [...main, ...additional]
}

async function fileOf(code: string, mime: string): Promise<DocumentFile> {
  const file = (await filesOf(code)).find((each) => each.mime === mime)
  assert.ok(file, `${code} has no ${mime}`)
  return file
}

const textOf = (file: DocumentFile): string => Buffer.from(file.bytes).toString()

test('every letter has files whose names MeMo allows and that are what they claim', async () => {
  for (const template of letterTemplates) {
    for (const file of await filesOf(template.code)) {
      assert.match(file.filename, /^[\p{Letter}\p{Number} -]+\.(pdf|html|txt|png|ics)$/u)
      assert.ok(file.bytes.length > 200, file.filename)
      const found = await fileTypeFromBuffer(file.bytes)
      if (!file.mime.startsWith('text/')) assert.equal(found?.mime, file.mime, file.filename)
      else assert.ok(found === undefined || found.mime === file.mime, file.filename)
    }
  }
})

test('the same occasion gives the same bytes; another name gives others', async () => {
  for (const code of ['building-permit', 'witness-summons', 'waste-collection']) {
    const [first, second, other] = await Promise.all([filesOf(code), filesOf(code), filesOf(code, { recipientName: 'Bo Holm' })])
    assert.deepEqual(first, second)
    assert.notDeepEqual(first[0], other[0])
  }
})

test('a PDF is tagged, Danish, claims PDF/UA, embeds its fonts and bears the date of the letter', async () => {
  const { bytes } = await fileOf('building-permit', 'application/pdf')
  const pdf = Buffer.from(bytes).toString('latin1')
  for (const part of ['/MarkInfo', '/StructTreeRoot', '/Lang (da-DK)', '<pdfuaid:part>1</pdfuaid:part>', '/FontFile2', 'D:20261101230000Z']) {
    assert.ok(pdf.includes(part), part)
  }
  assert.ok(bytes.length > 10_000 && bytes.length < 40_000, `${bytes.length} bytes`)
  assert.equal(pdf.match(/\/Type \/Page\n/g)?.length, 2)
})

test('a sender with signs of XML in its name leaves the metadata well-formed', async () => {
  const [file] = await filesOf('parking-permit', { sender: { ...occasion.sender, name: 'Hav & <Land>' } })
  const metadata = /<rdf:RDF[\s\S]*<\/rdf:RDF>/.exec(Buffer.from(file?.bytes ?? []).toString('latin1'))?.[0] ?? ''
  assert.ok(metadata.includes('<rdf:li>Hav og Land</rdf:li>'))
  assert.doesNotMatch(metadata, /&/)
})

test('names are escaped in HTML', async () => {
  const html = textOf(await fileOf('waste-collection', 'text/html'))
  assert.ok(html.includes('Kære Åse &lt;Margrethe&gt; &amp; Søn'))
  assert.ok(html.includes('<title>Nye tømmedage for dit affald</title>'))
})

test('plain text keeps to 76 characters a line and says that it is the sandbox', async () => {
  const text = textOf(await fileOf('library-hold', 'text/plain'))
  for (const line of text.split('\n')) assert.ok(line.length <= 76, line)
  assert.ok(text.includes('SANDBOX'))
})

test('a calendar tells the appointment in UTC, in lines of at most 75 bytes', async () => {
  const calendar = textOf(await fileOf('hospital-appointment', 'text/calendar'))
  const lines = calendar.split('\r\n')
  assert.equal(lines.at(-1), '')
  for (const line of lines) assert.ok(Buffer.byteLength(line) <= 75, line)
  const [, start = '', end = ''] = /DTSTART:(\d{8}T\d{6})Z[\s\S]*DTEND:(\d{8}T\d{6})Z/.exec(calendar) ?? []
  assert.ok(start > '20261102T000000' && end > start)
  assert.match(calendar.replaceAll('\r\n ', ''), /LOCATION:.*\\, indgang \d+\\, Nordbæk Kommune/)
})

test('a site plan is a PNG of full rows', async () => {
  const png = Buffer.from((await fileOf('building-permit', 'image/png')).bytes)
  const [width, height, length] = [png.readUInt32BE(16), png.readUInt32BE(20), png.readUInt32BE(33)]
  assert.equal(inflateSync(png.subarray(41, 41 + length)).length, (width * 3 + 1) * height)
})
