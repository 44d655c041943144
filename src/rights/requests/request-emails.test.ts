import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { IdentityId } from '../../login/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { AccessRequestId } from './access-request.ts'
import { requestDecidedEmail, requestSubmittedEmail } from './request-emails.ts'

const to = { identityId: '11111111-1111-4111-8111-111111111111' as IdentityId, email: 'adm@brevdue.example' } // branding
const facts = {
  requestId: '22222222-2222-4222-8222-222222222222' as AccessRequestId, // branding
  baseUrl: 'https://post.example',
  organisation: { partyId: '33333333-3333-4333-8333-333333333333' as PartyId, name: 'Prøve Kommune' }, // branding
}
const address = 'https://post.example/rettigheder/requests/22222222-2222-4222-8222-222222222222'

test('administrators are told who asks, for which organisation, and where to answer, in both languages', () => {
  const email = requestSubmittedEmail(to, { ...facts, requesterName: 'Ida Prøve', employerName: 'Leverandør ApS' })
  assert.equal(email.to, to.email)
  assert.equal(email.partyId, facts.organisation.partyId)
  assert.equal(email.subject, 'Anmodning om rettigheder hos Prøve Kommune / Request for rights for Prøve Kommune')
  assert.match(email.body, /Ida Prøve, Leverandør ApS, har anmodet om rettigheder hos Prøve Kommune\./)
  assert.match(email.body, /Ida Prøve, Leverandør ApS, has requested rights for Prøve Kommune\./)
  assert.equal(email.body.split(address).length, 3, 'the address stands once in each language')
})

test('the one who asked is told what was decided, not why: the reason stands in the portal', () => {
  const approved = requestDecidedEmail(to, facts, 'approved')
  const rejected = requestDecidedEmail(to, facts, 'rejected')
  assert.match(approved.subject, /godkendt \/ .* approved$/)
  assert.match(rejected.subject, /afvist \/ .* rejected$/)
  for (const { body } of [approved, rejected]) assert.equal(body.split(address).length, 3)
  assert.equal(approved.about, rejected.about, 'a request is decided once')
})
