import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkMemo, convertMemo, writeMemo, type MemoVersion } from '../../src/memo/index.ts'
import { randomLetters } from '../../src/memo/random-letter.testing.ts'
import { versions } from './mutation.testing.ts'
import { officialVerdicts, whyNotComparable } from './official-schemas.testing.ts'
import { wholeLetters } from './whole-letters.testing.ts'

/** What we write and convert keeps the official schema of its version and our own check. */
const reason = whyNotComparable()
const options = { skip: reason ?? false }
const lettersPerVersion = 100

interface Letter {
  name: string
  message: Buffer
}

async function randomOnes(version: MemoVersion): Promise<Letter[]> {
  const memos = fc.sample(randomLetters(version), lettersPerVersion)
  return Promise.all(memos.map(async (memo) => ({ name: JSON.stringify(memo), message: await buffer(writeMemo(memo, ({ bytes }) => [bytes])) })))
}

async function convert({ name, message }: Letter, to: MemoVersion): Promise<Letter> {
  const { memo } = checkMemo(message)
  assert.ok(memo, name)
  const content = async function* (start: number, end: number): AsyncGenerator<Uint8Array> {
    yield message.subarray(start, end)
  }
  return { name, message: await buffer(convertMemo({ memo, content, to }).bytes) }
}

function assertKeepSchema(version: MemoVersion, letters: readonly Letter[]): void {
  const official = officialVerdicts(
    version,
    letters.map(({ message }) => message),
  )
  for (const [index, { name, message }] of letters.entries()) {
    assert.ok(official[index], `the official schema of ${version} refuses ${name}:\n${message.toString()}`)
    assert.deepEqual(checkMemo(message).faults, [], name)
  }
}

for (const version of versions) {
  test(`random letters of ${version} as written keep its schema`, options, async () => assertKeepSchema(version, await randomOnes(version)))

  test(`samples, test letters and random letters converted to ${version} keep its schema`, options, async () => {
    const letters = [...wholeLetters(), ...(await Promise.all(versions.map(randomOnes))).flat()]
    assertKeepSchema(version, await Promise.all(letters.map((letter) => convert(letter, version))))
  })
}
