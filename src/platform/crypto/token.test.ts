import assert from 'node:assert/strict'
import { test } from 'node:test'
import { randomToken } from './token.ts'

test('a token is 32 digits that need no escaping in a URL or a cookie', () => {
  assert.match(randomToken(), /^[A-Za-z0-9_-]{32}$/)
})

test('tokens do not repeat', () => {
  assert.equal(new Set(Array.from({ length: 1_000 }, randomToken)).size, 1_000)
})
