import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Base64Decoding } from './base64-decoding.ts'
import { decodedRange, InvalidContent } from './index.ts'

function decode(content: string, pieceBytes = content.length + 1): Buffer {
  const decoding = new Base64Decoding()
  const raw = Buffer.from(content)
  const decoded: Uint8Array[] = []
  for (let from = 0; from < raw.length; from += pieceBytes) decoded.push(decoding.write(raw.subarray(from, from + pieceBytes)))
  return Buffer.concat([...decoded, decoding.end()])
}

test('content decodes whatever stands around its characters', () => {
  for (const content of [
    'SGVqIQ==',
    ' SGVq\r\nIQ= =\n',
    'SG<!-- <x> -->VqIQ==',
    '<![CDATA[SGVq]]>IQ==',
    'SGVq<?x y?>IQ==',
    '&#x53;GVqIQ=&#61;',
  ]) {
    for (let piece = 1; piece <= content.length + 1; piece++)
      assert.equal(decode(content, piece).toString(), 'Hej!', `${content} by ${piece}`)
  }
  assert.equal(decode('').length, 0)
})

test('content that is no base64 is refused', () => {
  for (const content of [
    'SGVqIQ=',
    'SGVqIQ',
    'SGVqIQ==SGVq',
    'SGVqIR==',
    'SG!VqIQ==',
    'SGVq-_-_',
    '<x/>',
    '</content>',
    '&amp;',
    '&nope;',
    '<!--',
    '<![CDATA[',
    'SGVq&#',
    '\u00A0',
    '=',
  ]) {
    assert.throws(() => decode(content), InvalidContent, content)
    assert.throws(() => decode(content, 1), InvalidContent, content)
  }
  assert.throws(() => new Base64Decoding().write(Buffer.of(0xff)), InvalidContent)
})

test('any bytes come back, in any line length and any pieces', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 500 }),
      fc.integer({ min: 1, max: 80 }),
      fc.integer({ min: 1, max: 600 }),
      (bytes, line, piece) => {
        const content = Buffer.from(bytes)
          .toString('base64')
          .replaceAll(new RegExp(`.{${line}}`, 'g'), '$&\n')
        assert.deepEqual(decode(content, piece), Buffer.from(bytes))
      },
    ),
  )
})

test('a range of decoded bytes is found in dense and in wrapped content', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.nat(310), fc.nat(310), fc.boolean(), (bytes, one, other, wrapped) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)]
      const dense = Buffer.from(bytes).toString('base64')
      const content = wrapped ? `${dense}\n` : dense
      const raw = Buffer.from(`<content>${content}</content>`)
      const range = decodedRange({ start: 9, end: 9 + content.length, length: bytes.length }, from, to)
      const decoding = new Base64Decoding()
      const decoded = Buffer.concat([decoding.write(raw.subarray(range.start, range.end)), decoding.end()])
      assert.deepEqual(decoded.subarray(range.skip, range.skip + range.take), Buffer.from(bytes.slice(from, to)))
      assert.ok(wrapped || range.end - range.start <= ((to - from) / 3 + 2) * 4, 'dense content is not read from its beginning')
    }),
    { numRuns: 500 },
  )
})
