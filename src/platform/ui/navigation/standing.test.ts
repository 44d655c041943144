import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inLanguage, standingAt } from './standing.ts'

const items = [{ href: '/post' }, { href: '/post/sent' }, { href: '/other' }]
const standings = (path: string) => items.map(standingAt(items, path))

test('the nearest entry above the page is the one where the reader stands', () => {
  assert.deepEqual(standings('/post'), ['page', undefined, undefined])
  assert.deepEqual(standings('/post/letter/7?from=inbox'), ['section', undefined, undefined])
  assert.deepEqual(standings('/post/sent'), [undefined, 'page', undefined])
  assert.deepEqual(standings('/poster'), [undefined, undefined, undefined])
})

test('the front page stands above every page', () => {
  assert.equal(standingAt([{ href: '/' }], '/post')({ href: '/' }), 'section')
})

test('the language switch keeps the rest of the address', () => {
  assert.equal(inLanguage('/post?folder=2&lang=da', 'en'), '/post?folder=2&lang=en')
  assert.equal(inLanguage('//elsewhere.example/x', 'en'), '/x?lang=en')
})
