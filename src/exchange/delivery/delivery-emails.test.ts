import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NewEmail } from '../../notifications/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { parseInstant } from '../../platform/clock/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { MessageUuid } from '../letter.ts'
import type { AttemptReason } from './attempt-reason.ts'
import { attemptReasonTexts, tellAttemptReason } from './attempt-reason.ts'
import { lettersUnfetchedEmail, letterUndeliverableEmail, systemDeactivatedEmail, systemFailingEmail, systemWorksAgainEmail } from './delivery-emails.ts'

const at = (text: string): Instant => parseInstant(text) ?? assert.fail(text)

const system = {
  systemId: '6f1c0a4e-1111-4222-8333-944455556666' as SystemId, // branding
  systemName: 'Journal',
  organisationName: 'Prøveby Kommune',
  organisationPartyId: '7f1c0a4e-1111-4222-8333-944455556666' as PartyId, // branding
  contactEmail: 'it@proveby.example',
}
const failing = { ...system, carries: 'letters' as const, endpointHost: 'journal.proveby.example', failingSince: at('2026-11-22T13:05:00Z'), reason: { code: 'http', status: 503 } as const }
const messageUuid = '8f1c0a4e-1111-4222-8333-944455556666' as MessageUuid // branding

/** The Danish half and the English half, which says the same facts. */
const halves = ({ body }: NewEmail): readonly string[] => body.split('-----\n')

test('a failing system is named with host, reason and time, first in Danish, then in English', () => {
  const email = systemFailingEmail(failing)
  assert.deepEqual([email.to, email.partyId, email.subject], ['it@proveby.example', system.organisationPartyId, 'Journal kan ikke nås / Journal cannot be reached'])
  const [danish = '', english = ''] = halves(email)
  assert.match(danish, /System: Journal\nOrganisation: Prøveby Kommune\nVært: journal\.proveby\.example\nÅrsag: Systemet svarede med HTTP-status 503.*\nSiden: 22\. november 2026 kl\. 14\.05/)
  assert.match(english, /Host: journal\.proveby\.example\nReason: The system answered with HTTP status 503.*\nSince: 22 November 2026 at 14:05/)
  assert.match(systemFailingEmail({ ...failing, carries: 'receipts' }).body, /kvitteringerne hentes i 90 dage[^]*receipts can be fetched for 90 days/)
})

test('one occasion has one key, and another occasion another', () => {
  const later = { ...failing, failingSince: at('2026-12-01T00:00:00Z') }
  const unfetched = { ...system, waiting: 2, oldestSince: failing.failingSince, dueAt: failing.failingSince }
  const gone = { ...failing, toPrimary: 0, toMailbox: 0, undeliverable: 0 }
  const undeliverable = { ...system, messageUuid, reason: failing.reason, undeliverableSince: failing.failingSince }
  const keys = [
    ...[failing, later, { ...failing, carries: 'receipts' as const }].flatMap((facts) => [systemFailingEmail(facts).about, systemWorksAgainEmail(facts).about]),
    ...[unfetched, { ...unfetched, dueAt: later.failingSince }].map((facts) => lettersUnfetchedEmail(facts).about),
    systemDeactivatedEmail(gone).about,
    letterUndeliverableEmail(undeliverable).about,
  ]
  assert.equal(new Set(keys).size, keys.length)
  assert.equal(systemFailingEmail({ ...failing, reason: { code: 'timeout' } }).about, systemFailingEmail(failing).about)
  assert.ok(keys.every((key) => key !== undefined && key.length <= 200))
})

test('a deactivated system is told what became of its letters, and only what did', () => {
  const some = systemDeactivatedEmail({ ...failing, toPrimary: 1, toMailbox: 0, undeliverable: 1200 }).body
  assert.match(some, /primære modtagersystem: 1 brev\.\nKunne ikke afleveres .*: 1\.200 breve\./)
  assert.match(some, /primary receiver system: 1 letter\.\nCould not .*: 1,200 letters\./)
  assert.doesNotMatch(some, /postkasse: |mailbox: /)
  assert.match(systemDeactivatedEmail({ ...failing, toPrimary: 0, toMailbox: 0, undeliverable: 0 }).body, /Ingen breve ventede[^]*No letters were waiting/)
})

test('an undeliverable letter is named by its UUID, and the way to it stands there when it is known', () => {
  const facts = { ...system, messageUuid, reason: { code: 'tls.failed' } as const, undeliverableSince: failing.failingSince }
  const without = letterUndeliverableEmail(facts)
  assert.equal(without.body.split(messageUuid).length, 3, 'once in each language')
  assert.doesNotMatch(without.body, /https?:/)
  const [danish = '', english = ''] = halves(letterUndeliverableEmail({ ...facts, link: 'https://post.example/admin/letters/8f' }))
  for (const half of [danish, english]) assert.match(half, /: https:\/\/post\.example\/admin\/letters\/8f$/m)
})

test('waiting letters are counted in words that fit their number', () => {
  const facts = { ...system, waiting: 1, oldestSince: failing.failingSince, dueAt: at('2026-11-24T13:05:00Z') }
  assert.equal(lettersUnfetchedEmail(facts).subject, '1 brev venter på at blive hentet af Journal / 1 letter waits to be fetched by Journal')
  assert.equal(lettersUnfetchedEmail({ ...facts, waiting: 3 }).subject, '3 breve venter på at blive hentet af Journal / 3 letters wait to be fetched by Journal')
  assert.match(lettersUnfetchedEmail(facts).body, /Det ældste har ventet siden: 22\. november 2026[^]*The oldest has waited since: 22 November 2026/)
})

test('every reason is a sentence in both languages', () => {
  const codes = Object.keys(attemptReasonTexts.da) as (keyof typeof attemptReasonTexts.da)[] // Object.keys forgets the keys' type
  assert.equal(codes.length, 12)
  for (const code of codes) {
    const reason: AttemptReason = code === 'http' ? { code, status: 404 } : { code }
    for (const language of ['da', 'en'] as const) assert.match(tellAttemptReason(reason, language), /^\p{Lu}.*\.$/u)
  }
})
