import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { decodeBase64, MemoReading } from '../../memo/index.ts'
import { NotNow } from '../../platform/problems/index.ts'
import type { ScanVerdict } from '../../platform/virus-scan/index.ts'
import { testMemo } from '../test-memo.testing.ts'
import { findDocumentFault } from './check-documents.ts'

const letter = (filename: string): Buffer => Buffer.from(testMemo({ senderCvr: '11111119', recipientId: '0101010001', filename, content: Buffer.from('Kære borger') }).xml)

/** Checks a letter of one file by a scanner that answers this; tells what the scanner was shown. */
async function checked(filename: string, answer: () => ScanVerdict) {
  const bytes = letter(filename)
  const reading = new MemoReading({ firstBytesPerFile: 4_100 })
  reading.write(bytes)
  const { memo } = reading.end()
  assert.ok(memo !== undefined)
  const shown: string[] = []
  const scanner = {
    async scan(file: AsyncIterable<Uint8Array>) {
      const parts: Uint8Array[] = []
      for await (const part of file) parts.push(part)
      shown.push(Buffer.concat(parts).toString())
      return answer()
    },
  }
  const fault = await findDocumentFault({ memo, scanner, readFile: ({ start, end }) => decodeBase64(Readable.from([bytes.subarray(start, end)])) })
  return { fault, shown }
}

test('a file is shown to the scanner as it is decoded, and its verdict becomes the fault', async () => {
  assert.deepEqual(await checked('Brev.txt', () => ({ kind: 'clean' })), { fault: undefined, shown: ['Kære borger'] })
  const virus = { code: 'file.virus.found', detail: 'Found: Made.Up.1.' }
  assert.deepEqual((await checked('Brev.txt', () => ({ kind: 'found', virus: 'Made.Up.1' }))).fault, virus)
  const limit = { code: 'file.scan.limit.exceeded', detail: 'Size: 12 bytes.' }
  assert.deepEqual((await checked('Brev.txt', () => ({ kind: 'too-large' }))).fault, limit)
})

test('a file that may not be sent at all is not shown to the scanner', async () => {
  const { fault, shown } = await checked('Brev.exe', () => ({ kind: 'clean' }))
  assert.equal(fault?.code, 'file.extension.not.allowed')
  assert.deepEqual(shown, [])
})

test('without a verdict there is none: neither a fault nor a pass', async () => {
  const away = new NotNow('The scanner is away')
  await assert.rejects(checked('Brev.txt', () => {
    throw away
  }), away)
})
