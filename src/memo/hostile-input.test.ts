import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkMemo, MemoReading } from './index.ts'
import { fullLetter, smallLetter } from './letter.testing.ts'

const slowestMs = 1000
const letter = smallLetter()
const behindDeclaration = (text: string): string => letter.replace('?>', `?>${text}`)
const around = (inside: string): string => letter.replace('<memo:MessageHeader>', `<memo:MessageHeader>${inside}`)
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le')
const bigEndian = (text: string): Buffer => utf16(text).swap16()
const laughs = Array.from({ length: 9 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`).join('')

const cases: [name: string, message: string | Buffer, code: string][] = [
  ['a DTD', behindDeclaration('<!DOCTYPE Message>'), 'memo.dtd.not.allowed'],
  ['an internal entity', behindDeclaration('<!DOCTYPE m [<!ENTITY a "b">]>').replace('Plads', '&a;'), 'memo.dtd.not.allowed'],
  ['a billion laughs', behindDeclaration(`<!DOCTYPE m [<!ENTITY l0 "ha">${laughs}]>`).replace('Plads', '&l9;'), 'memo.dtd.not.allowed'],
  ['an external entity', behindDeclaration('<!DOCTYPE m [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), 'memo.dtd.not.allowed'],
  ['an entity without DTD', letter.replace('Plads', '&a;'), 'memo.xml.entity.unknown'],
  ['an entity by a name that every object knows', letter.replace('Plads', '&constructor;'), 'memo.xml.entity.unknown'],
  ['UTF-16 with a mark', utf16(`\uFEFF${letter}`), 'memo.encoding.not.allowed'],
  ['UTF-16 without a mark', utf16(letter), 'memo.encoding.not.allowed'],
  ['UTF-16, big-endian', bigEndian(letter), 'memo.encoding.not.allowed'],
  ['Latin-1, declared', Buffer.from(letter.replace('UTF-8', 'ISO-8859-1'), 'latin1'), 'memo.encoding.not.allowed'],
  ['Latin-1, undeclared', Buffer.from(letter, 'latin1'), 'memo.xml.utf8.invalid'],
  ['an overlong character', Buffer.from(letter.replace('Plads', '\u0001').replace('\u0001', 'À€'), 'latin1'), 'memo.xml.utf8.invalid'],
  ['a surrogate in UTF-8', Buffer.concat([Buffer.from('<a>'), Buffer.from('eda080', 'hex'), Buffer.from('</a>')]), 'memo.xml.utf8.invalid'],
  ['lone surrogates by reference', letter.replace('Plads', '&#xD83D;&#xDE00;'), 'memo.xml.character.not.allowed'],
  ['NUL bytes', letter.replace('Plads', '\0'), 'memo.xml.character.not.allowed'],
  ['nothing but NUL bytes', Buffer.alloc(1_000_000), 'memo.encoding.not.allowed'],
  ['a NUL byte at the end', `${letter}\0`, 'memo.xml.syntax'],
  ['a noncharacter', letter.replace('Plads', '\uFFFF'), 'memo.xml.character.not.allowed'],
  ['deep nesting', around('<a>'.repeat(10_000)), 'memo.nesting.too.deep'],
  ['a huge attribute', around(`<a b="${'x'.repeat(10_000_000)}"/>`), 'memo.tag.too.long'],
  ['a huge attribute that never ends', around(`<a b="${'x'.repeat(10_000_000)}`), 'memo.tag.too.long'],
  ['a huge name', around(`<${'a'.repeat(10_000_000)}/>`), 'memo.tag.too.long'],
  [
    'a million attributes',
    around(`<a ${Array.from({ length: 1_000_000 }, (_, index) => `a${index}=""`).join(' ')}/>`),
    'memo.tag.too.long',
  ],
  [
    'a thousand attributes',
    around(`<a ${Array.from({ length: 1000 }, (_, index) => `a${index}=""`).join(' ')}/>`),
    'memo.attributes.too.many',
  ],
  ['a million elements', around('<a/>'.repeat(1_000_000)), 'memo.elements.too.many'],
  ['a huge instruction target', around(`<?${'a'.repeat(10_000_000)}?>`), 'memo.tag.too.long'],
  ['a huge declaration', `<?xml version="1.0" ${' '.repeat(10_000_000)}?><a/>`, 'memo.tag.too.long'],
  ['a reference that never ends', letter.replace('Plads', `&${'a'.repeat(10_000_000)}`), 'memo.xml.syntax'],
  ['a huge label', letter.replace('Plads', 'x'.repeat(10_000_000)), 'memo.value.too.long'],
  ['a huge label of brackets', letter.replace('Plads', ']'.repeat(10_000_000)), 'memo.value.too.long'],
  ['a huge comment that never ends', around(`<!--${'- '.repeat(5_000_000)}`), 'memo.xml.truncated'],
  ['a million comments', around('<!---->'.repeat(1_000_000)).slice(0, -20), 'memo.xml.truncated'],
  ['nothing', '', 'memo.xml.truncated'],
  ['another document', '<html/>', 'memo.root.unexpected'],
  ['a binary file', Buffer.from('%PDF-1.7\n'), 'memo.xml.syntax'],
]

for (const [name, message, code] of cases) {
  test(`${name}: ${code}, quickly`, () => {
    const raw = Buffer.from(message)
    const before = process.cpuUsage()
    const { faults } = checkMemo(raw)
    const { user, system } = process.cpuUsage(before)
    assert.ok(
      faults.some((fault) => fault.code === code),
      `found ${faults.map((fault) => fault.code).join()}`,
    )
    assert.ok((user + system) / 1000 < slowestMs, `took ${(user + system) / 1000} ms`)
  })
}

test('a letter that ends anywhere before its end is truncated and nothing else', () => {
  const raw = Buffer.from(fullLetter('1.2').trimEnd())
  for (let length = 0; length < raw.length; length++) {
    const { faults, memo } = checkMemo(raw.subarray(0, length))
    assert.equal(memo, undefined)
    const codes = faults.map(({ code }) => code)
    assert.ok(
      codes.length === 1 && (codes[0] === 'memo.xml.truncated' || codes[0] === 'memo.xml.utf8.invalid'),
      `${length}: ${codes.join()}`,
    )
  }
})

test('a tag fed byte by byte is read in good time', () => {
  const raw = Buffer.from(around(`<a b="${'x'.repeat(5000)}"/>`))
  const reading = new MemoReading()
  for (const byte of raw) reading.write(Buffer.of(byte))
  assert.deepEqual(reading.end(), checkMemo(raw))
})

const pieces = [
  '<',
  '>',
  '&',
  ';',
  '"',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?',
  '?>',
  '<memo:Message ',
  'xmlns:memo="https://DigitalPost.dk/MeMo-1"',
  ' memoVersion="1.2"',
  '<memo:MessageHeader>',
  '</',
  '&#x',
  'ø',
  '\0',
  '\r',
  ' ',
]
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 5 })), { maxLength: 40 })
    .map((parts) => new Uint8Array(Buffer.from(parts.join('')))),
)

test('reading never throws, and reads the same however the bytes are cut', () => {
  fc.assert(
    fc.property(anyBytes, fc.nat(200), (bytes, cut) => {
      const reading = new MemoReading()
      reading.write(bytes.subarray(0, cut))
      reading.write(bytes.subarray(cut))
      assert.deepEqual(reading.end(), checkMemo(bytes))
    }),
    { numRuns: 3000 },
  )
})

test('a real letter with bytes changed never throws, and reads the same however it is cut', () => {
  const raw = Buffer.from(letter)
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(raw.length - 1), fc.nat(255)), { maxLength: 4 }), fc.nat(raw.length), (changes, cut) => {
      const bytes = Buffer.from(raw)
      for (const [at, byte] of changes) bytes[at] = byte
      const reading = new MemoReading()
      reading.write(bytes.subarray(0, cut))
      reading.write(bytes.subarray(cut))
      assert.deepEqual(reading.end(), checkMemo(bytes))
    }),
    { numRuns: 1000 },
  )
})
