import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readMessageId } from './message-id.ts'

const id = '63fe3b8e-89c0-4d93-b502-e275cc54621b'

test('a message ID is read as people copy it', () => {
  for (const typed of [id, id.toUpperCase(), id.replaceAll('-', ''), ` ${id}\n`, '63fe3b8e 89c0 4d93 b502 e275cc54621b']) assert.equal(readMessageId(typed), id, typed)
})

test('what is no ID is none', () => {
  for (const typed of ['', 'x', id.slice(1), `${id}0`, id.replace('6', 'g'), '00000000-0000-0000-0000', "' OR 1=1 --"]) assert.equal(readMessageId(typed), undefined, typed)
})
