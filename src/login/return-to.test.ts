import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localPath, loginPath } from './return-to.ts'

test('a path on the portal is kept with its query and place on the page', () => {
  for (const path of ['/post', '/post/letters?folder=2&page=3#top', '/?lang=en']) assert.equal(localPath(path), path)
  assert.equal(localPath('/post/ø%20å'), '/post/%C3%B8%20%C3%A5', 'in a header, so in ASCII')
})

test('what leads to another origin becomes the front page, however it is written', () => {
  const tricks = [
    'https://evil.example/post',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/post/..//evil.example',
    '/%2e//evil.example',
    'javascript:alert(1)',
    'post',
    '',
    ' /post',
    '@evil.example',
    `/${'a'.repeat(2_000)}`,
  ]
  for (const trick of tricks) assert.equal(localPath(trick), '/', JSON.stringify(trick))
  assert.equal(localPath(undefined), '/')
})

test('whatever is answered resolves to the portal itself', () => {
  const portal = 'https://portal.example'
  for (const start of ['/', '/.', '/..', '/%2e', '/post/..', '/a'])
    for (const middle of ['/', '//', '\\', '/\\', '\t/', '/.//', '/%5c'])
      for (const end of ['evil.example', '@evil.example', ':80', '?//evil.example'])
        assert.equal(new URL(localPath(`${start}${middle}${end}`), portal).origin, portal, `${start}${middle}${end}`)
})

test('the login does not come back to itself', () => {
  for (const path of ['/login', '/login?returnTo=/login', '/login/callback?code=1', '/logout', '/idp/interaction/1', '/post/../login']) assert.equal(localPath(path), '/')
  assert.equal(localPath('/logins'), '/logins')
})

test('a link to the login carries the way back, encoded', () => {
  assert.equal(loginPath('/post?folder=2&page=3'), '/login?returnTo=%2Fpost%3Ffolder%3D2%26page%3D3')
  assert.equal(loginPath('/'), '/login')
  assert.equal(loginPath('//evil.example'), '/login')
})
