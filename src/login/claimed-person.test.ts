import assert from 'node:assert/strict'
import { test } from 'node:test'
import { claimedLevel, claimedPerson } from './claimed-person.ts'
import { configuredProvider } from './identity-provider.ts'

const provider = configuredProvider({ OIDC_ISSUER: 'https://login.example', OIDC_CLIENT_ID: 'portal', OIDC_CLIENT_SECRET: 'secret' })
if (provider === undefined) throw new Error('A complete configuration gives a provider')

test('numbers decide who somebody is, an organisation’s before the person’s own', () => {
  const numbers = { sub: 's', cpr: '610101-1234', cvr: '99990001', rid: 'RID-7' }
  assert.deepEqual(claimedPerson(provider, numbers), { kind: 'employee', cvr: '99990001', rid: 'RID-7', subject: 's', name: undefined, cpr: '6101011234' })
  assert.deepEqual(claimedPerson(provider, { ...numbers, cvr: undefined }), { kind: 'citizen', cpr: '6101011234' })
  assert.deepEqual(claimedPerson(provider, { ...numbers, rid: undefined }), { kind: 'subject', subject: 's' }, 'never the citizen for the employee')
  assert.deepEqual(claimedPerson(provider, { sub: 's', cpr: 6_101_011_234, cvr: '' }), { kind: 'subject', subject: 's' })
})

test('levels are read as Denmark, the EU and Norway write them; an unknown one is the lowest', () => {
  const written = [
    ['https://data.gov.dk/concept/core/nsis/loa/Substantial', 'substantial'],
    ['High', 'high'],
    ['http://eidas.europa.eu/LoA/high', 'high'],
    ['idporten-loa-substantial', 'substantial'],
    ['divine', 'low'],
    ['', 'low'],
  ]
  for (const [acr, level] of written) assert.equal(claimedLevel(provider, { acr }), level, acr)
  assert.equal(claimedLevel(provider, {}), 'low')
  assert.equal(claimedLevel(provider, { acr: ['high'] }), 'low')
})

test('a provider needs all of its settings', () => {
  assert.equal(configuredProvider({ OIDC_ISSUER: 'https://login.example', OIDC_CLIENT_ID: 'portal', OIDC_CLIENT_SECRET: undefined }), undefined)
})
