import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PartyId } from '../../parties/index.ts'
import { parseInstant } from '../../platform/clock/index.ts'
import { endingEmail } from './ending-emails.ts'

const endsAt = parseInstant('2026-12-31T23:00:00Z') ?? assert.fail('no instant')
const facts = { to: 'ida@brevdue.example', baseUrl: 'https://post.example', organisation: { partyId: '33333333-3333-4333-8333-333333333333' as PartyId, name: 'Prøve Kommune' } } // branding

test('a holder reads which right counts until and including which day, and where to ask again', () => {
  const { subject, body } = endingEmail('holder', { ...facts, endings: [{ privilege: 'SYSTEM_MANAGER', endsAt }] })
  assert.equal(subject, 'Dine rettigheder hos Prøve Kommune udløber snart / Your rights for Prøve Kommune end soon')
  assert.match(body, /^- Systemadministrator: til og med 31\. december 2026$/m)
  assert.match(body, /^- System administrator: up to and including 31 December 2026$/m)
  assert.equal(body.split('https://post.example/rettigheder/requests').length, 3)
})

test('an administrator reads whose rights they are, thirty at most; the rest is counted', () => {
  const endings = Array.from({ length: 32 }, (_, place) => ({ privilege: 'MESSAGE_BASIC' as const, endsAt, holderName: `Prøve ${place}` }))
  const { body } = endingEmail('administrator', { ...facts, endings })
  assert.match(body, /^- Prøve 29, Læse virksomhedens post: til og med 31\. december 2026$/m)
  assert.doesNotMatch(body, /Prøve 30/)
  assert.match(body, /^… og 2 rettigheder mere$/m)
  assert.match(body, /^… and 2 more rights$/m)
  assert.equal(body.split('https://post.example/rettigheder/employees').length, 3)
})
