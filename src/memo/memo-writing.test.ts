import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkMemo, writeMemo, type CheckedMemo, type Memo, type MemoFile } from './index.ts'
import { fullLetter, smallLetter } from './letter.testing.ts'
import { randomLetters, type RandomFile } from './random-letter.testing.ts'

const versions = ['1.1', '1.2'] as const

async function written(memo: Memo<RandomFile>, pieceBytes = 1_000): Promise<Buffer> {
  function* pieces({ bytes }: RandomFile): Generator<Uint8Array> {
    for (let from = 0; from < bytes.length; from += pieceBytes) yield bytes.subarray(from, from + pieceBytes)
  }
  return buffer(writeMemo(memo, pieces))
}

/** A letter with its files as they are told apart: name and content. */
const told = <F>(memo: Memo<F> | undefined, tell: (file: F) => unknown): unknown =>
  memo && { ...memo, documents: memo.documents.map((document) => ({ ...document, files: document.files.map(tell) })) }
const toldAsRead = (memo: Memo | undefined): unknown =>
  told(memo, ({ encodingFormat, filename, language, length, sha256 }: MemoFile) => ({ encodingFormat, filename, language, length, sha256 }))
const toldAsWritten = (memo: Memo<RandomFile>): unknown =>
  told(memo, ({ bytes, ...file }) => ({ ...file, length: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }))

for (const version of versions) {
  test(`reading what was written gives the same letter of ${version}`, async () => {
    await fc.assert(
      fc.asyncProperty(randomLetters(version), fc.integer({ min: 1, max: 300 }), async (memo, pieceBytes) => {
        const { memo: read, faults } = checkMemo(await written(memo, pieceBytes))
        assert.deepEqual(faults, [])
        assert.deepEqual(toldAsRead(read), toldAsWritten(memo))
      }),
      { numRuns: 200 },
    )
  })

  test(`a full letter of ${version} is written with every element it was read with`, async () => {
    const elements = (letter: string): string[] => [...letter.matchAll(/<([a-z]+:\w+)/g)].map((match) => match[1] ?? '')
    const letter = fullLetter(version)
    const { memo } = checkMemo(Buffer.from(letter))
    assert.ok(memo)
    const again = (await buffer(writeMemo(memo, () => [Buffer.from('Tillykke')]))).toString()
    assert.deepEqual(elements(again), elements(letter))
  })
}

test('empty files are written, and are the only fault', async () => {
  await fc.assert(
    fc.asyncProperty(randomLetters('1.2', { leastFileBytes: 0, mostFileBytes: 2 }), async (memo) => {
      const { memo: read, faults } = checkMemo(await written(memo))
      const empty = memo.documents.flatMap(({ files }) => files).filter(({ bytes }) => bytes.length === 0)
      assert.deepEqual(faults.map(({ code }) => code), empty.map(() => 'file.empty.not.allowed'))
      assert.deepEqual(toldAsRead(read), toldAsWritten(memo))
    }),
  )
})

function letterWith(change: Partial<Memo<RandomFile>['header']>, bytes: Uint8Array = Buffer.from('Tillykke')): Memo<RandomFile> {
  const { memo } = checkMemo(Buffer.from(smallLetter()))
  assert.ok(memo)
  const file = { encodingFormat: 'application/pdf', filename: 'Brev.pdf', language: 'da', bytes }
  return { ...memo, header: { ...memo.header, ...change }, documents: [{ type: 'MAIN', files: [file], actions: [] }] }
}

test('a file of megabytes in one piece is written in one line', async () => {
  const bytes = Buffer.alloc(3_000_001, 'Brevdue')
  const raw = await written(letterWith({}, bytes), bytes.length)
  const { memo } = checkMemo(raw)
  const file = memo?.documents[0]?.files[0]
  assert.ok(file)
  assert.equal(raw.toString('latin1', file.start, file.end), bytes.toString('base64'))
})

test('what XML cannot hold is written so that every reader refuses it', async () => {
  for (const label of ['\u0000', '\u0001', '\u000B', '\uFFFE', '\uFFFF', '\uD800', 'a\uDC00b']) {
    const codes = async (): Promise<CheckedMemo['faults'][number]['code'][]> => checkMemo(await written(letterWith({ label }))).faults.map(({ code }) => code)
    assert.deepEqual(await codes(), ['memo.xml.character.not.allowed'], JSON.stringify(label))
  }
})

test('faults are written as they are', async () => {
  const { faults } = checkMemo(await written(letterWith({ label: 'x'.repeat(257), notification: 'x'.repeat(161) })))
  assert.deepEqual(faults.map(({ code, line }) => ({ code, line })), [
    { code: 'memo.value.too.long', line: 6 },
    { code: 'memo.value.too.long', line: 7 },
  ])
})

test('documents without a main document or without a time are a mistake of the program', async () => {
  const letter = letterWith({})
  const { createdDateTime: _none, ...timeless } = letter
  const [main] = letter.documents
  assert.ok(main)
  for (const wrong of [timeless, { ...letter, documents: [] }, { ...letter, documents: [main, main] }]) await assert.rejects(written(wrong), RangeError)
})
