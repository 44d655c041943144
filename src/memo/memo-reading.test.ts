import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { checkMemo, MemoReading, readMessageUuid, type CheckedMemo } from './index.ts'
import { additionalDocument, entryPointAction, fullLetter, smallLetter, testLetterUuid } from './letter.testing.ts'

const check = (letter: string): CheckedMemo => checkMemo(Buffer.from(letter))
const codes = (letter: string): string[] => check(letter).faults.map(({ code }) => code)

function readInTwo(raw: Buffer, at: number): CheckedMemo {
  const reading = new MemoReading()
  // One buffer for both pieces, as a caller that reuses its buffer would do.
  const buffer = Buffer.alloc(raw.length)
  for (const piece of [raw.subarray(0, at), raw.subarray(at)]) {
    piece.copy(buffer)
    reading.write(buffer.subarray(0, piece.length))
    buffer.fill(0x58)
  }
  return reading.end()
}

test('a letter in two pieces reads the same, wherever it is cut', () => {
  const raw = Buffer.from(`\uFEFF${fullLetter('1.2')}`)
  const whole = checkMemo(raw)
  assert.deepEqual(whole.faults, [])
  for (let at = 0; at <= raw.length; at++) assert.deepEqual(readInTwo(raw, at), whole, `cut at ${at}`)
})

test('a broken letter in two pieces has the same faults, wherever it is cut', () => {
  const broken = smallLetter({
    afterLabel: '<memo:reply>måske</memo:reply><memo:x>æ&amp;<![CDATA[ø]]></memo:x> tekst',
    filename: 'a\r\n?.pdf',
    content: 'QU<!-- x --><?y z?>J\r\n&#68;',
  })
  for (const letter of [
    broken,
    broken.replace('</memo:Recipient>', '</memo:Sender>'),
    broken.replace('Brev', 'B&nope;v'),
    broken.replace('Lillebæk', 'Lille]]>bæk'),
    `${broken}slut`,
  ]) {
    const raw = Buffer.from(letter)
    const whole = checkMemo(raw)
    assert.ok(whole.faults.length > 0)
    for (let at = 0; at <= raw.length; at++) assert.deepEqual(readInTwo(raw, at), whole, `cut at ${at}`)
  }
})

test('a full letter gives every value', () => {
  const { memo, messageUuid } = check(fullLetter('1.2'))
  assert.equal(messageUuid, testLetterUuid)
  assert.partialDeepStrictEqual(memo, {
    version: '1.2',
    createdDateTime: '2026-01-05T08:30:00Z',
    header: {
      reply: true,
      mandatory: true,
      legalNotification: false,
      doNotDeliverUntilDate: '2026-01-10',
      sender: {
        attentionData: {
          email: { emailAddress: 'bo@lillebaek.example', relatedAgent: 'Bo Ålund' },
          address: { addressPoint: { geographicHeightMeasure: '0.0' } },
        },
        representative: { representativeId: '0404509999', idType: 'CPR', label: 'Ida Ålund' },
        contactPoint: {
          contactInfo: [
            { label: 'Barnets navn', value: 'Liv Ålund' },
            { label: 'Årgang', value: '2023' },
          ],
        },
      },
      contentData: { motorVehicle: { licenseNumber: 'XX00000' }, additionalContentData: [{ contentDataValue: 'Værdi' }] },
      forwardData: { originalRepresentative: 'Værge' },
      replyData: [{ additionalReplyData: [{ label: 'Note', value: 'tekst' }] }],
    },
    documents: [
      {
        type: 'MAIN',
        documentId: 'H1',
        actions: [{ reservation: { location: 'Møllevej 7A' } }, { entryPoint: { url: 'https://lillebaek.example/b%C3%B8rn?a=1&b=2#top' } }],
      },
      { type: 'ADDITIONAL', files: [{ filename: 'Bilag.txt', length: 5 }] },
      { type: 'TECHNICAL', documentId: 'T1', actions: [] },
    ],
  })
})

test('flags that are absent or empty are false, and lists that are absent are empty', () => {
  const header = check(smallLetter({ afterLabel: '<memo:reply/>' })).memo?.header
  assert.deepEqual([header?.reply, header?.mandatory, header?.legalNotification, header?.replyData], [false, false, false, []])
})

test('a file tells where its content stands, its length, hash and first bytes', () => {
  const bytes = Buffer.from('indhold med æøå '.repeat(40))
  const wrapped = bytes.toString('base64').replaceAll(/.{76}/g, '$&\r\n')
  const raw = Buffer.from(`\uFEFF${smallLetter({ content: `\n${wrapped}\n` })}`)
  const file = checkMemo(raw, { firstBytesPerFile: 10 }).memo?.documents[0]?.files[0]
  assert.ok(file)
  assert.equal(raw.toString('utf8', file.start, file.end), `\n${wrapped}\n`)
  assert.equal(file.length, bytes.length)
  assert.equal(file.sha256, createHash('sha256').update(bytes).digest('hex'))
  assert.deepEqual(Buffer.from(file.firstBytes), bytes.subarray(0, 10))
  assert.equal(checkMemo(raw).memo?.documents[0]?.files[0]?.firstBytes.length, 0)
})

test('any prefix and the default namespace do', () => {
  assert.deepEqual(codes(smallLetter().replaceAll('memo:', '').replace('xmlns:memo', 'xmlns')), [])
  assert.deepEqual(codes(smallLetter().replaceAll('memo:', 'æ:').replace('xmlns:memo', 'xmlns:æ')), [])
})

test('faults name place, element and what was expected', () => {
  const { faults, memo } = check(smallLetter().replace('<memo:label>Plads i børnehaven</memo:label>', '<memo:titel>Plads</memo:titel>'))
  assert.equal(memo, undefined)
  assert.deepEqual(
    faults.map(({ code, line, column, element, expected }) => ({ code, line, column, element, expected })),
    [
      {
        code: 'memo.element.unexpected',
        line: 6,
        column: 5,
        element: 'memo:titel',
        expected: 'memo:messageID, memo:messageCode, memo:label',
      },
      { code: 'memo.element.missing', line: 7, column: 5, element: 'memo:Sender', expected: 'memo:label' },
    ],
  )
})

test('columns count characters, not bytes', () => {
  const { faults } = check(smallLetter().replace('<memo:label>Plads i børnehaven</memo:label>', '<memo:label>æøå</memo:label><x/>'))
  assert.deepEqual([faults[0]?.line, faults[0]?.column], [6, 33])
})

test('a value fault stands where the value begins, also when it is long', () => {
  const { faults } = check(smallLetter({ content: `${'QUJD\n'.repeat(30_000)}Q` }))
  assert.deepEqual(
    faults.map(({ code, line }) => [code, line]),
    [['memo.content.invalid', 24]],
  )
})

test('at most 50 faults are kept, and the one that ends the reading', () => {
  const letter = smallLetter({ afterLabel: '<memo:x/>'.repeat(200) })
  assert.equal(check(letter).faults.length, 50)
  assert.equal(check(letter.slice(0, -5)).faults.at(-1)?.code, 'memo.xml.truncated')
})

test('the UUID is known even from a broken letter', () => {
  const letter = smallLetter()
  assert.equal(check(letter.slice(0, letter.indexOf('<memo:label>'))).messageUuid, testLetterUuid)
  assert.equal(check(letter.replace('<memo:messageType>DIGITALPOST</memo:messageType>', '')).messageUuid, testLetterUuid)
  assert.equal(check(letter.replace('-4E6F-', '-1E6F-')).messageUuid, undefined)
})

test('the UUID is read from the beginning alone', () => {
  const raw = Buffer.from(smallLetter())
  const known = raw.indexOf('</memo:messageUUID>') + '</memo:messageUUID>'.length
  assert.equal(readMessageUuid(raw.subarray(0, known)), testLetterUuid)
  assert.equal(readMessageUuid(raw.subarray(0, known - 1)), undefined)
  assert.equal(readMessageUuid(Buffer.from('<memo:Message')), undefined)
  assert.equal(readMessageUuid(Buffer.from('no letter')), undefined)
})

test('rules beyond the schema', () => {
  const sms = smallLetter({ messageType: 'NEMSMS' })
  const withoutBody = smallLetter().replace(/<memo:MessageBody>[^]*<\/memo:MessageBody>/, '')
  const point = (id: string): string => `<memo:ContactPoint><memo:contactPointID>${id}</memo:contactPointID></memo:ContactPoint>`
  const cases: [letter: string, code: string | undefined][] = [
    [sms, 'empty.notification.not.allowed'],
    [smallLetter({ messageType: 'NEMSMS', afterLabel: '<memo:notification> </memo:notification>' }), 'empty.notification.not.allowed'],
    [smallLetter({ messageType: 'NEMSMS', afterLabel: '<memo:notification>Husk tiden</memo:notification>' }), undefined],
    [withoutBody, 'main.document.missing'],
    [smallLetter({ moreDocuments: additionalDocument.repeat(10) }), undefined],
    [smallLetter({ moreDocuments: additionalDocument.repeat(11) }), 'additional.documents.not.allowed'],
    [smallLetter({ content: '' }), 'file.empty.not.allowed'],
    [smallLetter({ content: ' \n' }), 'file.empty.not.allowed'],
    [smallLetter({ content: 'QUJD-_-_' }), 'memo.content.character.not.allowed'],
    [smallLetter({ actions: entryPointAction('https://lillebaek.example/børn') }), undefined],
    ...['http://lillebaek.example', '/børn', 'https:', 'https://', 'https:///x', ''].map((url): [string, string] => [
      smallLetter({ actions: entryPointAction(url) }),
      'action.url.not.allowed',
    ]),
    ...[
      'a?.pdf',
      'a/b.pdf',
      'a\\b.pdf',
      'a:b',
      'a*b',
      'a|b',
      'a&lt;b',
      'a>b',
      'a"b',
      'a&#10;b',
      'a\u00A0b',
      'a\u2003b',
      'a\u2060b',
      'a\u3000b',
      '',
    ].map((name): [string, string] => [smallLetter({ filename: name }), 'file.name.not.allowed']),
    [smallLetter({ filename: 'Årsopgørelse 2026 (1).pdf' }), undefined],
    [smallLetter({ afterSenderLabel: point('pladsanvisningen') }), 'contact.point.id.format.not.allowed'],
    [smallLetter({ afterSenderLabel: point('4d7e2f0a-55c1-1a0e-9d3c-0c7b8c2f9a10') }), undefined],
  ]
  for (const [letter, code] of cases) {
    const { faults, memo } = check(letter)
    assert.deepEqual(
      faults.map((fault) => [fault.code, fault.level]),
      code === undefined ? [] : [[code, 'rule']],
    )
    assert.ok(memo, 'a letter that keeps its schema is given')
  }
})

test('idTypeLabel is read', () => {
  assert.equal(
    check(smallLetter().replace('<memo:idType>CVR</memo:idType>', '$&<memo:idTypeLabel>x</memo:idTypeLabel>')).memo?.header.sender
      .idTypeLabel,
    'x',
  )
})

test('an unknown version is a fault', () => {
  assert.deepEqual(codes(smallLetter().replace('"1.2"', '"1.3"')), ['memo.version.unknown'])
  assert.deepEqual(codes(smallLetter({ version: '1.1' }).replace('"1.1"', '"1.0"')), ['memo.version.unknown'])
  assert.deepEqual(codes(smallLetter().replace('"1.2"', '"1.1"')), ['memo.attribute.missing', 'memo.element.missing'])
})
