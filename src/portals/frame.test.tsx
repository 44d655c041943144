import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loginProblems } from '../login/index.ts'
import type { IdentityId, Session, SessionId } from '../login/index.ts'
import type { Caller } from '../platform/http/index.ts'
import { generalProblems, Problem } from '../platform/problems/index.ts'
import { portalPage, problemPage } from './index.ts'

const settings = { BREVDUE_MODE: 'sandbox', SUPPORT_PHONE: '+45 33 92 52 00', SUPPORT_EMAIL: 'hjaelp@example.dk', PUBLIC_URL: 'https://post.example' } as const
const frame = portalPage(settings)
const session: Session = {
  kind: 'citizen',
  sessionId: 's' as SessionId, // branding
  identityId: 'i' as IdentityId, // branding
  partyId: 'p' as Session['partyId'], // branding
  name: 'Ida Prøve',
  levelOfAssurance: 'substantial',
  csrfToken: 'token-1',
}

const call = (url: string, more: Partial<Caller> = {}): Caller => ({
  correlationId: 'c-1',
  address: '127.0.0.1',
  loopback: true,
  headers: { host: 'post.example' },
  cookies: {},
  path: '/',
  url,
  signal: new AbortController().signal,
  ...more,
})

const view = { title: 'Indbakke', theme: 'borger', children: 'Hej' } as const

test('a choice of language is followed, kept, and beats what was kept', () => {
  const answer = frame({ ...view, caller: call('/post?folder=2&lang=en', { cookies: { language: 'da' } }) })
  assert.match(String(answer.body), /<html lang="en"/)
  assert.match(String(answer.headers?.['set-cookie']), /^language=en; Path=\/; .*Secure$/)
  assert.match(String(answer.body), /href="\/post\?folder=2&amp;lang=da"/)
})

test('without a choice the kept language is shown and nothing is set', () => {
  const answer = frame({ ...view, caller: call('/post?lang=xx', { cookies: { language: 'en' } }) })
  assert.match(String(answer.body), /<html lang="en"/)
  assert.deepEqual(answer.headers, {})
})

test('who is logged in is named and may log out; a stranger is led to the login and back', () => {
  const known = String(frame({ ...view, caller: call('/post'), session }).body)
  assert.match(known, /Ida Prøve/)
  assert.match(known, /action="\/logout"><input type="hidden" name="csrf" value="token-1"/)
  assert.match(String(frame({ ...view, caller: call('/post?folder=2') }).body), /href="\/login\?returnTo=%2Fpost%3Ffolder%3D2"/)
})

test('a problem page says what, what to do, and where one came from', () => {
  const caller = call('/post/x', { headers: { host: 'post.example', referer: 'https://post.example/post?folder=2' } })
  const answer = problemPage(settings)(new Problem(generalProblems['not.found'], { retryAfterSeconds: 7 }), caller)
  assert.equal(answer.status, 404)
  assert.equal(answer.headers?.['retry-after'], '7')
  for (const words of [/Siden findes ikke/, /Kontrollér adressen\./, /c-1/, /href="\/post\?folder=2" class="back-link"/]) assert.match(String(answer.body), words)
})

test('the way back never leads to another host', () => {
  for (const referer of ['https://evil.example/post', 'https://post.example//evil.example', 'javascript:alert(1)', '%']) {
    const caller = call('/post/x', { headers: { host: 'post.example', referer } })
    assert.doesNotMatch(String(problemPage(settings)(new Problem(generalProblems['not.found']), caller).body), /back-link|evil|javascript:/, referer)
  }
})

test('a page that needs a login leads there; a sent form explains itself', () => {
  const problem = new Problem(loginProblems['login.required'])
  assert.equal(problemPage(settings)(problem, call('/post')).headers?.['location'], '/login?returnTo=%2Fpost')
  const headers = { host: 'post.example', referer: 'https://post.example/post', 'content-type': 'application/x-www-form-urlencoded' }
  const answer = problemPage(settings)(problem, call('/post/1/read', { headers }))
  assert.equal(answer.status, 401)
  assert.match(String(answer.body), /href="\/login\?returnTo=%2Fpost" class="button/)
})
