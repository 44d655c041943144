import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkCsrf, csrfForm } from './csrf.ts'
import { openLogoutHint, sealLogoutHint } from './logout-hint.ts'
import { derivedFrom, isSessionToken, newSessionToken } from './session-token.ts'

const token = newSessionToken()
const csrfToken = derivedFrom(token, 'csrf').toString('base64url')
const refused = { code: 'form.foreign' }

test('a form made for the session is taken, any other refused', () => {
  checkCsrf({ csrfToken }, csrfForm.parse({ csrf: csrfToken }))
  assert.throws(() => checkCsrf({ csrfToken }, csrfForm.parse({})), refused)
  assert.throws(() => checkCsrf({ csrfToken }, { csrf: token }), refused)
  assert.throws(() => checkCsrf({ csrfToken }, { csrf: `${csrfToken}=` }), refused)
  assert.throws(() => checkCsrf({ csrfToken }, { csrf: derivedFrom(newSessionToken(), 'csrf').toString('base64url') }), refused)
})

test('tokens differ, have 256 bits and give nothing of themselves away in the forms', () => {
  assert.notEqual(newSessionToken(), token)
  assert.equal(Buffer.from(token, 'base64url').length, 32)
  assert.notEqual(csrfToken, token)
  assert.ok(isSessionToken(token))
  for (const other of [undefined, '', token.slice(1), `${token}a`, `${token.slice(1)}!`]) assert.equal(isSessionToken(other), false)
})

test('what the provider wants at logout opens with the session token alone', () => {
  const hint = { provider: 'sandbox', idToken: 'header.payload.signature' }
  const sealed = sealLogoutHint(token, hint)
  assert.deepEqual(openLogoutHint(token, sealed), hint)
  assert.doesNotMatch(Buffer.from(sealed, 'base64url').toString('latin1'), /sandbox|payload/)
  assert.throws(() => openLogoutHint(newSessionToken(), sealed))
  assert.throws(() => openLogoutHint(token, `${sealed.slice(0, -4)}AAAA`))
})
