import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Database } from '../../platform/database/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import type { IncomingLetter } from './incoming-letter.ts'
import { IntakeWriter } from './intake-writer.ts'

/** A database that never answers. */
const silent = { transaction: () => new Promise(() => undefined) } as unknown as Database // only what the writer asks
const wakeBus = { wake: () => undefined, listen: () => () => undefined, close: () => Promise.resolve() }
const letter = (number: number): IncomingLetter => ({ messageUuid: String(number) }) as unknown as IncomingLetter // nothing else is read before the database answers

test('when the database cannot follow, more letters are asked to come back instead of filling the memory', async () => {
  const writer = new IntakeWriter(silent, wakeBus)
  for (let number = 0; number < 2_001; number++) void writer.write(letter(number))
  await assert.rejects(writer.write(letter(9_999)), (error: unknown) => error instanceof Problem && error.code === 'intake.overloaded' && error.retryAfterSeconds === 5)
})
