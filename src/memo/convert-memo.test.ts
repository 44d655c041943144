import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkMemo, convertMemo, writeMemo, type Memo, type MemoVersion } from './index.ts'
import { fullLetter, smallLetter } from './letter.testing.ts'
import { memoInVersion } from './memo-in-version.ts'
import { randomLetters } from './random-letter.testing.ts'

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 100) yield bytes.subarray(from, from + 100)
}

function read(raw: Buffer): Memo {
  const { memo, faults } = checkMemo(raw)
  assert.deepEqual(faults, [])
  assert.ok(memo)
  return memo
}

/** The letter in a version; its announced length is compared on the way. */
async function convert(raw: Buffer, to: MemoVersion): Promise<Buffer> {
  const { length, bytes } = convertMemo({ memo: read(raw), content: (start, end) => inPieces(raw.subarray(start, end)), to })
  const converted = await buffer(bytes)
  assert.equal(converted.length, length)
  return converted
}

/** A letter without what depends on where its files stand in it. */
const placeless = (memo: Memo): unknown => ({
  ...memo,
  documents: memo.documents.map((document) => ({ ...document, files: document.files.map(({ start: _start, end: _end, ...file }) => file) })),
})

const small = (letter: Parameters<typeof smallLetter>[0]): Buffer => Buffer.from(smallLetter(letter))
const random = (version: MemoVersion) => randomLetters(version).map((memo) => () => buffer(writeMemo(memo, ({ bytes }) => [bytes])))

test('1.1 → 1.2 loses nothing', async () => {
  await fc.assert(
    fc.asyncProperty(random('1.1'), async (write) => {
      const raw = await write()
      assert.deepEqual(placeless(read(await convert(raw, '1.2'))), placeless({ ...read(raw), version: '1.2' }))
    }),
    { numRuns: 50 },
  )
})

test('1.2 → 1.1 keeps what 1.1 has a place for', async () => {
  await fc.assert(
    fc.asyncProperty(random('1.2'), async (write) => {
      const raw = await write()
      const expected = memoInVersion(read(raw), '1.1')
      delete expected.header.forwardData?.originalRepresentative
      assert.deepEqual(placeless(read(await convert(raw, '1.1'))), placeless(expected))
    }),
    { numRuns: 50 },
  )
})

const representative = (inside: string): string => `<memo:Representative>${inside}</memo:Representative>`
const named = representative('<memo:representativeID>0404509999</memo:representativeID><memo:idType>CPR</memo:idType><memo:label>Ida Ålund</memo:label>')
const attention = (inside: string): string => `<memo:AttentionData>${inside}</memo:AttentionData>`
const responsible = '<memo:ContentResponsible><memo:label>Børnehuset</memo:label></memo:ContentResponsible>'
const person = '<memo:AttentionPerson><memo:label>Bo Ålund</memo:label></memo:AttentionPerson>'

const senders: readonly [says: string, afterSenderLabel: string, attentionData: unknown][] = [
  ['becomes the one responsible', named, { contentResponsible: { contentResponsibleId: '0404509999', label: 'Ida Ålund' } }],
  ['joins the others', attention(person) + named, { attentionPerson: { label: 'Bo Ålund' }, contentResponsible: { contentResponsibleId: '0404509999', label: 'Ida Ålund' } }],
  ['gives way to the one who is named', attention(responsible) + named, { contentResponsible: { label: 'Børnehuset' } }],
  ['with a name only', representative('<memo:label>Ida</memo:label>'), { contentResponsible: { label: 'Ida' } }],
  ['without number and name is left out', representative('<memo:idType>CPR</memo:idType>'), undefined],
]
for (const [says, afterSenderLabel, expected] of senders) {
  test(`a representative in 1.1 ${says}`, async () => {
    assert.deepEqual(read(await convert(small({ afterSenderLabel }), '1.1')).header.sender.attentionData, expected)
  })
}

test('a notification over 150 is shortened between characters, with an ellipsis within the 150', async () => {
  const family = '👨‍👩‍👧‍👦'
  const accents = 'e\u0301'
  for (const [text, expected] of [
    ['x'.repeat(150), 'x'.repeat(150)],
    ['😀'.repeat(150), '😀'.repeat(150)],
    ['x'.repeat(151), `${'x'.repeat(149)}…`],
    ['😀'.repeat(160), `${'😀'.repeat(149)}…`],
    [accents.repeat(80), `${accents.repeat(74)}…`],
    [`${'x'.repeat(145)}${family}tre`, `${'x'.repeat(145)}…`],
    [`${'x'.repeat(147)} \n ${'y'.repeat(9)}`, `${'x'.repeat(147)}…`],
    [`x${'\u0301'.repeat(159)}`, '…'],
  ] as const) {
    const afterLabel = `<memo:notification>${text}</memo:notification>`
    assert.equal(read(await convert(small({ afterLabel }), '1.1')).header.notification, expected)
  }
})

test('dense base64 is copied as it stands, other content becomes dense', async () => {
  const dense = Buffer.from('Tillykke med pladsen! '.repeat(20)).toString('base64')
  for (const content of [dense, dense.replaceAll(/.{76}/g, '$&\r\n'), `<![CDATA[${dense}]]>`, dense.replace('V', '&#86;'), `<!-- x -->${dense}\n`]) {
    const raw = small({ content })
    const asked: number[] = []
    const { bytes } = convertMemo({
      memo: read(raw),
      to: '1.1',
      content: (start, end) => {
        asked.push(start, end)
        return inPieces(raw.subarray(start, end))
      },
    })
    const converted = await buffer(bytes)
    assert.ok(converted.includes(`<memo:content>${dense}</memo:content>`), content)
    assert.deepEqual(asked, [raw.indexOf('<memo:content>') + 14, raw.indexOf('</memo:content>')], 'nothing else of the message is read')
  }
})

test('a full letter goes to the other version and back', async () => {
  const raw = Buffer.from(fullLetter('1.1'))
  assert.deepEqual(placeless(read(await convert(await convert(raw, '1.2'), '1.1'))), placeless(read(raw)))
})
