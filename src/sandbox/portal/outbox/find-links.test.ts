import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findLinks } from './find-links.ts'

test('links are found once each, without the sign that ends a sentence', () => {
  const text = 'Se https://post.example/a?b=1, eller (http://post.example/c). Igen: https://post.example/a?b=1\n"https://post.example/d"'
  assert.deepEqual(findLinks(text), ['https://post.example/a?b=1', 'http://post.example/c', 'https://post.example/d'])
  assert.deepEqual(findLinks('ingen links, kun post.example'), [])
})
