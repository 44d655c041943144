import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { Alert, assetsDirectory, Page, renderPage } from '../index.ts'
import type { PageProps } from '../index.ts'

const props: PageProps = {
  language: 'en',
  title: 'Inbox <3',
  theme: 'borger',
  path: '/post/letters?folder=2',
  portal: { name: 'Post', href: '/post' },
  user: { name: 'Ida Prøve', organisation: 'Prøve & Søn ApS', logOutPath: '/log-out', csrfToken: 'token"1' },
  navigation: [{ text: 'Inbox', href: '/post' }, { text: 'Letters', href: '/post/letters' }, { text: 'Settings', href: '/post/settings' }],
  sandbox: true,
  support: { telephone: '70201000', email: 'hjaelp@example.dk', hours: 'weekdays 9 to 15' },
  children: <Alert tone="error">{'<script>alert(1)</script>'}</Alert>,
}
const html = renderPage(<Page {...props} />)

test('a page is a whole document in its language, marked as sandbox', () => {
  assert.match(html, /^<!doctype html><html lang="en"><head><meta charset="utf-8"\/?>/)
  assert.match(html, /<title>Inbox &lt;3 – Brevdue SANDBOX<\/title>/)
  assert.match(html, /<strong>SANDBOX<\/strong>/)
  assert.doesNotMatch(renderPage(<Page {...props} sandbox={false} />), /SANDBOX/)
})

test('values are escaped, and neither scripts nor styles stand in the page', () => {
  assert.match(html, /&lt;script>alert\(1\)&lt;\/script>/)
  assert.match(html, /value="token&quot;1"/)
  assert.doesNotMatch(html, /<script(?![^>]* src=)|<style| style=| on[a-z]+=/)
})

test('every asset that a page names is in the folder that is served', () => {
  const named = [...html.matchAll(/"\/assets\/([^"#]+)/g)].map((match) => match[1] ?? '')
  assert.ok(named.length >= 5)
  for (const file of named) assert.ok(existsSync(path.join(assetsDirectory, file)), file)
})

test('the nearest menu entry is marked, and only that', () => {
  const marked = [...html.matchAll(/<a href="([^"]+)" class="nav-link" aria-current="([^"]+)"/g)].map((match) => [match[1], match[2]])
  assert.deepEqual(marked, [['/post/letters', 'page'], ['/post/letters', 'page']])
})

test('components speak the language of their page', () => {
  assert.match(html, /aria-label="Error"/)
  assert.match(renderPage(<Page {...props} language="da" />), /aria-label="Fejl"/)
})

test('the language switch leads to the same page in the other language', () => {
  assert.match(html, /href="\/post\/letters\?folder=2&amp;lang=da"[^>]* lang="da"/)
})
