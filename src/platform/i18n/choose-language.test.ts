import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseLanguage } from './index.ts'

test('the choice made now beats the one kept, which beats the browser', () => {
  const acceptLanguage = 'en-GB'
  assert.equal(chooseLanguage({ parameter: 'da', cookie: 'en', acceptLanguage }), 'da')
  assert.equal(chooseLanguage({ parameter: 'xx', cookie: 'da', acceptLanguage }), 'da')
  assert.equal(chooseLanguage({ cookie: 'xx', acceptLanguage }), 'en')
})

test('the browser is heard by weight, and Danish is the fallback', () => {
  assert.equal(chooseLanguage({ acceptLanguage: 'da;q=0.5, en-US;q=0.8, fr' }), 'en')
  assert.equal(chooseLanguage({ acceptLanguage: 'en;q=0, fr' }), 'da')
  assert.equal(chooseLanguage({ acceptLanguage: ',;q=x' }), 'da')
  assert.equal(chooseLanguage({}), 'da')
})
