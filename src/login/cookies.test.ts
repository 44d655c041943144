import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attemptCookie, sessionCookie } from './cookies.ts'

test('on https the session cookie is bound to the host and never sent in the clear', () => {
  const cookie = sessionCookie({ baseUrl: () => 'https://post.example' })
  assert.equal(cookie.name, '__Host-brevdue')
  assert.equal(cookie.set('token'), '__Host-brevdue=token; Path=/; HttpOnly; SameSite=Lax; Secure')
  assert.equal(cookie.clear(), '__Host-brevdue=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0')
})

test('on the http sandbox it has a plain name, for browsers refuse the other', () => {
  const cookie = attemptCookie({ baseUrl: () => 'http://localhost:3000' })
  assert.equal(cookie.set('secret', 600), 'brevdue-login=secret; Path=/; HttpOnly; SameSite=Lax; Max-Age=600')
})
